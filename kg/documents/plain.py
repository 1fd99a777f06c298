"""A text's characters to a Source: its lines, how wide they are, what lies between."""

from collections import Counter

from kg.documents.source import Line, Source

TAB = 2.0  # the width a tab is counted for, in Chinese characters


def read_plain(text: str, encoding: str, notices: tuple[str, ...] = ()) -> Source:
    """Cut a plain text into its printed lines."""
    lines: list[Line] = []
    pages = [0]
    start = blank = 0
    usual = _usual_gap(text)
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        if bare:
            lines.append(_measure(raw, bare, start, max(0, blank - usual)))
            lines[-1].page = len(pages)
            blank = 0
        else:
            blank += 1
        start += len(raw)
        if "\f" in raw:
            pages.append(start)
    return _finish(text, lines, pages, encoding, notices)


def width(text: str) -> float:
    """How wide a text is printed, in Chinese characters; a Latin letter is a half.

    >>> width("第 17 段")
    4.0
    """
    return (len(text.encode("utf-8", "surrogatepass")) + len(text)) / 4


def _measure(raw: str, bare: str, start: int, gap: int) -> Line:
    body = raw.rstrip("\r\n\f\v\x85\u2028\u2029")
    indent = len(body) - len(body.lstrip())
    left = _indent_width(body[:indent])
    return Line(
        start=start + indent,
        end=start + indent + len(bare),
        left=left,
        right=left + width(bare),
        gap=float(gap),
        trailing=len(body) > indent + len(bare),
    )


def _indent_width(blanks: str) -> float:
    return sum(
        TAB if blank == "\t" else 1.0 if blank == "\u3000" else 0.5 for blank in blanks
    )


def _usual_gap(text: str) -> int:
    """How many empty lines stand between two lines of this text as a rule."""
    gaps: Counter[int] = Counter()
    blank = 0
    for raw in text[:100_000].splitlines():
        if raw.strip():
            gaps[blank] += 1
            blank = 0
        else:
            blank += 1
    return gaps.most_common(1)[0][0] if gaps else 0


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
