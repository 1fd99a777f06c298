"""Statements with everything in them that a writer can trip over."""

from collections.abc import Iterator
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import names
from kg.graph.terms import XSD, known, literal, mg, node, words

TEXTS = [
    "",
    '他说："是"',
    '"',
    "\\",
    'ends in a backslash and a quote \\"',
    "\\u0041 is no escape, nor is \\n",
    'two "" and three """ quotes',
    "line\nline\r\nline\rline\ttab",
    "\n",
    "<script>alert('&amp;')</script> ]]> <!-- -->",
    "𠀀𠮷 🕊️ \U0010fffd",
    "left\u202eright\u200f \u2066isolated\u2069 \u200b\ufeff",
    "line\u2028paragraph\u2029next\u0085 no-break\u00a0",
    "e\u0301 and é",
    'said"@zh',
    '1"^^<http://example.org/type>',
    " blank before and after ",
    "=1+1",
    "@base <http://example.org/> .",
    "{'@id': 'actor/x'}",
]
CONTROL = "null \0 bell \a escape \x1b unit \x1f last \uffff"  # no XML can hold these
NAMES = [
    "Katiba Macina",
    "a_b %41 #1 ?x=y",
    "（马里）“新月形沙丘”",
    "30(a)(iii)–2",
    "¶7",
    "a:b",
    "doc:a",
    "http://example.org/",
    "a/../b/./c",
    "...",
    "don't! $5 & 6; *+,=@~",
    "<script>",
    "-",
    "٣ العربية",
    "𠀀",
    "n" * 300,
]
NUMBERS = [
    literal(True),
    literal(False),
    literal(0),
    literal(-5),
    literal(10**30),
    literal(Decimal("0.25")),
    *(
        Literal(form, datatype=node(XSD + kind))
        for form, kind in (
            ("007", "integer"),
            ("+7", "integer"),
            ("-0", "integer"),
            ("seven", "integer"),
            ("1.", "decimal"),
            (".5", "decimal"),
            ("1.50", "decimal"),
            ("1", "boolean"),
            ("TRUE", "boolean"),
            ("1.0E3", "double"),
            ("2021-06", "gYearMonth"),
            ("2021", "gYear"),
            ("P3M", "duration"),
        )
    ),
    Literal("x", datatype=node("http://example.org/type")),
    Literal("x", datatype=node("http://example.org/a(b)")),
]
PREDICATES = [
    mg("text"),  # words
    mg("symbol"),  # a string
    mg("issuer"),  # a node
    mg("order"),  # an integer
    mg("date"),  # anything dated
    mg("neverDeclared"),
    known("skos:prefLabel"),
    known("oa:exact"),
    node("http://example.org/terms/a-b.c"),
    node("urn:example:said"),
]


def make_strange(*more: Literal) -> Iterator[Quad]:
    """Every text, number and name as a value of every kind of role, in two graphs."""
    values: list[Literal | NamedNode] = [*NUMBERS, *more]
    values += [Literal(text) for text in TEXTS]
    values += [words(text) for text in TEXTS]
    values += [words("馬里", "zh-hant"), words("Mali", "en"), words("Mali", "fr")]
    values += [node(names.actor(name)) for name in NAMES]
    values += [node("urn:x"), node("http://example.org/"), node(names.ONTOLOGY)]
    first, second = node(names.document("S/1(2000)")), node("http://example.org/g")
    for predicate in PREDICATES:
        for value in values:
            yield Quad(node(names.actor("x")), predicate, value, first)
    for number, name in enumerate(NAMES):
        subject = node(names.actor(name))
        yield Quad(subject, known("rdf:type"), mg("State"), first)
        yield Quad(subject, known("rdf:type"), mg("State"), second)
        yield Quad(subject, known("rdf:type"), node("http://example.org/T"), second)
        yield Quad(subject, mg("order"), literal(number), second)
        yield Quad(subject, known("skos:prefLabel"), words(name), second)
