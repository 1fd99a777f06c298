"""Who is linked to whom, and by what words: a graph's statements as links of two.

Every edge that a rule of ``ontology/rules/`` derives is a link for each fact that it
follows from, with the document, the paragraph and the quote. Facts that no rule knows
link the things they name: the first role of the ontology's order to each of the others.
An event is a thing itself, with its place and its target. What is not said to be actual
links nothing, unless a rule says so. Beside facts: what documents say of themselves and
authority files of entities, and which document mentions what.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pyoxigraph import Quad, QuerySolutions, Store

from kg.graph import names
from kg.graph.dataset import Graphs
from kg.graph.derive import rules
from kg.graph.names import ID, ONTOLOGY, PREFIXES
from kg.graph.schema import schema, shorten

# CONSTRUCT { ?issuer mg:asks ?addressee }
EDGE = re.compile(r"CONSTRUCT\s*\{\s*\?(\w+)\s+mg:(\w+)\s+\?(\w+)\s*\.?\s*\}")
TYPE = f"{PREFIXES['rdf']}type"
EXACT = f"{PREFIXES['oa']}exact"
ISSUED = f"{PREFIXES['dcterms']}issued"
(
    AROUND,
    DOCUMENT,
    EVIDENCE,
    FACTUALITY,
    FORCE,
    MENTIONS,
    NUMBER,
    ORDER,
    STATED,
    SYMBOL,
) = (
    f"{ONTOLOGY}{name}"
    for name in (
        "inParagraph",
        "inDocument",
        "evidence",
        "factuality",
        "force",
        "mentions",
        "number",
        "order",
        "statedIn",
        "symbol",
    )
)
ACTUAL = f"{ID}factuality/actual"


class Link(NamedTuple):
    """One thing linked to another; what is not known is empty."""

    source: str  # actor/security-council
    target: str  # actor/minusma
    kind: str  # asks
    label: str
    label_en: str
    document: str = ""  # S/RES/2584(2021)
    paragraph: str = ""  # 30(a)(iii)
    quote: str = ""
    fact_type: str = ""  # Directive
    force: str = ""  # requests
    year: int = 0  # of the document
    weight: int = 1  # in how many paragraphs a mention is
    fact: str = ""  # fact/126a3a4dbd3349c, as kg why takes it

    @property
    def id(self) -> str:
        """A name made of what is linked, by what, and where."""
        place = self.document, self.paragraph, self.fact
        return names.digest(self.source, self.kind, self.target, *place)


def list_links(dataset: Graphs) -> Iterator[Link]:
    """All links, graph by graph, sorted; one graph is in memory at a time."""
    for graph in sorted(dataset.graphs()):
        yield from sorted(set(_Page(graph, list(dataset.quads(graph))).link()))


@cache
def _questions() -> list[tuple[str, str, str, str]]:
    """Each edge that a rule derives, the query for the facts behind it, its ends."""
    found = []
    for name, rule in rules().items():
        edge = EDGE.search(rule)
        assert edge, f"the rule {name} does not construct a single edge"
        source, kind, target = edge.groups()
        variables = dict.fromkeys(("fact", source, target))  # an event is the fact
        select = " ".join(f"?{each}" for each in variables)
        query = EDGE.sub(f"SELECT DISTINCT {select}", rule)
        found.append((kind, query, source, target))
    return found


class _Page:
    """One graph's statements, and the links in them."""

    def __init__(self, graph: str, quads: Sequence[Quad]) -> None:
        self.graph = graph
        self.quads = quads
        self.said: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for subject, predicate, value, _ in quads:
            said = self.said[subject.value]
            said.setdefault(predicate.value, []).append(getattr(value, "value", ""))
        for said in self.said.values():
            for values in said.values():
                values.sort()  # whatever order they came in

    def link(self) -> Iterator[Link]:
        """Yield every link, in no order."""
        ruled = list(self._link_by_rules())
        yield from ruled
        covered = {each.fact for each in ruled}
        pairs = {frozenset((each.source, each.target)) for each in ruled}
        for subject in self.said:
            yield from self._link_subject(subject, covered, pairs)
        yield from self._link_mentions()

    def _link_by_rules(self) -> Iterator[Link]:
        store = Store()
        store.extend(self.quads)
        for kind, query, source, target in _questions():
            rows = store.query(query)
            assert isinstance(rows, QuerySolutions)
            for row in rows:
                ends = row[source].value, row[target].value
                yield self._make(*ends, ONTOLOGY + kind, row["fact"].value)

    def _link_subject(
        self, subject: str, covered: set[str], pairs: set[frozenset[str]]
    ) -> Iterator[Link]:
        """What no rule links: of an event, of another fact, of a document or entity."""
        kinds = self._kinds(subject)
        if any(schema().is_a(kind, "Event") for kind in kinds):
            for role, value in self._ends(subject):
                if frozenset((_key(subject), _key(value))) not in pairs:
                    yield self._make(subject, value, role, subject)
        elif STATED in self.said[subject]:
            if _key(subject) not in covered:
                yield from self._link_fact(subject)
        elif any(map(schema().is_drawn, kinds)):
            yield from self._link_itself(subject)

    def _link_itself(self, subject: str) -> Iterator[Link]:
        """A document or an entity by what is said of it, unless a rule derived it."""
        for role, value in self._ends(subject):
            if self.graph == names.AUTHORITY or shorten(role) not in rules():
                yield self._make(subject, value, role)

    def _link_fact(self, fact: str) -> Iterator[Link]:
        kind = ONTOLOGY + schema().narrowest(self._kinds(fact))
        (_, source), *others = self._ends(fact) or [("", "")]
        for _, target in others:
            if target != source:
                yield self._make(source, target, kind, fact)

    def _ends(self, subject: str) -> list[tuple[str, str]]:
        """The roles and values of what is named, in the order of the ontology."""
        said = self.said[subject]
        if set(said.get(FACTUALITY, ())) - {ACTUAL}:
            return []
        return [(role, each) for role in schema().roles for each in said.get(role, ())]

    def _link_mentions(self) -> Iterator[Link]:
        """Which document mentions what: where first, and in how many paragraphs."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for paragraph, said in self.said.items():
            for document in said.get(DOCUMENT, ()):
                for target in said.get(MENTIONS, ()):
                    if target != document:
                        found[document, target].append(paragraph)
        for (document, target), paragraphs in found.items():
            first = min(paragraphs, key=self._order)
            link = self._make(document, target, MENTIONS)
            yield link._replace(
                document=self._symbol(document),
                paragraph=self._one(first, NUMBER),
                year=self._year(document),
                weight=len(paragraphs),
            )

    def _order(self, paragraph: str) -> tuple[int, str, str]:
        """What sorts paragraphs as they are printed: 9 before 10."""
        order = self._one(paragraph, ORDER)
        return len(order), order, paragraph

    def _make(self, source: str, target: str, kind: str, fact: str = "") -> Link:
        words = self._one(fact, EVIDENCE)
        paragraph = self._one(words, AROUND) or self._one(fact, STATED)
        document = self._one(paragraph, DOCUMENT)
        return Link(
            _key(source),
            _key(target),
            kind.replace("#", "/").rpartition("/")[2],
            schema().label(kind, "zh"),
            schema().label(kind, "en"),
            document=self._symbol(document),
            paragraph=self._one(paragraph, NUMBER),
            quote=self._one(words, EXACT),
            fact_type=schema().narrowest(self._kinds(fact)),
            force=self._one(fact, FORCE).rpartition("/")[2],
            year=self._year(document),
            fact=_key(fact),
        )

    def _kinds(self, subject: str) -> list[str]:
        types = self.said[subject].get(TYPE, ()) if subject in self.said else ()
        return [shorten(each) for each in types if each.startswith(ONTOLOGY)]

    def _one(self, subject: str, predicate: str) -> str:
        """A value; the first of several, the empty one of none."""
        values = self.said[subject].get(predicate) if subject in self.said else None
        return values[0] if values else ""

    def _symbol(self, document: str) -> str:
        return self._one(document, SYMBOL) or _key(document)

    def _year(self, document: str) -> int:
        return year_of(self._one(document, ISSUED))


def _key(iri: str) -> str:
    return iri.removeprefix(ID)


def year_of(date: str) -> int:
    """The year of 2021-06-29, 2021-06 or 2021; 0 of anything else."""
    found = re.match(r"-?\d{4}", date)
    return int(found.group()) if found else 0
