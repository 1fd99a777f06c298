"""A document with its mentions and facts to RDF; knows no kind of fact.

All statements of a document are in the named graph that bears the document's own IRI,
so that reading it again replaces exactly its part, and removing it leaves no trace.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from kg.documents.symbol import Symbol, find_symbols
from kg.graph import names
from kg.graph.authority import is_entity
from kg.graph.named import (
    Triple,
    describe,
    describe_document,
    describe_entity,
    iri_of,
)
from kg.graph.reading import Reading, document_iri, file_name
from kg.graph.terms import known, literal, mg, node, term, words
from kg.graph.vocabulary import vocabulary
from kg.model import DocumentKind, Fact, Mention, Paragraph, Part, Span

TYPE = known("rdf:type")
ABOVE = (("dcterms:isPartOf", "parent"), ("mg:heading", "heading"))
VOTES = ("inFavour", "against", "abstaining")
Value = tuple[str, NamedNode | Literal]  # of a role
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
        stater.state_fact(fact)
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
            if meta.meeting and fact.roles.get("meetingNumber") == meta.meeting:
                self.add(iri, mg("adoptedAt"), node(self.fact_iri(fact)))
        if meta.vote:
            vote = names.part(iri, "vote")
            self.add(iri, mg("vote"), node(vote))
            self.add(vote, TYPE, mg("Vote"))
            for role, count in zip(VOTES, astuple(meta.vote), strict=True):
                self.add(vote, mg(role), literal(count))

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

    def state_fact(self, fact: Fact) -> None:
        """A fact, its roles, and the words it was read from."""
        vocabulary().check_kind(fact.kind)
        values = list(self._values(fact))
        iri = self._fact_iri(fact, values)
        self.add(iri, TYPE, mg("Fact"))
        self.add(iri, TYPE, mg(fact.kind))
        for role, value in values:
            self.add(iri, mg(role), value)
        for each in _each(fact.roles.values()):
            if isinstance(each, Mention):
                self.triples += describe(each)
        self.add(iri, mg("statedIn"), node(self.paragraph_iri(fact.paragraph)))
        self.add(iri, mg("confidence"), literal(fact.confidence))
        if fact.rule:
            self.add(iri, mg("rule"), node(rule := names.rule(fact.rule)))
            self.add(rule, TYPE, mg("Rule"))
            self.add(rule, mg("ruleName"), literal(fact.rule))
        self.add(iri, mg("evidence"), node(self._state_evidence(fact)))

    def fact_iri(self, fact: Fact) -> str:
        """The same fact at the same place has the same IRI, whatever else was read."""
        return self._fact_iri(fact, self._values(fact))

    def _fact_iri(self, fact: Fact, values: Iterable[Value]) -> str:
        said = sorted(f"{role} {value}" for role, value in values)
        start = fact.evidence.start - fact.paragraph.span.start
        place = f"{start}+{len(fact.evidence)}"
        return names.fact(self.paragraph_iri(fact.paragraph), place, fact.kind, *said)

    def _values(self, fact: Fact) -> Iterator[Value]:
        for role, values in fact.roles.items():
            wanted = vocabulary().range_of(role)
            for value in _each((values,)):
                yield role, self._term(value, wanted)

    def _term(self, value: object, wanted: str) -> NamedNode | Literal:
        if isinstance(value, Fact):
            return node(self.fact_iri(value))
        if isinstance(value, Paragraph):
            return node(self.paragraph_iri(value))
        if isinstance(value, Mention):
            return node(str(iri_of(value)))
        return term(value, wanted)

    def _state_evidence(self, fact: Fact) -> str:
        """The words, and where in the paragraph they stand: code points, half open."""
        paragraph = self.paragraph_iri(fact.paragraph)
        start = fact.evidence.start - fact.paragraph.span.start
        end = start + len(fact.evidence)
        iri = names.evidence(paragraph, start, end)
        self.add(iri, TYPE, mg("Evidence"))
        self.add(iri, known("oa:exact"), literal(fact.paragraph.text[start:end]))
        self.add(iri, known("oa:start"), literal(start))
        self.add(iri, known("oa:end"), literal(end))
        self.add(iri, mg("inParagraph"), node(paragraph))
        return iri


def _each(values: Iterable[object]) -> Iterator[object]:
    """The values of roles, one by one."""
    for value in values:
        yield from value if isinstance(value, (tuple, list)) else (value,)
