"""An IRI to what is known of it: a page for people, statements for machines."""

import io
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from pyoxigraph import BlankNode, NamedNode, QuerySolutions, Triple

from kg.graph.dataset import Dataset
from kg.service.formats import GRAPHS, PAGE, with_charset
from kg.service.messages import Reply
from kg.service.negotiation import choose
from kg.service.pages import Look, render
from kg.service.settings import Limits
from kg.service.tasks.refusals import RefusalError, refuse
from kg.service.things.documents import read_paragraphs
from kg.service.things.facts import Fact
from kg.service.things.graphs import list_statements, list_subjects
from kg.service.things.labels import find_labels, schemes
from kg.service.things.picture import around
from kg.service.things.thing import Thing, read_thing
from kg.writers.answers import GRAPHS as WRITTEN
from kg.writers.answers import triples

FORWARD = "SELECT DISTINCT ?p ?o {{ GRAPH ?g {{ {iri} ?p ?o }} }} LIMIT 10000"
BACKWARD = "SELECT DISTINCT ?s ?p {{ GRAPH ?g {{ ?s ?p {iri} }} }} LIMIT 1000"
LINKS = 40  # that a page lists
SUBJECTS = 400


def describe_thing(dataset: Dataset, limits: Limits, asked: dict[str, Any]) -> Reply:
    """``iri``; ``accept`` or ``format``; ``look``."""
    form = asked["format"] or _choose(asked["accept"])
    if form == PAGE:
        return describe_page(dataset, asked["iri"], Look(*asked["look"]))
    if form not in GRAPHS:
        raise RefusalError(406, f"there is no {form}, but {', '.join(GRAPHS)}")
    iri = asked["iri"]
    statements = (
        list(_state(dataset, iri))
        or list(_state(schemes(), iri))
        or list_statements(dataset, iri, limits.rows)
    )
    if not statements:
        return refuse(404, f"nothing is known of {iri}")
    stream = io.BytesIO()
    triples.write(statements, stream, WRITTEN[form])
    return Reply(200, with_charset(GRAPHS[form]), stream.getvalue())


def describe_page(dataset: Dataset, iri: str, look: Look) -> Reply:
    """The page of a thing; 404 where nothing is known of it."""
    thing = read_thing(dataset, iri)
    if thing is None:
        return _describe_graph(dataset, iri, look)
    paragraphs = read_paragraphs(dataset, iri) if thing.is_a("Document") else []
    body = render(
        "thing.html",
        look,
        thing=thing,
        paragraphs=paragraphs,
        points=around(thing.neighbours),
        links=thing.links[:LINKS],
        groups=[] if paragraphs else list(_group(thing, look)),
        timeline=sorted(_dated(thing), key=lambda each: each.when),
        formats=GRAPHS,
    )
    return Reply(200, with_charset(PAGE), body)


def _describe_graph(dataset: Dataset, iri: str, look: Look) -> Reply:
    """The page of a named graph, or of nothing at all."""
    subjects = list_subjects(dataset, iri, SUBJECTS + 1)
    if not subjects:
        return Reply(404, with_charset(PAGE), render("missing.html", look, iri=iri))
    shown = subjects[:SUBJECTS]
    values = {"iri": iri, "subjects": shown, "more": subjects[SUBJECTS:]}
    labels = find_labels(dataset, shown)
    page = render("graph.html", look, labels=labels, **values)
    return Reply(200, with_charset(PAGE), page)


def _choose(accept: str) -> str:
    """The name of a form; pages for those who ask for them, else Turtle."""
    media_type = choose(accept, [*GRAPHS.values(), PAGE])
    if media_type is None:
        known = ", ".join([*GRAPHS.values(), PAGE])
        raise RefusalError(406, f"this is given as {known}; ask for one")
    names = {each: name for name, each in GRAPHS.items()}
    return names.get(media_type, PAGE)


def _state(dataset: Dataset, iri: str) -> Iterator[Triple]:
    """What is stated of an IRI, and what points to it."""
    node = NamedNode(iri)
    forward = dataset.query(FORWARD.format(iri=node))
    backward = dataset.query(BACKWARD.format(iri=node))
    assert isinstance(forward, QuerySolutions)
    assert isinstance(backward, QuerySolutions)
    found: Iterable[Triple] = chain(
        (Triple(node, p, o) for p, o in forward),
        (Triple(s, p, node) for s, p in backward if not isinstance(s, BlankNode)),
    )
    yield from dict.fromkeys(found)


def _group(thing: Thing, look: Look) -> Iterator[tuple[str, list[Fact]]]:
    """The facts by kind; what a thing is asked to do comes first."""
    asked, asking, others = [], [], dict[str, list[Fact]]()
    own = f"<{thing.iri}>"
    for fact in thing.facts:
        if own in fact.roles.get("addressee", ()):
            asked.append(fact)
        elif own in fact.roles.get("issuer", ()):
            asking.append(fact)
        else:
            others.setdefault(fact.kind, []).append(fact)
    if asked:
        yield look.word("directives"), asked
    if asking:
        yield look.word("directives-given"), asking
    for kind, several in sorted(others.items()):
        yield look.term(kind), several


def _dated(thing: Thing) -> list[Fact]:
    if thing.is_a("Fact") or thing.is_a("Paragraph"):
        return []
    return [fact for fact in thing.facts if fact.when]
