"""Documents to JSON: all that was read, with its place in the text and the file."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TextIO

from kg.documents import account
from kg.model import Document, Paragraph

Record = dict[str, object]


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write each document as a JSON object, without brackets round them."""
    for document in documents:
        stream.write(_to_json(document, stream) + "\n")


def write_array(documents: Iterable[Document], stream: TextIO) -> None:
    """Write one JSON array, an object a line, as the documents come."""
    before = "[\n"
    for document in documents:
        stream.write(before + _to_json(document, stream))
        before = ",\n"
    stream.write("\n]\n" if before != "[\n" else "[]\n")


def to_record(document: Document) -> Record:
    """What is known of a document, in plain values."""
    origin = document.origin
    return {
        "file": origin.file,
        "format": origin.format,
        "encoding": origin.encoding,
        "notices": origin.notices,
        "metadata": asdict(document.metadata),
        "parts": [asdict(part) for part in document.parts],
        "paragraphs": [_to_entry(each, document) for each in document.paragraphs],
        "calls": [asdict(call) for call in document.calls],
        "text": document.text,
        "account": _to_account(document),
    }


def _to_entry(paragraph: Paragraph, document: Document) -> Record:
    parent, heading = paragraph.parent, paragraph.heading
    return {
        "number": paragraph.number,
        "kind": paragraph.kind,
        "part": paragraph.part,
        "parent": parent.number if parent else None,
        "heading": heading.number if heading else None,
        "text": paragraph.text,
        "start": paragraph.span.start,
        "end": paragraph.span.end,
        **asdict(document.origin.place(paragraph.span.start)),
    }


def _to_account(document: Document) -> Record:
    balance = account(document)
    return {**asdict(balance), "balances": balance.balances}


def _to_json(document: Document, stream: TextIO) -> str:
    """A stream that cannot hold Chinese gets it as escapes: the same JSON."""
    wide = (stream.encoding or "").lower().startswith("utf")
    return json.dumps(to_record(document), ensure_ascii=not wide, default=str)
