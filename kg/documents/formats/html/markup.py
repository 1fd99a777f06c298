"""HTML's text to tokens, each with its exact place in the file.

Every character is in one token. Whatever the file holds, there is a reading of it, the
one that browsers agree on; nothing is raised, and the time grows only with the length.
"""

import html
import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from kg.documents.formats.html.elements import list_names


class Kind(Enum):
    """What a stretch of the file is."""

    TEXT = auto()
    START = auto()  # <p>
    END = auto()  # </p>
    EMPTY = auto()  # <br/>
    RAW = auto()  # what stands between <script> and </script>
    COMMENT = auto()  # a doctype as well, and anything else that begins with <! or <?


class Token(NamedTuple):
    """A stretch of the file; ``name`` is that of the element, if there is one."""

    kind: Kind
    name: str
    start: int
    end: int


# class="note" · hidden · href=#fn1 : an unclosed quote is part of a bare value
ATTRIBUTE = r"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*\"|'[^']*'|[^\s>]*+))?+"
# <!-- … --> · <p class="x"> · </p> · <br/> · <!DOCTYPE html> · <?xml … ?> · <![if …]>
MARKUP = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)(?:[\s/]++|{ATTRIBUTE})*+(?:>|\Z)"
    r"|<[!?/][^>]*(?:>|\Z)",
    re.DOTALL,
)
NAMED_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s/>][^\s/>=]*)"
    r"(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]*)))?"
)
# &nbsp; · &#12298; · &#x300A; · &amp without its semicolon
REFERENCE = r"&(?:#\d{1,9}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{0,40});?"
# What is between these tags and their end is no markup, whatever it looks like.
RAW_NAMES = list_names("script style title textarea iframe noembed noframes")


def scan(text: str) -> Iterator[Token]:
    """Cut a file into tokens, from the first character to the last."""
    position = 0
    while match := MARKUP.search(text, position):
        if match.start() > position:
            yield Token(Kind.TEXT, "", position, match.start())
        token = _name(match)
        yield token
        position = token.end
        if token.kind is Kind.START and token.name in RAW_NAMES:
            position = _end_of_raw(text, token)
            if position > token.end:
                yield Token(Kind.RAW, token.name, token.end, position)
    if position < len(text):
        yield Token(Kind.TEXT, "", position, len(text))


def _name(match: re.Match[str]) -> Token:
    kind = Kind.COMMENT
    if match["name"]:
        kind = Kind.START
        if match["end"]:
            kind = Kind.END
        elif match[0].endswith("/>"):
            kind = Kind.EMPTY
    return Token(kind, (match["name"] or "").lower(), match.start(), match.end())


def _end_of_raw(text: str, token: Token) -> int:
    end = re.compile(rf"</{token.name}(?=[\s/>])", re.IGNORECASE)
    found = end.search(text, token.end)
    return found.start() if found else len(text)


def read_attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag; of one that is given twice, the first.

    >>> read_attributes('<a class="note x" href=#fn1 hidden>')
    {'class': 'note x', 'href': '#fn1', 'hidden': ''}
    """
    found: dict[str, str] = {}
    inside = re.sub(r"\A</?[a-zA-Z][^\s/>]*", "", tag)
    for match in NAMED_ATTRIBUTE.finditer(inside):
        value = match["double"] or match["single"] or match["bare"] or ""
        found.setdefault(match["name"].lower(), html.unescape(value))
    return found


def read_reference(reference: str) -> str:
    """The characters a reference stands for; itself if it stands for none.

    >>> read_reference("&#12298;"), read_reference("&AT;"), read_reference("&#xD800;")
    ('《', '&AT;', '\\ufffd')
    """
    return html.unescape(reference)
