"""A Document back to the blocks it was printed as, to be set in another format."""

from dataclasses import dataclass
from pathlib import Path

from kg.model import Document, Kind, Paragraph
from tests.makers.blocks import Block, Heads, Note, Setting

CORPUS = Path(__file__).parents[2] / "seeds" / "documents"
FILES = sorted(CORPUS.glob("*.txt"))


def to_blocks(document: Document) -> list[Block]:
    """What was printed, paragraph by paragraph, the footnotes with what calls them."""
    notes = {each.number: each for each in document.paragraphs if _is_note(each)}
    called = {call.footnote for call in document.calls}
    blocks = []
    for paragraph in document.paragraphs:
        if paragraph.inline or _is_note(paragraph):
            continue
        calls = tuple(
            Note(
                call.offset - paragraph.span.start,
                mark(call.footnote),
                notes[call.footnote].text,
            )
            for call in document.calls
            if paragraph.span.start <= call.offset <= paragraph.span.end
        )
        blocks.append(_block(paragraph, calls))
    assert called == set(notes), "a note that nothing calls cannot be set"
    return blocks


def _is_note(paragraph: Paragraph) -> bool:
    return paragraph.kind is Kind.FOOTNOTE


def mark(number: str) -> str:
    """The mark of a footnote: annex/fn3 is called by 3."""
    return number.rpartition("fn")[2]


def _block(paragraph: Paragraph, notes: tuple[Note, ...]) -> Block:
    part = paragraph.kind is Kind.HEADING and paragraph.number.endswith("/heading-1")
    setting = {Kind.ROW: Setting.ROW, Kind.HEADING: Setting.HEADING}.get(
        paragraph.kind, Setting.PARAGRAPH
    )
    depth = _depth(paragraph)
    return Block(
        paragraph.text,
        setting,
        indent=0.0 if depth else 2.0 if paragraph.kind is not Kind.HEADING else 0.0,
        left=1.5 * depth,
        notes=notes,
        new_page=part and "/" in paragraph.number,
    )


def _depth(paragraph: Paragraph) -> int:
    return 1 + _depth(paragraph.parent) if paragraph.parent else 0


def heads_of(document: Document) -> Heads:
    """Page heads as such a document has them."""
    meta = document.metadata
    return Heads(meta.symbol or "", meta.job_number or "21-00001", page_numbers=True)


@dataclass(frozen=True, slots=True)
class Outline:
    """What must be the same in whatever format a document is read from."""

    number: str
    kind: Kind
    parent: str
    heading: str
    text: str


def outline(document: Document) -> list[Outline]:
    """The document without its places: paragraph by paragraph."""
    return [
        Outline(
            each.number,
            each.kind,
            each.parent.number if each.parent else "",
            each.heading.number if each.heading else "",
            each.text,
        )
        for each in document.paragraphs
    ]


def calls(document: Document) -> list[tuple[str, str]]:
    """Which footnote is called by which words."""
    return [
        (document.text[max(0, call.offset - 6) : call.offset], call.footnote)
        for call in document.calls
    ]
