"""A text's characters to a Source: its lines, how wide they are, what lies between."""

from collections import Counter

from kg.documents.formats.source import Line, Source

LINE_ENDS = ("", "\n", "\r", "\f", "\v", "\x85", "\u2028", "\u2029")
TAB = 2.0  # the width a tab is counted for, in Chinese characters


def read_plain(text: str, encoding: str, notices: tuple[str, ...] = ()) -> Source:
    """Cut a plain text into its printed lines."""
    lines: list[Line] = []
    pages = [0]
    start = blank = 0
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        if bare:
            lines.append(_measure(raw, bare, start, blank))
            lines[-1].page = len(pages)
            blank = 0
        else:
            blank += 1
        start += len(raw)
        if "\f" in raw:
            pages.append(start)
    _level_gaps(lines)
    return _finish(text, lines, pages, encoding, notices)


def width(text: str) -> float:
    """How wide a text is printed, in Chinese characters; a Latin letter is a half.

    >>> width("第 17 段")
    4.0
    """
    return (len(text.encode("utf-8", "surrogatepass")) + len(text)) / 4


def _measure(raw: str, bare: str, start: int, gap: int) -> Line:
    indent = raw.find(bare[0])
    left = _indent_width(raw[:indent]) if indent else 0.0
    end = indent + len(bare)
    return Line(
        start + indent,
        start + end,
        left,
        left + width(bare),
        float(gap),
        False,
        raw[end : end + 1] not in LINE_ENDS,
    )


def _indent_width(blanks: str) -> float:
    return sum(
        TAB if blank == "\t" else 1.0 if blank == "\u3000" else 0.5 for blank in blanks
    )


def _level_gaps(lines: list[Line]) -> None:
    """Count as a gap only what is more than this text sets between lines as a rule."""
    gaps = Counter(line.gap for line in lines)
    usual = gaps.most_common(1)[0][0] if gaps else 0.0
    for line in lines:
        line.gap = max(0.0, line.gap - usual)


def _finish(
    text: str,
    lines: list[Line],
    pages: list[int],
    encoding: str,
    notices: tuple[str, ...],
) -> Source:
    """A text without page breaks has no pages."""
    if len(pages) > 1:
        return Source(text, lines, "text", encoding, (), (), tuple(pages), notices)
    for line in lines:
        line.page = 0
    return Source(text, lines, "text", encoding, notices=notices)
