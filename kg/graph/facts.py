"""A fact to RDF with the words it was read from; knows no kind of fact.

What a role's value becomes is told by the ontology. Facts that rest on the same words
share their evidence, whose IRI is made of the paragraph and the place in it.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from kg.graph import names
from kg.graph.named import Triple, describe, describe_vote, iri_of
from kg.graph.terms import known, literal, mg, node, term
from kg.graph.vocabulary import vocabulary
from kg.model import Fact, Mention, Paragraph, Vote

TYPE = known("rdf:type")
Value = tuple[str, NamedNode | Literal]  # of a role


def state_fact(document: str, fact: Fact) -> Iterator[Triple]:
    """A fact of the document with this IRI: its roles, its paragraph, its words."""
    vocabulary().check_kind(fact.kind)
    values = list(_values(document, fact))
    paragraph = names.paragraph(document, fact.paragraph.number)
    subject = node(_iri(document, fact, values))
    for kind in vocabulary().fact_kinds[fact.kind]:
        yield subject, TYPE, mg(kind)
    for role, value in values:
        yield subject, mg(role), value
    yield from _describe_values(document, fact)
    yield subject, mg("statedIn"), node(paragraph)
    yield subject, mg("confidence"), literal(fact.confidence)
    if fact.rule:
        rule = node(names.rule(fact.rule))
        yield subject, mg("rule"), rule
        yield rule, TYPE, mg("Rule")
        yield rule, mg("ruleName"), literal(fact.rule)
    start = fact.evidence.start - fact.paragraph.span.start
    end = start + len(fact.evidence)
    evidence = node(names.evidence(paragraph, start, end))
    yield subject, mg("evidence"), evidence
    yield evidence, TYPE, mg("Evidence")
    yield evidence, known("oa:exact"), literal(fact.paragraph.text[start:end])
    yield evidence, known("oa:start"), literal(start)
    yield evidence, known("oa:end"), literal(end)
    yield evidence, mg("inParagraph"), node(paragraph)


def fact_iri(document: str, fact: Fact) -> str:
    """The same fact at the same place has the same IRI, whatever else was read.

    What has an identity has one IRI wherever it is told.
    """
    return _iri(document, fact, _values(document, fact))


def _iri(document: str, fact: Fact, values: Iterable[Value]) -> str:
    if fact.identity:
        return names.fact(fact.kind, *fact.identity)
    said = sorted(f"{role} {value}" for role, value in values)
    start = fact.evidence.start - fact.paragraph.span.start
    place = f"{start}+{len(fact.evidence)}"
    paragraph = names.paragraph(document, fact.paragraph.number)
    return names.fact(paragraph, place, fact.kind, *said)


def _values(document: str, fact: Fact) -> Iterator[Value]:
    for role, values in fact.roles.items():
        wanted = vocabulary().range_of(role)
        for value in _each((values,)):
            yield role, _term(document, value, wanted)


def _term(document: str, value: object, wanted: str) -> NamedNode | Literal:
    if isinstance(value, Fact):
        return node(fact_iri(document, value))
    if isinstance(value, Paragraph):
        return node(names.paragraph(document, value.number))
    if isinstance(value, Mention):
        return node(str(iri_of(value)))
    if isinstance(value, Vote):
        return node(names.vote(str(value)))
    return term(value, wanted)


def _describe_values(document: str, fact: Fact) -> Iterator[Triple]:
    """What is stated of the entities and votes that a fact names."""
    for each in _each(fact.roles.values()):
        if isinstance(each, Mention) and iri_of(each) != document:
            yield from describe(each)
        elif isinstance(each, Vote):
            yield from describe_vote(each)


def _each(values: Iterable[object]) -> Iterator[object]:
    """The values of roles, one by one."""
    for value in values:
        yield from value if isinstance(value, (tuple, list)) else (value,)
