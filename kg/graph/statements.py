"""A document with its mentions and facts to RDF; knows no kind of fact.

All statements of a document are in the named graph that bears the document's own IRI,
so that reading it again replaces exactly its part, and removing it leaves no trace.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from kg.documents.symbol import Symbol, find_symbols
from kg.graph import names
from kg.graph.authority import is_entity
from kg.graph.facts import fact_iri, state_fact
from kg.graph.named import (
    Triple,
    describe,
    describe_document,
    describe_entity,
    describe_vote,
    iri_of,
)
from kg.graph.reading import Reading, document_iri, file_name
from kg.graph.terms import known, literal, mg, node, words
from kg.graph.vocabulary import vocabulary
from kg.model import DocumentKind, Kind, Mention, Paragraph, Part, Span

TYPE = known("rdf:type")
ABOVE = (("dcterms:isPartOf", "parent"), ("mg:heading", "heading"))
DECISIONS = {Kind.PREAMBULAR, Kind.OPERATIVE}
# A name and its class to the key of an entity; None if no authority file knows it.
Resolve = Callable[[str, str], str | None]


def state(reading: Reading, resolve: Resolve) -> Iterator[Quad]:
    """All statements of a document, each once."""
    stater = _Stater(reading, document_iri(reading.document), resolve)
    stater.state_document()
    for part in reading.document.parts:
        stater.state_part(part)
    for paragraph in reading.document.paragraphs:
        stater.state_paragraph(paragraph)
    stater.state_calls()
    for mention in reading.mentions:
        stater.state_mention(mention)
    for fact in reading.facts:
        stater.triples += state_fact(stater.iri, fact)
    graph = node(stater.iri)
    return (Quad(*triple, graph) for triple in dict.fromkeys(stater.triples))


@dataclass(slots=True)
class _Stater:
    """Collects the triples of one document."""

    reading: Reading
    iri: str
    resolve: Resolve
    triples: list[Triple] = field(default_factory=list)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [each.span.start for each in self.reading.document.paragraphs]

    def add(
        self, subject: str, predicate: NamedNode, value: NamedNode | Literal | None
    ) -> None:
        """One triple, unless there is nothing to say."""
        if value is not None:
            self.triples.append((node(subject), predicate, value))

    def state_document(self) -> None:
        """What the document says of itself."""
        document, iri = self.reading.document, self.iri
        meta = document.metadata
        symbol = Symbol.parse(meta.symbol) if meta.symbol else None
        self.triples += describe_document(iri, meta.kind, symbol)
        self.add(iri, mg("inCorpus"), literal(True))
        self.add(iri, mg("fileName"), literal(file_name(document)))
        self.add(iri, known("dcterms:language"), literal(meta.language))
        for predicate, text in (
            (known("dcterms:title"), meta.title),
            (mg("originalLanguage"), meta.original_language),
            *((mg("selfReference"), each) for each in meta.self_references),
        ):
            self.add(iri, predicate, words(text) if text else None)
        self.add(
            iri, known("dcterms:issued"), literal(meta.date) if meta.date else None
        )
        if meta.job_number:
            self.add(iri, mg("jobNumber"), literal(meta.job_number))
        self.add(iri, mg("organ"), self.actor(meta.organ, "UNOrgan"))
        self.add(iri, known("dcterms:creator"), self.actor(meta.author, "Actor"))
        self.add(iri, mg("signatory"), self.actor(meta.signatory, "Person"))
        self._state_adoption()

    def actor(self, name: str | None, kind: str) -> NamedNode | None:
        """The node of a named actor; the authority files know it, or it is stated."""
        if not name:
            return None
        key = self.resolve(name, kind)
        if key:
            return node(names.ID + key)
        self.triples += describe_entity(names.actor(name), name, kind)
        return node(names.actor(name))

    def _state_adoption(self) -> None:
        meta, iri = self.reading.document.metadata, self.iri
        for fact in self.reading.facts:
            chapter = fact.roles.get("chapter")
            if chapter and fact.paragraph.kind in DECISIONS:
                self.add(iri, mg("actsUnder"), node(f"{names.ID}{chapter}"))
            if meta.meeting and fact.roles.get("meetingNumber") == meta.meeting:
                self.add(iri, mg("adoptedAt"), node(fact_iri(iri, fact)))
        if meta.vote:
            self.add(iri, mg("vote"), node(names.vote(str(meta.vote))))
            self.triples += describe_vote(meta.vote)

    def state_part(self, part: Part) -> None:
        """An annex or an enclosure, with what is printed on it alone."""
        if not part.key:
            return
        iri = names.part(self.iri, part.key)
        self.add(iri, TYPE, mg("Part"))
        self.add(iri, known("dcterms:identifier"), literal(part.key))
        self.add(iri, mg("inDocument"), node(self.iri))
        self.add(iri, mg("partLabel"), words(part.label) if part.label else None)
        self.add(iri, known("dcterms:title"), words(part.title) if part.title else None)
        issued = literal(part.date) if part.date else None
        self.add(iri, known("dcterms:issued"), issued)
        language = part.original_language
        self.add(iri, mg("originalLanguage"), words(language) if language else None)
        self.add(iri, mg("signatory"), self.actor(part.signatory, "Person"))

    def paragraph_iri(self, paragraph: Paragraph) -> str:
        """The IRI of one of this document's paragraphs."""
        return names.paragraph(self.iri, paragraph.number)

    def state_paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph: its words, its number, what it stands in and under."""
        iri = self.paragraph_iri(paragraph)
        self.add(iri, TYPE, mg("Paragraph"))
        self.add(iri, TYPE, mg(vocabulary().paragraphs[paragraph.kind]))
        self.add(iri, mg("inDocument"), node(self.iri))
        self.add(iri, mg("number"), literal(paragraph.number))
        self.add(iri, mg("order"), literal(paragraph.order))
        self.add(iri, mg("text"), words(paragraph.text))
        for predicate, name in ABOVE:
            if other := getattr(paragraph, name):
                self.add(iri, known(predicate), node(self.paragraph_iri(other)))
        if paragraph.part:
            self.add(iri, mg("part"), node(names.part(self.iri, paragraph.part)))
        for symbol in dict.fromkeys(each for _, each in find_symbols(paragraph.text)):
            cited = names.document(str(symbol))
            if cited != self.iri:
                self.add(iri, mg("mentions"), node(cited))
                kind = symbol.kind or DocumentKind.OTHER
                self.triples += describe_document(cited, kind, symbol)

    def state_calls(self) -> None:
        """Which paragraph calls which footnote."""
        for call in self.reading.document.calls:
            note = node(names.paragraph(self.iri, call.footnote))
            for paragraph in self._around(Span(call.offset, call.offset)):
                if not paragraph.inline:
                    self.add(self.paragraph_iri(paragraph), mg("calls"), note)

    def state_mention(self, mention: Mention) -> None:
        """Which paragraph names which entity."""
        iri = iri_of(mention)
        if iri is None or not is_entity(iri):
            return  # a date or a number, or a document, which its symbol states
        self.triples += describe(mention)
        for paragraph in self._around(mention.span):
            self.add(self.paragraph_iri(paragraph), mg("mentions"), node(iri))

    def _around(self, span: Span) -> Iterator[Paragraph]:
        """The paragraphs whose words these are: the item, and what it stands in."""
        paragraphs = self.reading.document.paragraphs
        for last in range(bisect_right(self.starts, span.start) - 1, -1, -1):
            paragraph = paragraphs[last]
            if span in paragraph.span:
                yield paragraph
            if not paragraph.inline:
                return
