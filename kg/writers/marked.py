"""Documents with their names to marked text: colours by type, else brackets.

``[安全理事会]{body}`` where the terminal has no colours; a name inside another one is
marked inside it.
"""

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from kg.model import Document, Mention, Paragraph
from kg.writers.line import one_line

# Numbers, durations and pronouns are no names.
UNMARKED = frozenset(("quantity", "duration", "recurrence", "reference"))
STYLES = {
    "agreement": "bold yellow",
    "armed_group": "bold red",
    "body": "cyan",
    "date": "bright_black",
    "force": "red",
    "government": "bold green",
    "igo": "blue",
    "mission": "bold cyan",
    "office": "magenta",
    "operation": "bold magenta",
    "person": "bold white on blue",
    "place": "yellow",
    "project": "bold blue",
    "state": "green",
    "symbol": "underline",
}
OTHER = "italic"
Named = tuple[Document, Sequence[Mention]]


def write(documents: Iterable[Named], stream: TextIO) -> None:
    """Write every paragraph with its names, and how many there are of each type."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    coloured = console.color_system is not None
    for document, mentions in documents:
        marked = [each for each in mentions if each.type not in UNMARKED]
        names = sorted(marked, key=lambda each: each.span)
        console.print(Text(one_line(document.origin.file), "bold"), soft_wrap=True)
        for paragraph in document.paragraphs:
            if not paragraph.inline:
                line = _mark(paragraph, names, coloured)
                for part in _fold(line, console.width) if coloured else [line]:
                    console.print(part, soft_wrap=True)
        console.print(_count(names, coloured))
        console.print()


def write_json(documents: Iterable[Named], stream: TextIO) -> None:
    """Write one JSON array, a name a line, with its place in the canonical text."""
    wide = (stream.encoding or "").lower().startswith("utf")
    before = "[\n"
    for document, mentions in documents:
        starts = [each.span.start for each in document.paragraphs]
        for mention in mentions:
            paragraph = _around(document, starts, mention)
            entry = _record(document, mention, paragraph)
            stream.write(before + json.dumps(entry, ensure_ascii=not wide))
            before = ",\n"
    stream.write("\n]\n" if before != "[\n" else "[]\n")


def _around(
    document: Document, starts: Sequence[int], mention: Mention
) -> Paragraph | None:
    """The innermost paragraph that holds a name."""
    index = bisect_right(starts, mention.span.start) - 1
    while index >= 0 and mention.span not in document.paragraphs[index].span:
        index -= 1
    return document.paragraphs[index] if index >= 0 else None


def _record(
    document: Document, mention: Mention, paragraph: Paragraph | None
) -> dict[str, object]:
    return {
        "file": document.origin.file,
        "paragraph": paragraph.number if paragraph else "",
        "start": mention.span.start,
        "end": mention.span.end,
        "surface": mention.surface,
        "type": mention.type,
        "entity": mention.entity,
        "level": mention.level,
    }


def _mark(paragraph: Paragraph, names: Sequence[Mention], coloured: bool) -> Text:
    first = bisect_left(names, paragraph.span.start, key=lambda each: each.span.start)
    last = bisect_left(names, paragraph.span.end, key=lambda each: each.span.start)
    inside = [each for each in names[first:last] if each.span in paragraph.span]
    line = Text.assemble((paragraph.number, "bold"), "  ")
    if coloured:
        return line.append_text(_colour(paragraph, inside))
    return line.append("".join(_bracket(paragraph, inside)))


def _fold(line: Text, width: int) -> Iterable[Text]:
    """The lines of a screen; Chinese is broken anywhere, rich breaks it at blanks."""
    breaks: list[int] = []
    cells = 0
    for place, char in enumerate(line.plain):
        cells += (size := cell_len(char))
        if cells > width:
            breaks.append(place)
            cells = size
    return line.divide(breaks)


def _colour(paragraph: Paragraph, names: Sequence[Mention]) -> Text:
    """The text with a style for each name, the inner over the outer ones."""
    text = Text(_clean(paragraph.text))
    start = paragraph.span.start
    for each in sorted(names, key=lambda name: -len(name.span)):
        style = STYLES.get(each.type, OTHER)
        text.stylize(style, each.span.start - start, each.span.end - start)
    return text


def _bracket(paragraph: Paragraph, names: Sequence[Mention]) -> Iterator[str]:
    """The text with brackets round each name, and its type behind them.

    At one place inner names end before outer ones, and outer ones begin before inner.
    """
    marks: list[tuple[int, int, int, str]] = []
    for each in names:
        start, end = each.span.start, each.span.end
        marks.append((start, 1, -end, "["))
        marks.append((end, 0, -start, f"]{{{each.type}}}"))
    at = 0
    for place, _, _, mark in sorted(marks):
        here = place - paragraph.span.start
        yield _clean(paragraph.text[at:here]) + mark
        at = here
    yield _clean(paragraph.text[at:])


def _clean(text: str) -> str:
    """As many characters, none of them one that a terminal should not be sent."""
    kept = (char if char.isprintable() else " " for char in text)
    return "".join(kept)


def _count(names: Sequence[Mention], coloured: bool) -> Text:
    counts = Counter(each.type for each in names)
    line = Text(f"{len(names)} names")
    for kind, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        style = STYLES.get(kind, OTHER) if coloured else ""
        line.append("  ").append(f"{kind} {count}", style)
    return line
