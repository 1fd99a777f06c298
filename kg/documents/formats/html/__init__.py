"""HTML pages: the decoded text to a Source; and the encoding that the bytes declare."""

import re

from kg.documents.formats.html.calls import settle_marks
from kg.documents.formats.html.page import Page
from kg.documents.formats.source import Source, Transcript
from kg.model import Furniture

HEAD = 4096  # bytes in which a page says how it is encoded
# <meta charset="gb2312"> · <meta … content="text/html; charset=gbk">
# <?xml version="1.0" encoding="big5"?>
CHARSET = re.compile(
    rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})"
    rb"|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
# What browsers understand by these names: the larger set, of which they are a part.
MEANT = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "us-ascii": "cp1252",
    "utf8": "utf-8",
    "utf-16": "utf-8",  # else the declaration itself could not have been read
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
# What Python calls encodings are also ciphers and escapes, which no page is in.
KNOWN = re.compile(
    r"utf-8|gb18030|big5hkscs|(?:windows-|cp)125[0-8]|iso-8859-(?:[1-9]|1[013-6])|koi8-[ru]"
    r"|shift_jis|euc-(?:jp|kr)|iso-2022-jp"
)
NOTICES = {
    "hidden": "{} characters of hidden text are left out",
    "deleted": "{} characters of deleted text are left out",
    "form": "{} characters of forms are left out",
    "pronunciation": "{} characters of notes on pronunciation are left out",
}


def read_html(text: str, name: str) -> Source:
    """Read a page; whatever it holds, there is a reading of it."""
    page = Page(text)
    page.read()
    scribe = page.scribe
    furniture = _account(len(text), scribe.runs, page.furniture)
    return Source(
        scribe.text,
        scribe.lines,
        "html",
        marks=settle_marks(scribe.marks, scribe.lines),
        notices=_tell(text, furniture),
        transcript=Transcript(text, tuple(scribe.runs), furniture),
    )


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page declares, by a name that Python knows as well.

    >>> declared_charset(b"<html><meta charset=gb2312>")
    'gb18030'
    """
    found = CHARSET.search(COMMENT.sub(b"", data[:HEAD]))
    if not found:
        return None
    label = (found[1] or found[2]).decode("ascii", "replace").lower()
    label = MEANT.get(label, label)
    return label if KNOWN.fullmatch(label) else None


def _account(
    length: int, runs: list[tuple[int, int, int]], furniture: list[Furniture]
) -> tuple[Furniture, ...]:
    """The furniture, with all that nothing covers: white space that is not shown."""
    covered = [(file, file + size) for _, file, size in runs if size]
    covered += [(each.start, each.end) for each in furniture]
    blank: list[Furniture] = []
    at = 0
    for start, end in sorted([*covered, (length, length)]):
        if at < start:
            blank.append(Furniture("white space", at, start))
        at = max(at, end)
    return tuple(sorted([*furniture, *blank], key=lambda each: each.start))


def _tell(text: str, furniture: tuple[Furniture, ...]) -> tuple[str, ...]:
    """What a reader might miss."""
    counts = dict.fromkeys(NOTICES, 0)
    for each in furniture:
        if each.name in counts:
            counts[each.name] += len(text[each.start : each.end].strip())
    return tuple(NOTICES[name].format(count) for name, count in counts.items() if count)
