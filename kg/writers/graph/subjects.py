r"""A graph's statements by subject, in reading order, as lines that sort into it.

A document comes with all that is read from it: its parts, then each paragraph in
printed order, followed by the words in it that facts rest on, and at each of these the
facts. So a change of a document is a change at one place of the file, where a reader
sees the paragraph, its quote and the fact together; by their IRIs alone facts would be
strewn over the file. After the documents comes everything else, by IRI: entities,
events, rules. It costs no more than any other order: every subject is sorted once.

Lines are made of the statements as N-Quads has them, where no control character stands
as it is: ``\r`` is free to divide the statements, ``\x01`` the parts of a place.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from pyoxigraph import RdfFormat, serialize

from kg.graph.dataset import Graphs
from kg.graph.names import ID, ONTOLOGY, PREFIXES
from kg.writers.graph.sorting import in_order

Subject = tuple[bytes, list[bytes]]  # itself and its statements: predicate, object

IN_DOCUMENT, IN_PARAGRAPH, STATED_IN, EVIDENCE, ORDER, VOTE = (
    f"<{ONTOLOGY}{name}>".encode()
    for name in ("inDocument", "inParagraph", "statedIn", "evidence", "order", "vote")
)
START = f"<{PREFIXES['oa']}start>".encode()
LINKS = {IN_DOCUMENT, IN_PARAGRAPH, STATED_IN, EVIDENCE, ORDER, VOTE, START}
DOCUMENT = f"<{ID}doc/".encode()

READ, OTHER = b"0\x01%b\x01%08d\x01%08d\x01%d", b"1"
HEAD = 0  # the place in a document of what is in no paragraph
PARAGRAPH, WORDS, FACT = 0, 1, 2  # what comes first at the same place


def subjects_of(dataset: Graphs) -> Iterator[Subject]:
    """Every subject once, with all that any graph says of it, in reading order."""
    lines = in_order(
        line
        for graph in sorted(dataset.graphs())
        for line in lines_by_subject(dataset, graph)
    )
    for subject, same in groupby(map(_part, lines), key=lambda each: each[0]):
        yield subject, list(dict.fromkeys(said for _, every in same for said in every))


def subjects_in(dataset: Graphs, graph: str) -> Iterator[Subject]:
    """Every subject of one graph, in the same order."""
    return map(_part, sorted(lines_by_subject(dataset, graph)))


def _part(line: bytes) -> Subject:
    _, subject, *statements = line[:-1].split(b"\r")
    return subject, statements


def lines_by_subject(dataset: Graphs, graph: str) -> Iterator[bytes]:
    """A line a subject: its place in the order, itself, its statements."""
    said: dict[bytes, list[bytes]] = defaultdict(list)
    links: dict[bytes, dict[bytes, bytes]] = {link: {} for link in LINKS}
    for triple in triples_of(dataset, graph):
        subject, predicate, value = triple.split(b" ", 2)
        said[subject].append(triple[len(subject) + 1 :])
        if predicate in links:
            known = links[predicate].get(subject, value)
            links[predicate][subject] = min(known, value)  # whatever came first
    places = _Places(links)
    for subject, statements in said.items():
        yield b"\r".join((places.find(subject), subject, *statements)) + b"\n"


def triples_of(dataset: Graphs, graph: str) -> Iterable[bytes]:
    """The statements of a graph as N-Triples, without the point at the end."""
    end = len(f" <{graph}> .\n".encode())
    return (line[:-end] for line in quads_of(dataset, graph))


def quads_of(dataset: Graphs, graph: str) -> list[bytes]:
    """The statements of a graph as lines of N-Quads, in no order."""
    text = serialize(dataset.quads(graph), format=RdfFormat.N_QUADS)
    assert text is not None  # as it is where no file is named
    return text.splitlines(keepends=True)


class _Places:
    """Where each subject of a graph comes in the order."""

    def __init__(self, links: dict[bytes, dict[bytes, bytes]]) -> None:
        self.links = links
        self.votes = {vote: document for document, vote in links[VOTE].items()}

    def find(self, subject: bytes) -> bytes:
        """A key that sorts: document, paragraph, place in it, kind; or none of them."""
        if subject.startswith(DOCUMENT):
            return self._put(subject, HEAD, HEAD, PARAGRAPH)
        for link, kind in ((STATED_IN, FACT), (IN_PARAGRAPH, WORDS)):
            if paragraph := self.links[link].get(subject):
                return self._find_in(paragraph, subject, kind)
        if document := self.links[IN_DOCUMENT].get(subject):
            return self._put(document, self._count(ORDER, subject), HEAD, PARAGRAPH)
        if document := self.votes.get(subject):
            return self._put(document, HEAD, HEAD, FACT)
        return OTHER

    def _find_in(self, paragraph: bytes, subject: bytes, kind: int) -> bytes:
        document = self.links[IN_DOCUMENT].get(paragraph, paragraph)
        words = self.links[EVIDENCE].get(subject, subject)
        start = self._count(START, words)
        return self._put(document, self._count(ORDER, paragraph), start, kind)

    def _put(self, document: bytes, paragraph: int, start: int, kind: int) -> bytes:
        return READ % (document, paragraph, start, kind)

    def _count(self, link: bytes, subject: bytes) -> int:
        """The number that a property gives a subject, from ``"12"^^<…#integer>``."""
        digits = self.links[link].get(subject, b"").split(b'"', 2)[1:2]
        return int(digits[0]) if digits and digits[0].isdigit() else 0
