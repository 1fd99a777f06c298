"""Plain values to RDF terms, by the range that the ontology gives a role."""

import datetime
import re
from decimal import Decimal
from functools import cache, lru_cache

from pyoxigraph import Literal, NamedNode

from kg.errors import OntologyError
from kg.graph.names import ID, ONTOLOGY, PREFIXES
from kg.graph.vocabulary import LANG_STRING, XSD

CHINESE = "zh"
LARGE = 2**31  # Virtuoso holds no larger integer, but turns it into a decimal
# 2021-06-29 · 2021-06 · 2021 · --06-29 · --06
DATES = (
    (re.compile(r"-?\d{4}-\d{2}-\d{2}"), f"{XSD}date"),
    (re.compile(r"-?\d{4}-\d{2}"), f"{XSD}gYearMonth"),
    (re.compile(r"-?\d{4}"), f"{XSD}gYear"),
    (re.compile(r"--\d{2}-\d{2}"), f"{XSD}gMonthDay"),  # the text tells no year
    (re.compile(r"--\d{2}"), f"{XSD}gMonth"),
)


@lru_cache(maxsize=4096)
def node(iri: str) -> NamedNode:
    """A node; the common ones are made once."""
    return NamedNode(iri)


@cache
def mg(name: str) -> NamedNode:
    """A term of the ontology by its short name."""
    return node(ONTOLOGY + name)


@cache
def known(prefixed: str) -> NamedNode:
    """A term of another vocabulary: ``known("dcterms:title")``."""
    prefix, _, name = prefixed.partition(":")
    return node(PREFIXES[prefix] + name)


def words(text: str, language: str = CHINESE) -> Literal:
    """Words of a language."""
    return Literal(text, language=language)


@lru_cache(maxsize=4096, typed=True)
def literal(value: object) -> Literal:
    """A number, a truth value, a date, or a string without language."""
    match value:
        case bool():
            return _typed("true" if value else "false", "boolean")
        case int() if abs(value) < LARGE:
            return _typed(str(value), "integer")
        case Decimal() | int() | float():
            return _typed(f"{Decimal(str(value)).normalize():f}", "decimal")
        case datetime.date():
            return _typed(value.isoformat(), "date")
        case _:
            return Literal(str(value))


def _typed(form: str, datatype: str) -> Literal:
    return Literal(form, datatype=node(XSD + datatype))


def term(value: object, wanted: str) -> NamedNode | Literal:
    """A role's value, by the range of the role.

    >>> str(term("力求稳定", LANG_STRING))
    '"力求稳定"@zh'
    >>> str(term("force/requests", f"{ONTOLOGY}Actor"))
    '<https://w3id.org/mandate-graph/id/force/requests>'
    >>> str(term("2021-06", f"{PREFIXES['rdfs']}Literal"))
    '"2021-06"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    if not isinstance(value, str):
        return literal(value)
    if wanted == LANG_STRING:
        return words(value)
    if wanted == f"{PREFIXES['rdfs']}Literal":
        return _dated(value)
    if wanted.startswith(XSD):
        return Literal(value, datatype=node(wanted))
    return node(value if value.startswith(("http://", "https://")) else ID + value)


def _dated(value: str) -> Literal:
    for form, datatype in DATES:
        if form.fullmatch(value):
            return Literal(value, datatype=node(datatype))
    raise OntologyError(f"{value!r} is no date: 2021, 2021-06 or 2021-06-29")
