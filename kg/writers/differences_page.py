"""What two documents ask, compared: one HTML page that needs nothing else."""

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, TextIO

from kg.facts.differences import CHANGES, Pair, count, mark

if TYPE_CHECKING:
    from kg.facts.provisions import Provision
    from kg.pipeline.comparing import Step

NAMES = {
    "kept": "保留 kept",
    "reworded": "改写 reworded",
    "added": "新增 added",
    "dropped": "删去 dropped",
}
COLUMNS = "<colgroup><col><col><col><col><col></colgroup>"
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
HEAD = """<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
"""


def write(steps: Sequence["Step"], stream: TextIO) -> None:
    """Write a table a step, the changed words marked."""
    style = files("kg.writers").joinpath("differences.css").read_text("utf-8")
    title = " → ".join([steps[0].before.name, *(step.after.name for step in steps)])
    stream.write(HEAD.format(policy=POLICY, title=escape(title), style=style))
    for step in steps:
        stream.writelines(f"{line}\n" for line in _describe(step))
    stream.write("</body>\n</html>\n")


def _describe(step: "Step") -> Iterator[str]:
    before, after = escape(step.before.name), escape(step.after.name)
    yield f"<h1>{before} → {after}</h1>"
    counts = count(step.pairs)
    yield '<ul class="counts">'
    for change in CHANGES:
        name = NAMES[change]
        yield f'<li class="{change}"><b>{counts[change]}</b> {name}</li>'
    yield "</ul>"
    yield f"<table>{COLUMNS}<thead><tr><th></th>"
    yield f'<th colspan="2">{before}</th><th colspan="2">{after}</th></tr></thead>'
    yield "<tbody>"
    for pair in step.pairs:
        yield _row(pair)
    yield "</tbody></table>"


def _row(pair: Pair) -> str:
    old, new = _marked(pair)
    cells = _cells(pair.before, old) + _cells(pair.after, new)
    name = NAMES[pair.change]
    return f'<tr class="{pair.change}"><th scope="row">{name}</th>{cells}</tr>'


def _cells(side: "Provision | None", action: str) -> str:
    if side is None:
        return "<td></td><td></td>"
    who = "、".join(map(escape, side.addressees))
    asks = f"<b>{escape(side.verb)}</b> <i>{who}</i>"
    return f"<td>{escape(side.paragraph)}</td><td>{asks} {action}</td>"


def _marked(pair: Pair) -> tuple[str, str]:
    """The words of both sides, with what changed in <del> and <ins>."""
    before = pair.before.action if pair.before else ""
    after = pair.after.action if pair.after else ""
    if not (pair.before and pair.after):
        return escape(before), escape(after)
    old, new = [], []
    for was, now in mark(before, after):
        same = was == now
        old.append(escape(was) if same or not was else f"<del>{escape(was)}</del>")
        new.append(escape(now) if same or not now else f"<ins>{escape(now)}</ins>")
    return "".join(old), "".join(new)
