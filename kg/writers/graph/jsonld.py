"""A graph to JSON-LD: one object a subject, on a line of its own, in reading order.

The context says what kind of value each role has, as the ontology declares it, so that
values are plain: an entity is its key, a date a string, a number a number, and words in
several languages are a map. A value of another kind than its role says so itself.
"""

import json
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import BinaryIO

from kg.graph.dataset import Graphs
from kg.graph.names import ID, ONTOLOGY, PREFIXES
from kg.graph.vocabulary import LANG_STRING, RDFS, XSD, vocabulary
from kg.writers.graph.subjects import Subject, subjects_of
from kg.writers.graph.terms import ranked, short_iri

Json = str | int | bool | dict[str, "Json"] | list["Json"]
Parts = tuple[str, str, str]  # a value: its text, its language, its type

IRI, LANGUAGE, INTEGER = "@id", "@language", "xsd:integer"
# What other vocabularies say of the values of theirs that we use
FOREIGN = {
    "skos:prefLabel": LANGUAGE,
    "skos:altLabel": LANGUAGE,
    "skos:example": LANGUAGE,
    "skos:scopeNote": LANGUAGE,
    "skos:broader": IRI,
    "skos:exactMatch": IRI,
    "dcterms:title": LANGUAGE,
    "dcterms:creator": IRI,
    "dcterms:isPartOf": IRI,
    "dcterms:issued": "xsd:date",
    "foaf:page": IRI,
    "oa:exact": LANGUAGE,
    "oa:start": INTEGER,
    "oa:end": INTEGER,
}
# "…"@zh · "12"^^<http://www.w3.org/2001/XMLSchema#integer>
LITERAL = re.compile(r'"(.*)"(?:@([\w-]+)|\^\^<(.+)>)?', re.DOTALL)
ESCAPE = re.compile(r"\\(?:u(\w{4})|U(\w{8})|(.))")
ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
WHOLE = re.compile(r"0|-?[1-9]\d{0,14}")  # what every reader of JSON keeps as it is


def write(dataset: Graphs, stream: BinaryIO) -> None:
    """Write the union of all graphs."""
    stream.write(b'{"@context": {')
    comma = b"\n"
    for term, meaning in make_context().items():
        stream.write(comma + _encode(term) + b": " + _encode(meaning))
        comma = b",\n"
    stream.write(b'\n},\n"@graph": [')
    comma = b"\n"
    for subject in subjects_of(dataset):
        stream.write(comma + _encode(_describe(subject)))
        comma = b",\n"
    stream.write(b"\n]}\n")


def _encode(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def make_context() -> dict[str, Json]:
    """The base, the prefixes, and for each role the kind of its values."""
    context: dict[str, Json] = {"@version": 1.1}  # type: ignore[dict-item]
    context |= {"@base": ID, "@vocab": ONTOLOGY}
    context |= {prefix: iri for prefix, iri in sorted(PREFIXES.items()) if iri != ID}
    for role, kind in sorted(_kinds().items()):
        if kind == LANGUAGE:
            context[role] = {"@id": _full(role), "@container": LANGUAGE}
        else:
            context[role] = {"@id": _full(role), "@type": kind}
    return context


def _full(role: str) -> str:
    return role if ":" in role else f"mg:{role}"


@lru_cache
def _kinds() -> dict[str, str]:
    """What the values of each role are: nodes, words in a language, or of a type."""
    declared = {role: _kind(range_) for role, range_ in vocabulary().ranges.items()}
    return FOREIGN | {role: kind for role, kind in declared.items() if kind}


def _kind(range_: str) -> str:
    if range_ in (f"{XSD}string", f"{RDFS}Literal"):
        return ""
    if range_.startswith(XSD):
        return f"xsd:{range_.removeprefix(XSD)}"
    return LANGUAGE if range_ == LANG_STRING else IRI


def _describe(subject: Subject) -> dict[str, Json]:
    """The object of a subject; its class comes first."""
    said: dict[bytes, list[str]] = {}
    for statement in subject[1]:
        predicate, value = statement.split(b" ", 1)
        said.setdefault(ranked(predicate), []).append(value.decode())
    node: dict[str, Json] = {"@id": _shorten(subject[0].decode())}
    for rank in sorted(said):
        role = rank[1:].decode().strip("<>").removeprefix("mg:")
        values = sorted(said[rank])
        if role == "a":
            types = [_shorten(each).removeprefix("mg:") for each in values]
            node["@type"] = _unwrap(types)
        else:
            node[role] = _fill(values, _kinds().get(role, ""))
    return node


def _shorten(iri: str) -> str:
    return short_iri(iri.encode()).decode().strip("<>")


def _unwrap(values: Sequence[Json]) -> Json:
    return values[0] if len(values) == 1 else [*values]


def _fill(values: list[str], kind: str) -> Json:
    """The values of one role."""
    if kind != LANGUAGE:
        return _unwrap([_put(each, kind) for each in values])
    words = [_take_apart(each) for each in values]
    if all(language for _, language, _ in words):
        return _to_map(words)
    return [_put(each, kind) for each in values]  # a list is never taken for a map


def _to_map(words: Iterable[Parts]) -> dict[str, Json]:
    """Words by their language."""
    by_language: dict[str, list[Json]] = {}
    for text, language, _ in words:
        by_language.setdefault(language, []).append(text)
    return {language: _unwrap(texts) for language, texts in sorted(by_language.items())}


def _put(value: str, kind: str) -> Json:
    """One value: plain if it is of the kind that its role has."""
    if not value.startswith('"'):
        iri = _shorten(value)
        return iri if kind == IRI else {"@id": iri}
    text, language, datatype = _take_apart(value)
    if language:
        return {"@language": language, "@value": text}
    type_ = _shorten(f"<{datatype}>") if datatype else ""
    plain = _to_native(text, type_)
    if type_ == kind or (not kind and plain is not text):
        return plain
    if plain is not text or not type_:
        return {"@value": plain}
    return {"@type": type_, "@value": text}


def _to_native(text: str, type_: str) -> Json:
    """A number or a truth value, where JSON has the same."""
    if type_ == INTEGER and WHOLE.fullmatch(text):
        return int(text)
    if type_ == "xsd:boolean" and text in ("true", "false"):
        return text == "true"
    return text


def _take_apart(literal: str) -> Parts:
    found = LITERAL.fullmatch(literal)
    if not found:
        return literal, "", ""
    text, language, datatype = found.groups(default="")
    if "\\" in text:
        text = ESCAPE.sub(_unescape, text)
    return text, language, datatype


def _unescape(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else ESCAPED.get(found[3], found[3])
