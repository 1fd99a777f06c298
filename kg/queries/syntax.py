"""A query that is no SPARQL, to the place where it goes wrong.

The parser tells how far it looked, which may be some characters too far. So the query
is cut after one word and another, until the first is found that nothing can follow.

>>> error = explain("SELECT ?x\\nWHERE { ?x a mg:Actor }}", "…")
>>> print(error, error.pointer, sep="\\n")
line 2, column 24: "}" cannot stand here
  WHERE { ?x a mg:Actor }}
                         ^
"""

import re
from bisect import bisect_left
from unicodedata import east_asian_width

from pyoxigraph import Store

from kg.errors import QueryError, QuerySyntaxError
from kg.graph.names import PREFIXES
from kg.graph.safety import TOKEN

UPDATES = frozenset(
    {"insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy"}
)
PROLOGUE = frozenset({"prefix", "base"})
# More than the longest word that the parser looks ahead for: ENCODE_FOR_URI.
PAD = "\n" * 40
# error at 3:2: expected OPTIONAL
PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
UNKNOWN = "Prefix not found"
# expected one of The SELECT contains a variable that is unbound, [_]
REASON = re.compile(r"(?:of |, )(?:The )?((?:SELECT(?: \*)?|[A-Z][a-z]+) [a-z][^,[]+)")


def explain(sparql: str, said: str) -> QueryError:
    """What is wrong with a query of which the parser said this."""
    tokens = [each for each in TOKEN.finditer(sparql) if _is_word(each)]
    if verb := _find_update(tokens):
        return QueryError(f"{verb.upper()} changes a graph; here it is only asked")
    # A query may begin with what comes before the wrong word, and none with it as well.
    wrong = bisect_left(tokens, True, key=lambda each: _is_dead(sparql[: each.end()]))
    if wrong < len(tokens):
        token = tokens[wrong]
        return _point(sparql, token.start(), _name(token, sparql[: token.end()]))
    if reason := REASON.search(said):
        return _point(sparql, _find_select(tokens), reason[1].strip())
    return _point(sparql, len(sparql.rstrip()), "the query ends too early")


def _is_word(token: re.Match[str]) -> bool:
    text = token.group()
    return not text.isspace() and not text.startswith("#")


def _find_update(tokens: list[re.Match[str]]) -> str:
    """The first word after the prologue, if it is one that begins an update."""
    words = (each["word"].lower() for each in tokens if each["word"])
    first = next((word for word in words if word not in PROLOGUE), "")
    return first if first in UPDATES else ""


def _parse(sparql: str) -> str:
    """What the parser says of a query; nothing if it is one."""
    try:
        Store().query(sparql, prefixes=PREFIXES)
    except SyntaxError as error:
        return error.msg
    return ""


def _is_dead(beginning: str) -> bool:
    """Whether no query begins like this: the parser stops before the end of it."""
    place = PLACE.match(_parse(beginning + PAD))
    return place is not None and int(place[1]) < beginning.count("\n") + len(PAD)


def _find_select(tokens: list[re.Match[str]]) -> int:
    words = (each for each in tokens if (each["word"] or "").lower() == "select")
    return next((each.start() for each in words), 0)


def _name(token: re.Match[str], beginning: str) -> str:
    text, said = token.group(), _parse(beginning)
    if token["prefixed"] and UNKNOWN in said:
        prefix = text.partition(":")[0]
        known = ", ".join(sorted(PREFIXES))
        return f"the prefix {prefix}: is not declared; known without it are {known}"
    if text in {"'", '"'}:
        return "the text that begins here is not closed"
    if reason := REASON.search(said):
        return reason[1].strip()
    return f'"{text}" cannot stand here'


def _point(sparql: str, offset: int, problem: str) -> QuerySyntaxError:
    """The error at an offset, with its line and a caret below the place."""
    before = sparql[:offset]
    line = before.count("\n")
    start = before.rfind("\n") + 1
    shown = sparql.splitlines()[line] if sparql.strip() else ""
    indent = " " * _width(shown[: offset - start].expandtabs())
    pointer = f"  {shown.expandtabs()}\n  {indent}^"
    return QuerySyntaxError(problem, line + 1, offset - start + 1, pointer)


def _width(text: str) -> int:
    """How many letters wide a text is shown: a Chinese character counts as two."""
    return sum(1 + (east_asian_width(char) in "WF") for char in text)
