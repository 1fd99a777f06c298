"""A place in the plain text that a finder takes for a name; overlaps settle later."""

from typing import NamedTuple

from kg.model import Quantity, Time

# Who is right where two cross: what is written between marks or in figures, then what
# is in the authority files, then what grammar says, then what words suggest.
MARKED, KNOWN, BUILT, GUESSED = 4, 3, 2, 1


class Candidate(NamedTuple):
    """Offsets into the plain text, a type, and an entity if the finder knows it."""

    start: int
    end: int
    type: str
    entity: str = ""
    rank: int = BUILT
    value: Time | Quantity | None = None
    choices: tuple[str, ...] = ()  # the entities that a short form may mean
