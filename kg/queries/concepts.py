"""Names to concepts: what a task, a kind of event or a force is called.

The concepts are those of ``ontology/``, by Chinese or English name or by their key.

>>> find_concept("task", "保护平民")
'https://w3id.org/mandate-graph/id/task/protection-of-civilians'
"""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import ParameterError
from kg.graph.names import ID, PREFIXES
from kg.queries.entities import fold
from kg.queries.nodes import list_near
from kg.resources import ontology

LABELS = {f"{PREFIXES['skos']}prefLabel", f"{PREFIXES['skos']}altLabel"}


def find_concept(scheme: str, name: str) -> str:
    """The IRI of a concept of a scheme; ParameterError where none is so called."""
    place = f"{ID}{scheme}/"
    called = {fold(label): iri for iri, label in _labels(place)}
    called |= {fold(iri.removeprefix(place)): iri for iri in called.values()}
    bare = name.removeprefix("id:").removeprefix(f"{scheme}/")
    if iri := called.get(fold(bare)):
        return iri
    names = [label for _, label in _labels(place)]
    near = get_close_matches(name, names, n=3, cutoff=0.4)
    raise ParameterError(f"no {scheme} is called {name}{list_near(name, near)}")


@cache
def _labels(place: str) -> list[tuple[str, str]]:
    """The concepts of a scheme with their names; which file they are in is free."""
    return list(_read(place))


def _read(place: str) -> Iterator[tuple[str, str]]:
    for file in sorted(ontology().glob("*.ttl")):
        for triple in parse(path=file, format=RdfFormat.TURTLE):
            subject, label = triple.subject, triple.object
            if (
                isinstance(subject, NamedNode)
                and isinstance(label, Literal)
                and triple.predicate.value in LABELS
                and subject.value.startswith(place)
                and subject.value != place
            ):
                yield subject.value, label.value
