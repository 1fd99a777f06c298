"""The small world of ``tests/cases/questions/world.toml``, as the program states it.

Its documents are read and stated as any other; its names are an authority's.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Quad

from kg.documents import read
from kg.graph import names
from kg.graph.chain import state_chain
from kg.graph.derive import derive
from kg.graph.memory import MemoryDataset
from kg.graph.reading import Reading, document_iri
from kg.graph.statements import state
from kg.graph.terms import known, literal, mg, node, words
from kg.model import Document, Fact, Span, Vote

FILE = Path(__file__).parent.parent / "cases" / "questions" / "world.toml"
OTHER = known("skos:altLabel")
DESCRIBED = ("kind", "paragraph", "quote", "confidence")


def make_world(folder: Path) -> Iterator[Quad]:
    """Yield the statements of the world; its documents are written to a folder."""
    stated = list(_state(folder))
    yield from stated
    yield from state_chain(MemoryDataset(stated))


def _state(folder: Path) -> Iterator[Quad]:
    world = tomllib.loads(FILE.read_text(encoding="utf-8"))
    entities = world["entity"]
    for entity in entities:
        yield from _name(entity)
    keys = {name: entity["key"] for entity in entities for name in _names_of(entity)}
    for entry in world["document"]:
        path = folder / entry["file"]
        path.write_text(entry["text"].lstrip("\n"), encoding="utf-8")
        document = read(path)
        facts, told = [], {}
        for each in entry["fact"]:
            facts.append(_make_fact(document, each, told))
            told[each["quote"]] = facts[-1]
        reading = Reading(document, (), facts)
        stated = list(state(reading, lambda name, kind: keys.get(name)))
        stated += dict.fromkeys(_mention(document, keys))
        yield from stated
        yield from derive(stated)


def _names_of(entity: dict) -> list[str]:
    """Every name that means it in a text."""
    named = [entity["zh"], *entity.get("other", ()), *entity.get("context", ())]
    return named if entity["key"] != "actor/other-mission" else named[:1]


def _name(entity: dict) -> Iterator[Quad]:
    """What an authority file would say."""
    preferred = known("skos:prefLabel")
    said = [(known("rdf:type"), mg(entity["class"])), (preferred, words(entity["zh"]))]
    said += [(preferred, words(entity["en"], "en"))] if "en" in entity else []
    said += [(OTHER, words(each)) for each in entity.get("other", ())]
    said += [(mg("contextualLabel"), words(each)) for each in entity.get("context", ())]
    for key, name in (("part", "partOf"), ("lies_in", "locatedIn")):
        if key in entity:
            said.append((mg(name), node(names.ID + entity[key])))
    if "acronym" in entity:
        said.append((mg("acronym"), literal(entity["acronym"])))
    if "people" in entity:
        said.append((mg("demonym"), words(entity["people"])))
    if "discovered" in entity:
        said.append((mg("discovered"), literal(True)))
    for predicate, value in said:
        yield Quad(
            node(names.ID + entity["key"]), predicate, value, node(names.AUTHORITY)
        )


def _mention(document: Document, keys: dict[str, str]) -> Iterator[Quad]:
    """Which paragraph names what; the longest name, where several begin."""
    longest = re.compile("|".join(sorted(map(re.escape, keys), key=len, reverse=True)))
    iri = document_iri(document)
    for paragraph in document.paragraphs:
        subject = node(names.paragraph(iri, paragraph.number))
        for name in longest.findall(paragraph.text):
            entity = node(names.ID + keys[name])
            yield Quad(subject, mg("mentions"), entity, node(iri))


def _make_fact(document: Document, entry: dict, told: dict[str, Fact]) -> Fact:
    paragraph = document.paragraph(entry["paragraph"])
    start = paragraph.span.start + paragraph.text.index(entry["quote"])
    roles = {
        role: _read(document, value, told)
        for role, value in entry.items()
        if role not in DESCRIBED
    }
    return Fact(
        entry["kind"],
        roles,
        paragraph,
        Span(start, start + len(entry["quote"])),
        rule=entry["kind"].lower(),
        confidence=entry.get("confidence", 1.0),
    )


def _read(document: Document, value: object, told: dict[str, Fact]) -> object:
    """A document by its symbol, a paragraph by its number and so on; else as it is."""
    match value:
        case {"document": symbol}:
            return names.document(symbol)
        case {"paragraph": number}:
            return document.paragraph(number)
        case {"vote": counts}:
            return Vote(*counts)
        case {"fact": quote}:
            return told[quote]
    return value
