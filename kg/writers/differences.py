"""What two documents ask, compared: as text for a terminal, or as JSON."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from kg.facts.differences import CHANGES, KEPT, Pair, count, mark
from kg.writers.answers.wrapping import wrap
from kg.writers.line import one_line

if TYPE_CHECKING:
    from kg.facts.provisions import Provision
    from kg.pipeline.comparing import Step

WIDTH = 80
INDENT = "      "
SIGNS = {KEPT: "=", "reworded": "~", "added": "+", "dropped": "-"}


def write(steps: Iterable["Step"], stream: TextIO, *, everything: bool) -> None:
    """Write the counts of each step, then what changed; kept provisions if asked."""
    for step in steps:
        stream.writelines(f"{line}\n" for line in _describe(step, everything))


def write_json(steps: Iterable["Step"], stream: TextIO) -> None:
    """Write an array of steps, with every provision of both sides."""
    records = [
        {
            "before": step.before.name,
            "after": step.after.name,
            "counts": count(step.pairs),
            "pairs": [_record(pair) for pair in step.pairs],
        }
        for step in steps
    ]
    json.dump(records, stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def _record(pair: Pair) -> dict[str, object]:
    sides = {"before": pair.before, "after": pair.after}
    return {"change": pair.change} | {
        name: {
            "paragraph": side.paragraph,
            "verb": side.verb,
            "force": side.force.rpartition("/")[2],
            "addressees": list(side.addressees),
            "tasks": sorted(side.tasks),
            "action": side.action,
        }
        for name, side in sides.items()
        if side
    }


def _describe(step: "Step", everything: bool) -> Iterator[str]:
    yield one_line(f"{step.before.name} → {step.after.name}")
    counts = count(step.pairs)
    yield "  " + ", ".join(f"{counts[change]} {change}" for change in CHANGES)
    yield ""
    for pair in step.pairs:
        if everything or pair.change != KEPT:
            yield from _show(pair)
    yield ""


def _show(pair: Pair) -> Iterator[str]:
    before, after = pair.before, pair.after
    places = " → ".join(place for place in pair.paragraphs if place)
    side = after or before
    assert side is not None
    head = f"  {SIGNS[pair.change]} {places}  {_asks(side)}"
    if before and after and _asks(before) != _asks(after):
        head = f"  {SIGNS[pair.change]} {places}  {_asks(before)} → {_asks(after)}"
    first, *rest = wrap(one_line(head.strip()), WIDTH - 4)
    yield f"  {first}"
    yield from (f"    {line}" for line in rest)
    for line in wrap(one_line(_words(pair)), WIDTH - len(INDENT)):
        yield f"{INDENT}{line}"


def _asks(side: "Provision") -> str:
    who = "、".join(side.addressees)
    return f"{side.verb} {who}".strip()


def _words(pair: Pair) -> str:
    """The words; what stood before in [-…-], what stands now in {+…+}."""
    before, after = pair.before, pair.after
    if not (before and after):
        side = before or after
        return side.action if side else ""
    if before.action == after.action:
        return after.action
    parts = []
    for was, now in mark(before.action, after.action):
        gone = f"[-{was}-]" if was else ""
        come = f"{{+{now}+}}" if now else ""
        parts.append(now if was == now else gone + come)
    return "".join(parts)
