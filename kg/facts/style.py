"""How a stretch of text speaks, which decides what a verb in it can be."""

from dataclasses import dataclass

# Forces that want another to act: whoever follows the verb is addressed.
ASKING = frozenset(
    f"force/{name}"
    for name in (
        *("demands", "requests", "urges", "calls-upon", "encourages", "invites"),
        *("recommends", "authorizes"),
    )
)


@dataclass(frozen=True, slots=True)
class Style:
    """From where to where a paragraph is read, and who may be silent in it."""

    begin: int
    end: int
    decides: bool  # the text of a decision: every clause may begin with a verb
    told: bool = False  # only what a named speaker says is an act
