"""Programs to be scored: one finds what it is told to, one is never wrong."""

import json
from collections.abc import Iterable
from pathlib import Path

from kg.model import Document, Fact, Mention, Span
from kg.scoring import Program


def told(mentions: Iterable[Mention] = (), facts: Iterable[dict] = ()) -> Program:
    """Finds these in any text; a fact is its kind, start, end and roles."""
    known = tuple(mentions)
    said = tuple(facts)

    def extract(document: Document, mentions: object) -> list[Fact]:
        paragraph = document.paragraphs[0]
        return [
            Fact(
                each["kind"], each["roles"], paragraph, Span(each["start"], each["end"])
            )
            for each in said
        ]

    return Program(lambda document: known, lambda text: known, extract)


def name(
    start: int, end: int, kind: str, entity: str = "", surface: str = ""
) -> Mention:
    return Mention(Span(start, end), kind, entity, surface)


def oracle(file: Path) -> Program:
    """Finds exactly what the gold says, in the form in which the program says it."""
    known = Oracle([json.loads(line) for line in file.read_text("utf-8").splitlines()])
    return Program(known.find, known.find_in, known.extract)


class Oracle:
    def __init__(self, records: list[dict]) -> None:
        self.records = records

    def find(self, document: Document) -> list[Mention]:
        return [
            name(base + each["start"], base + each["end"], each["type"])
            for record, base in self._places(document)
            for each in record.get("mentions", ())
        ]

    def find_in(self, text: str) -> list[Mention]:
        record = next(each for each in self.records if each["text"] == text)
        return [
            name(each["start"], each["end"], each["type"])
            for each in record.get("mentions", ())
        ]

    def extract(self, document: Document, mentions: object) -> list[Fact]:
        return [
            fact
            for record, base in self._places(document)
            for fact in _facts(document, record, base)
        ]

    def _places(self, document: Document) -> Iterable[tuple[dict, int]]:
        """The records of a document, and where in it they begin."""
        for record in self.records:
            if "document" not in record:
                if document.text == record["text"]:
                    yield record, 0
            elif record["document"] == Path(document.origin.file).name:
                if "paragraph" in record:
                    yield record, document.paragraph(record["paragraph"]).span.start
                else:
                    yield record, record["start"]


def _facts(document: Document, record: dict, base: int) -> Iterable[Fact]:
    whole = Span(base, base + len(record["text"]))
    paragraph = next(each for each in document.paragraphs if whole in each.span)
    for each in record.get("facts", ()):
        if each["optional"]:
            continue
        place = each["evidence"]
        span = Span(base + place["start"], base + place["end"])
        roles = {role: _value(value) for role, value in each["roles"].items()}
        roles["factuality"] = f"factuality/{each['factuality'] or 'actual'}"
        roles["attribution"] = _value(each["attribution"])
        yield Fact(each["kind"], roles, paragraph, span)
    for each in record.get("directives", ()):
        inherited = each["start"] is None
        span = whole if inherited else Span(base + each["start"], base + each["end"])
        roles = {
            "force": f"force/{each['force']}",
            "verb": each["verb"],
            "issuer": f"actor/{each['issuer']}" if each["issuer"] else None,
            "addressee": [f"actor/{one['surface']}" for one in each["addressees"]],
            "deadline": each["deadline"],
            "recurrence": each["recurrence"],
            "chapeau": each["chapeau"],
        }
        yield Fact("Directive", roles, paragraph, span)
    for each in record.get("citations", ()):
        roles = {
            "cited": f"doc/{each['document']}" if each["document"] else None,
            "citedParagraph": each["paragraphs"],
        }
        span = Span(base + each["start"], base + each["end"])
        yield Fact("Citation", roles, paragraph, span)


def _value(value: object) -> object:
    """Entities by their keys, documents by theirs, and plain values as they are."""
    if not isinstance(value, list):
        return value
    return [
        f"doc/{each['document']}"
        if "document" in each
        else f"actor/{each.get('name') or each['surface']}"
        for each in value
    ]
