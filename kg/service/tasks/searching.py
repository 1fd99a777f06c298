"""What somebody types, to things and paragraphs: as a page, or as JSON."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from kg.graph.dataset import Dataset
from kg.graph.schema import schema, shorten
from kg.service.addresses import to_path
from kg.service.formats import PAGE, with_charset
from kg.service.messages import Reply
from kg.service.pages import Look, render
from kg.service.search.finding import Found, find
from kg.service.settings import Limits
from kg.service.tasks.refusals import RefusalError
from kg.service.things.labels import find_labels
from kg.service.things.types import find_types

MOST = 20
LONGEST = 200  # characters that are looked for
JSON = "application/json"


def search(dataset: Dataset, limits: Limits, asked: dict[str, Any]) -> Reply:
    """``text``, ``index``, ``look``; ``page`` where a page is wanted."""
    look = Look(*asked["look"])
    things, paragraphs = _find(asked)
    named = {each.iri for each in things} | {each.document for each in paragraphs}
    labels = find_labels(dataset, named)
    types = find_types(dataset, [each.iri for each in things])
    found = {
        "entities": [
            {
                **_describe(each, look),
                "label": look.name(each.iri, labels),
                "matched": each.text,
                "type": look.term(schema().narrowest(map(shorten, types[each.iri]))),
            }
            for each in things
            if each.iri in types
        ],
        "paragraphs": [
            {
                **_describe(each, look),
                "document": look.name(each.document, labels),
                "number": each.number,
                "text": each.text,
            }
            for each in paragraphs
        ],
    }
    if asked["page"]:
        page = render("search.html", look, q=asked["text"], found=found)
        return Reply(200, with_charset(PAGE), page)
    return Reply(200, JSON, json.dumps(found, ensure_ascii=False).encode())


def _find(asked: dict[str, Any]) -> tuple[list[Found], list[Found]]:
    if not asked["index"] or not Path(asked["index"]).exists():
        raise RefusalError(503, "the index of texts is being made; try again later")
    try:
        return find(asked["index"], asked["text"][:LONGEST], MOST)
    except sqlite3.Error as error:
        raise RefusalError(503, f"the index of texts fails: {error}") from None


def _describe(found: Found, look: Look) -> dict[str, str]:
    return {
        "iri": found.iri,
        "href": look.link(found.iri) if to_path(found.iri) else "",
    }
