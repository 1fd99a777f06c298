"""What concepts, classes and roles are called: the labels of ``ontology/``.

>>> glossary()["force/requests"]
['请', 'requests']
"""

from collections.abc import Iterable
from functools import cache

from pyoxigraph import Literal, RdfFormat, parse

from kg.graph.names import ID, ONTOLOGY, PREFIXES
from kg.resources import ontology

LABELS = (f"{PREFIXES['rdfs']}label", f"{PREFIXES['skos']}prefLabel")
BROADER = f"{PREFIXES['skos']}broader"
LANGUAGES = ("zh", "en")


@cache
def glossary() -> dict[str, list[str]]:
    """Chinese and English by the short name of a term: ``addressee``, ``task/…``."""
    found: dict[str, list[str]] = {}
    for subject, predicate, value in _triples():
        language = value.language if isinstance(value, Literal) else None
        if predicate in LABELS and language in LANGUAGES:
            both = found.setdefault(shorten(subject), ["", ""])
            both[LANGUAGES.index(language)] = getattr(value, "value", "")
    return found


@cache
def broader() -> dict[str, str]:
    """The concept above each concept: ``force/requests`` is ``force/directive``."""
    return {
        shorten(subject): shorten(getattr(value, "value", ""))
        for subject, predicate, value in _triples()
        if predicate == BROADER
    }


def explain(terms: Iterable[str]) -> dict[str, list[str]]:
    """The labels of those terms that have any."""
    known = glossary()
    return {term: known[term] for term in sorted(set(terms)) if term in known}


def shorten(iri: str) -> str:
    """A term or a concept without its namespace."""
    return iri.removeprefix(ONTOLOGY).removeprefix(ID)


@cache
def _triples() -> list[tuple[str, str, object]]:
    return [
        (getattr(subject, "value", ""), predicate.value, value)
        for file in sorted(ontology().glob("*.ttl"))
        if file.stem != "shapes"
        for subject, predicate, value, _ in parse(path=file, format=RdfFormat.TURTLE)
    ]
