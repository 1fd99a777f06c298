"""A graph of any size, shaped as the program shapes it: ``make_quads(documents)``.

Resolutions with operative paragraphs, in each a directive with its evidence, and in
turn a fact of every other kind; who is addressed is spread as in life, few often and
many seldom. Every quote is the paragraph's text between its offsets. The same seed
gives the same quads.

>>> quads = list(make_quads(2, provisions=3))
>>> len({str(quad.graph_name) for quad in quads}), quads == list(make_quads(2, 3))
(4, True)
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import names
from kg.graph.terms import known, literal, mg, node, term, words
from kg.graph.vocabulary import vocabulary

TYPE = known("rdf:type")
ACTORS = 400
PLACES = 60
AGREEMENTS = 20
FORCES = {"decides": "决定", "requests": "请", "urges": "敦促", "demands": "要求"}
FORCES |= {"authorizes": "授权", "calls-upon": "促请", "welcomes": "欢迎"}
ACTIONS = "保护平民", "支持和平进程", "监测停火", "协助选举", "定期提出报告"
TASKS = "protection-of-civilians", "ceasefire", "electoral-assistance"
CLASSES = "PeaceOperation", "State", "Body", "ArmedGroup", "Person", "Office"
CHOICES = list(accumulate(1 / rank for rank in range(1, ACTORS + 1)))  # Zipf's law
START = date(2000, 1, 15)


def actor(number: int) -> str:
    """The key of an actor; its class and its names follow from its number."""
    return f"actor/actor-{number}"


def _name(key: str) -> str:
    return key.replace("actor/actor-", "行为体")


def make_quads(documents: int, provisions: int = 60, seed: int = 0) -> Iterator[Quad]:
    """Yield all statements of a graph: the authority's, each document's, the cited."""
    yield from _make_authority()
    random = Random(seed)
    for number in range(documents):
        yield from _Resolution(number, provisions, random).make()
    cited = node(names.CITED)
    for number in range(-5, 0):
        yield Quad(node(_document(number)), mg("inCorpus"), literal(False), cited)


def _make_authority() -> Iterator[Quad]:
    graph, preferred = node(names.AUTHORITY), known("skos:prefLabel")
    kinds = [(actor(n), CLASSES[n % len(CLASSES)], "行为体", n) for n in range(ACTORS)]
    kinds += [(f"place/place-{n}", "Place", "地点", n) for n in range(PLACES)]
    kinds += [(f"agreement/a-{n}", "Agreement", "协议", n) for n in range(AGREEMENTS)]
    for key, kind, name, number in kinds:
        entity = node(names.ID + key)
        yield Quad(entity, TYPE, mg("Entity"), graph)
        yield Quad(entity, TYPE, mg(kind), graph)
        yield Quad(entity, preferred, words(f"{name}{number}"), graph)
        yield Quad(entity, preferred, words(f"{kind} {number}", "en"), graph)
        if kind == "PeaceOperation":
            yield Quad(entity, mg("acronym"), literal(f"UNM{number}"), graph)
            other = words(f"第{number}特派团")
            yield Quad(entity, known("skos:altLabel"), other, graph)


def _symbol(number: int) -> str:
    return f"S/RES/{1000 + number}({2000 + number // 60})"


def _document(number: int) -> str:
    return names.document(_symbol(number))


class _Resolution:
    """One resolution: its head, its paragraphs, and what they state."""

    def __init__(self, number: int, provisions: int, random: Random) -> None:
        self.number = number
        self.provisions = provisions
        self.random = random
        self.iri = _document(number)
        self.graph = node(self.iri)
        self.issued = START + timedelta(days=number * 6)
        self.mission = actor(len(CLASSES) * (number % 20))

    def make(self) -> Iterator[Quad]:
        """Yield its statements."""
        yield from self._make_head()
        for order in range(1, self.provisions + 1):
            yield from self._make_provision(order)

    def _quad(self, subject: str, predicate: NamedNode, value: object) -> Quad:
        value = value if isinstance(value, NamedNode | Literal) else literal(value)
        return Quad(node(subject), predicate, value, self.graph)

    def _make_head(self) -> Iterator[Quad]:
        meeting = f"{names.ID}event/meeting-{8000 + self.number}"
        vote = names.part(self.iri, "vote")
        for subject, predicate, value in (
            (self.iri, TYPE, mg("Document")),
            (self.iri, TYPE, mg("Resolution")),
            (self.iri, mg("symbol"), _symbol(self.number)),
            (self.iri, mg("inCorpus"), True),
            (self.iri, mg("fileName"), f"resolution-{self.number}.txt"),
            (self.iri, known("dcterms:language"), "zh"),
            (self.iri, known("dcterms:title"), words(f"第{self.number}号试验决议")),
            (self.iri, known("dcterms:issued"), self.issued),
            (self.iri, mg("organ"), node(names.ID + actor(1))),
            (self.iri, mg("adoptedAt"), node(meeting)),
            (meeting, TYPE, mg("Meeting")),
            (meeting, mg("meetingNumber"), 8000 + self.number),
            (meeting, mg("heldOn"), self.issued),
            (self.iri, mg("vote"), node(vote)),
            (vote, TYPE, mg("Vote")),
            (vote, mg("inFavour"), 12 + self.number % 4),
            (vote, mg("against"), 0),
            (vote, mg("abstaining"), 3 - self.number % 4),
        ):
            yield self._quad(subject, predicate, value)

    def _make_provision(self, order: int) -> Iterator[Quad]:
        """Yield a paragraph, its directive, and in some another fact as well."""
        force, verb = self.random.choice(list(FORCES.items()))
        addressee = self._choose_actor()
        action = self.random.choice(ACTIONS)
        said = f"{verb}{_name(addressee)}{action}"
        paragraph = names.paragraph(self.iri, str(order))
        for predicate, value in (
            (TYPE, mg("Paragraph")),
            (TYPE, mg("OperativeParagraph")),
            (mg("inDocument"), self.graph),
            (mg("number"), str(order)),
            (mg("order"), order),
            (mg("text"), words(f"{order}. {said}，并继续审议此事；")),
            (mg("mentions"), node(names.ID + addressee)),
        ):
            yield self._quad(paragraph, predicate, value)
        span = paragraph, len(f"{order}. "), said
        yield from self._make_evidence(*span)
        roles = {"issuer": actor(1), "force": f"force/{force}", "verb": verb}
        roles |= {"addressee": addressee, "action": action}
        yield from self._make_directive(order, roles, span)
        kind, others = self._state_other(order)
        yield from self._make_fact(kind, others, span)

    def _choose_actor(self) -> str:
        return actor(self.random.choices(range(ACTORS), cum_weights=CHOICES)[0])

    def _make_evidence(self, paragraph: str, start: int, said: str) -> Iterator[Quad]:
        end = start + len(said)
        iri = names.evidence(paragraph, start, end)
        yield self._quad(iri, TYPE, mg("Evidence"))
        yield self._quad(iri, known("oa:exact"), words(said))
        yield self._quad(iri, known("oa:start"), start)
        yield self._quad(iri, known("oa:end"), end)
        yield self._quad(iri, mg("inParagraph"), node(paragraph))

    def _make_directive(
        self, order: int, roles: dict[str, object], span: tuple[str, int, str]
    ) -> Iterator[Quad]:
        kind = "Directive"
        if order % 3 == 0:
            roles["deadline"] = self.issued + timedelta(days=order)
        if order % 5 == 0:
            roles["task"] = f"task/{self.random.choice(TASKS)}"
            roles["condition"] = "在现有资源范围内"
        if order % 7 == 0:
            kind = "ReportingDuty"
            roles |= {"recipient": actor(1), "recurrence": "P3M", "topic": "执行情况"}
        if order % 11 == 0 and self.number:
            roles["refersTo"] = names.paragraph(_document(self.number - 1), str(order))
        yield from self._make_fact(kind, roles, span)
        if kind == "ReportingDuty":
            iri = self._fact(kind, roles, span)
            yield self._quad(iri, TYPE, mg("Directive"))

    def _fact(
        self, kind: str, roles: dict[str, object], span: tuple[str, int, str]
    ) -> str:
        return names.fact(span[0], kind, *map(str, roles.values()))

    def _make_fact(
        self, kind: str, roles: dict[str, object], span: tuple[str, int, str]
    ) -> Iterator[Quad]:
        iri, (paragraph, start, said) = self._fact(kind, roles, span), span
        yield self._quad(iri, TYPE, mg("Fact"))
        yield self._quad(iri, TYPE, mg(kind))
        for role, value in roles.items():
            wanted = vocabulary().range_of(role)
            yield self._quad(iri, mg(role), term(value, wanted))
        yield self._quad(iri, mg("statedIn"), node(paragraph))
        yield self._quad(iri, mg("confidence"), 1.0)
        rule = f"{names.ID}rule/{kind.lower()}"
        yield self._quad(iri, mg("rule"), node(rule))
        quote = names.evidence(paragraph, start, start + len(said))
        yield self._quad(iri, mg("evidence"), node(quote))

    def _state_other(self, order: int) -> tuple[str, dict[str, object]]:
        """A fact of another kind than a directive: of each kind in turn."""
        one, other = self._choose_actor(), self._choose_actor()
        place = f"place/place-{self.random.randrange(PLACES)}"
        day = self.issued - timedelta(days=self.random.randrange(400))
        amount = self.random.randrange(1, 9000)
        earlier = _document(self.number - 1 - order % 5)
        until = self.issued + timedelta(days=364)
        turns: tuple[tuple[str, dict[str, object]], ...] = (
            ("Mandate", {"holder": self.mission, "validUntil": until}),
            ("Ceiling", {"of": self.mission, "amount": amount}),
            ("Citation", {"cited": earlier, "citedParagraph": str(order)}),
            ("Membership", {"member": one, "organization": other, "from": str(day)}),
            ("Tenure", {"person": one, "office": other, "asOf": str(day)}),
            ("Affiliation", {"subject": one, "object": other}),
            ("Event", {"agent": one, "place": place, "date": str(day)}),
            ("Figure", {"about": one, "amount": amount, "measure": "袭击"}),
            ("Establishment", {"established": one, "establishedBy": earlier}),
            ("Adherence", {"party": one, "agreement": f"agreement/a-{order % 20}"}),
            ("Leadership", {"leader": one, "led": other, "as": "主持"}),
            ("Support", {"giver": one, "receiver": other, "means": "培训"}),
            ("Sanction", {"target": one, "imposedBy": actor(1), "measure": "冻结"}),
            ("Presence", {"subject": one, "place": place}),
        )
        kind, roles = turns[order % len(turns)]
        more: dict[str, dict[str, object]] = {
            "Mandate": {"grantedBy": self.iri, "validFrom": self.issued},
            "Ceiling": {"category": "category/military", "setBy": self.iri},
            "Citation": {
                "citing": names.paragraph(self.iri, str(order)),
                "function": "function/recalls",
            },
            "Event": {"eventType": "event-type/attack", "target": other},
            "Figure": {"unit": "次", "place": place},
        }
        return kind, roles | more.get(kind, {})
