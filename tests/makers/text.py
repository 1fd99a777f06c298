"""Sets a document as a plain text with printed lines and pages."""

from collections.abc import Iterator

from kg.documents.formats.plain import width
from tests.makers.blocks import Block, Heads, Note, Setting

NEVER_FIRST = "，。、；：！？”’）》」』)]%,;:"
RULE = "__________________"


def make_text(
    blocks: list[Block],
    heads: Heads,
    *,
    measure: float = 36,
    depth: int = 40,
    trailing: bool = False,
    form_feeds: bool = True,
) -> str:
    """Break the blocks into lines, the lines into pages with heads and footnotes."""
    pages: list[list[str]] = [[]]
    notes: list[list[str]] = [[]]
    for block in blocks:
        if block.new_page and pages[-1]:
            pages.append([])
            notes.append([])
        for line, called in _set_block(block, measure, trailing):
            room = depth - sum(map(len, notes[-1:]))
            if len(pages[-1]) >= room:
                pages.append([])
                notes.append([])
            pages[-1].append(line)
            for note in called:
                notes[-1] += _set_note(note, measure, trailing)
    return "".join(
        _page(number, len(pages), body, note, heads, form_feeds)
        for number, (body, note) in enumerate(zip(pages, notes, strict=True), 1)
    )


def _page(
    number: int, total: int, body: list[str], notes: list[str], heads: Heads, feed: bool
) -> str:
    lines = [] if number == 1 else [heads.head, ""]
    lines += body
    if notes:
        lines += [RULE, *notes]
    lines += ["", f"{heads.foot} {number}/{total}"]
    return "\n".join(lines) + ("\n\f" if feed and number < total else "\n\n")


def _set_block(
    block: Block, measure: float, trailing: bool
) -> Iterator[tuple[str, list[Note]]]:
    text, calls = _with_marks(block)
    if (
        block.setting is Setting.ROW
    ):  # cells one below the other, as such files have them
        lines = [cell + "\t" for cell in text.split("\t")]
    else:
        lines = break_lines(text, measure - block.left, block.indent)
    at = 0
    for index, line in enumerate(lines):
        end = at + len(line)
        called = [note for place, note in calls if at <= place < end]
        at = end
        indent = block.left + (block.indent if index == 0 else 0)
        last = index == len(lines) - 1 or block.setting is Setting.ROW
        body = " " * round(2 * indent) + line.strip()
        yield body + (" " if last and trailing else ""), called


def _set_note(note: Note, measure: float, trailing: bool) -> list[str]:
    lines = [
        line.strip() for line in break_lines(f" {note.number} {note.text}", measure, 0)
    ]
    lines[0] = " " + lines[0]
    return [*lines[:-1], lines[-1] + (" " if trailing else "")]


def _with_marks(block: Block) -> tuple[str, list[tuple[int, Note]]]:
    """The text with the notes' marks in it, and where each stands."""
    text, shift, places = block.text, 0, []
    for note in block.notes:
        at = note.offset + shift
        mark = note.number + (" " if text[at : at + 1].strip() else "")
        text = text[:at] + mark + text[at:]
        places.append((at, note))
        shift += len(mark)
    return text, places


def break_lines(text: str, measure: float, indent: float) -> list[str]:
    """Break as Chinese typesetting does; the pieces join to the text again."""
    lines, line, room = [], "", measure - indent
    for piece in _unbreakable(text):
        if line and width(line) + width(piece.rstrip()) > room:
            lines.append(line)
            line, room = "", measure
        line += piece
    return [*lines, line] if line else lines


def _unbreakable(text: str) -> Iterator[str]:
    piece = ""
    for char in text:
        joined = piece and (
            char in NEVER_FIRST
            or char == " "
            or (char.isascii() and piece[-1].isascii() and piece[-1] not in " :;,")
            or piece[-1] in "（(《“"
        )
        if joined:
            piece += char
        else:
            if piece:
                yield piece
            piece = char
    if piece:
        yield piece
