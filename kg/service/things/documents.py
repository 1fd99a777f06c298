"""A document as it reads: its paragraphs, and in them the words that facts rest on."""

from collections import defaultdict
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from kg.graph.dataset import Dataset, rows
from kg.graph.schema import shorten

PARAGRAPHS = """
SELECT ?paragraph ?kind ?number ?text ?heading WHERE {{
  GRAPH ?g {{
    ?paragraph mg:inDocument {iri} ; a ?kind ; mg:number ?number ; mg:order ?order ;
      mg:text ?text .
    OPTIONAL {{ ?paragraph mg:heading ?heading }}
  }}
}} ORDER BY ?order
"""
MARKS = """
SELECT DISTINCT ?paragraph ?start ?end ?fact WHERE {{
  GRAPH ?g {{
    ?paragraph mg:inDocument {iri} .
    ?fact mg:statedIn ?paragraph ; mg:evidence ?evidence .
    ?evidence mg:inParagraph ?paragraph ; oa:start ?start ; oa:end ?end .
  }}
}} ORDER BY ?paragraph ?start ?fact
"""
Piece = tuple[str, str]  # words, and the fact that rests on them


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it is printed."""

    iri: str
    number: str
    kind: str
    text: str
    heading: str
    marks: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How far it is set in: 30 is not, 30(a)(iii) twice."""
        return min(4, self.number.rpartition("/")[2].count("("))

    @property
    def pieces(self) -> list[Piece]:
        """Its text, cut where what facts rest on begins and ends."""
        found: list[Piece] = []
        at = 0
        for start, end, fact in self.marks:
            if start >= at:
                found += [(self.text[at:start], ""), (self.text[start:end], fact)]
                at = end
        return [each for each in [*found, (self.text[at:], "")] if each[0]]


def read_paragraphs(dataset: Dataset, iri: str) -> list[Paragraph]:
    """The paragraphs of a document, in their order."""
    found: dict[str, Paragraph] = {}
    document = NamedNode(iri)
    for paragraph, kind, number, text, heading in rows(
        dataset, PARAGRAPHS.format(iri=document)
    ):
        name = shorten(kind.value)
        if paragraph.value not in found or name != "Paragraph":
            words = heading.value if heading else ""
            found[paragraph.value] = Paragraph(
                paragraph.value, number.value, name, text.value, words
            )
    marks = defaultdict(list)
    for paragraph, start, end, fact in rows(dataset, MARKS.format(iri=document)):
        marks[paragraph.value].append((int(start.value), int(end.value), fact.value))
    for key, several in marks.items():
        if key in found:
            found[key].marks = sorted(several)
    return list(found.values())
