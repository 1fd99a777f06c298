"""Documents to trees: what each says of itself, then its paragraphs.

Every line shows a paragraph as it is cited, and its first words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TextIO

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from kg.model import Document, Kind, Paragraph, Part, Vote
from kg.writers.line import one_line

GUIDE = "bright_black"
STYLES = {Kind.TITLE: "bold", Kind.HEADING: "bold", Kind.FOOTNOTE: "dim"}
LONGEST = 400  # of a paragraph's characters: more than any screen is wide


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write one tree after another."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    for document in documents:
        for line in _describe(document):
            console.print(line, no_wrap=True, overflow="ellipsis")
        console.print(_grow(document))
        console.print()


def _describe(document: Document) -> Iterator[Text]:
    """The file, and below it whatever the document says of itself."""
    yield Text(one_line(document.origin.file), "bold")
    values = asdict(document.metadata) | {"vote": _put(document.metadata.vote)}
    for name, value in values.items():
        if value:
            words = ", ".join(value) if isinstance(value, tuple) else str(value)
            label = Text(f"  {name.replace('_', ' '):<17} ", "cyan")
            yield label.append(one_line(words), "default")


def _put(vote: Vote | None) -> str:
    return f"{vote.in_favour}-{vote.against}-{vote.abstaining}" if vote else ""


def _grow(document: Document) -> Tree:
    """Hang every paragraph under its parent, else its heading, else its part."""
    root = Tree("", hide_root=True, guide_style=GUIDE)
    names = {part.key: _name(part) for part in document.parts if part.key}
    parts = {"": root}
    nodes: dict[int, Tree] = {}
    for paragraph in document.paragraphs:
        if paragraph.kind is Kind.FOOTNOTE:
            continue
        if paragraph.part not in parts:
            parts[paragraph.part] = root.add(names[paragraph.part])
        above = paragraph.parent or paragraph.heading
        under = nodes[above.order] if above else parts[paragraph.part]
        nodes[paragraph.order] = under.add(_label(paragraph))
    notes = [each for each in document.paragraphs if each.kind is Kind.FOOTNOTE]
    below = root.add(Text("footnotes", "cyan")) if notes else root
    for note in notes:
        below.add(_label(note))
    return root


def _name(part: Part) -> Text:
    """A part by its key, and what is printed on it."""
    said = part.label, part.title, part.date, part.place, part.signatory
    words = one_line(" · ".join(str(each) for each in said if each))
    return _crop(Text.assemble((part.key, "cyan"), "  ", words))


def _label(paragraph: Paragraph) -> Text:
    words = one_line(paragraph.text[:LONGEST])
    number = (paragraph.number, "green")
    style = STYLES.get(paragraph.kind, "")
    return _crop(Text.assemble(number, "  ", (words, style)))


def _crop(text: Text) -> Text:
    """Crop to the width of the screen, in whole Chinese characters."""
    text.no_wrap = True
    text.overflow = "ellipsis"
    return text
