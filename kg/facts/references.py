"""What an act rests on or points to: 上文第21段, 第2391(2017)号决议.

They are the citations in its words: a paragraph of the document itself where one is
named, else the document.
"""

from collections.abc import Mapping

from kg.facts.statement import Statement
from kg.model import Document, Fact, Mention, Paragraph


def refer(said: Statement) -> Mapping[str, object]:
    """The paragraphs and documents that are cited in the words of an act."""
    found: dict[str, Paragraph | Mention] = {}
    for citation in said.known.citations.get(said.paragraph.number, ()):
        if citation.evidence in said.evidence:
            for key, value in _targets(said.document, citation):
                found.setdefault(key, value)
    return {"refersTo": tuple(found.values())} if found else {}


def _targets(
    document: Document, citation: Fact
) -> list[tuple[str, Paragraph | Mention]]:
    cited = citation.roles["cited"]
    assert isinstance(cited, Mention)
    if cited.entity != f"doc/{document.key}":
        return [(cited.entity, cited)]
    numbers = citation.roles.get("citedParagraph", ())
    assert isinstance(numbers, tuple)
    return [
        (each.number, each) for each in document.paragraphs if each.number in numbers
    ]
