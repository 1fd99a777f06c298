"""How soon the named questions are answered, against Oxigraph alone and rdflib."""

import shlex
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

import rdflib
from pyoxigraph import RdfFormat, Store, serialize

from kg.graph import open_dataset
from kg.graph.dataset import Dataset
from kg.graph.draft import Draft
from kg.graph.manifest import DATA
from kg.graph.names import PREFIXES
from kg.queries import ask, compose, find
from tests.bench.row import Row
from tests.makers.graph import make_quads

ASKED = """\
armed-groups -p group=行为体3
asks -p document=S/RES/1004(2000)
basis -p document=S/RES/1004(2000)
between -p one=行为体1 -p other=行为体2
binding -p document=S/RES/1004(2000)
bodies -p body=行为体2
by-task -p task=保护平民 -p actor=UNM6
ceilings -p mission=UNM6
citations -p document=S/RES/1004(2000)
components -p whole=UNM6
conditions -p document=S/RES/1004(2000)
deadlines -p actor=UNM6 -p since=2000 -p until=2001
differences -p document=S/RES/1004(2000) -p other=S/RES/1005(2000)
discovered
documents
doubtful -p document=S/RES/1004(2000)
entities -p document=S/RES/1004(2000)
events -p place=地点3
evidence -p fact=FACT
extract -p entity=UNM6
facts -p document=S/RES/1004(2000) -p paragraph=12
figures -p about=行为体2
footnotes -p document=S/RES/1004(2000)
kinds -p document=S/RES/1004(2000)
leadership -p leader=行为体2
mandates -p holder=UNM6
matrix -p document=S/RES/1004(2000)
meetings -p since=2000 -p until=2001
members -p organization=行为体2
names -p entity=UNM6
open-ended -p document=S/RES/1004(2000)
outline -p document=S/RES/1004(2000)
paragraph -p document=S/RES/1004(2000) -p paragraph=12
paragraphs-about -p entity=UNM6 -p document=S/RES/1004(2000)
posts -p office=行为体5
presence -p place=地点3
profile -p actor=UNM6
reported -p issuer=行为体1
reporting -p document=S/RES/1004(2000)
sanctions -p target=行为体3
search -p text=监测停火 -p document=S/RES/1004(2000)
sentences -p actor=UNM6 -p document=S/RES/1004(2000)
short-names -p document=S/RES/1004(2000)
signatories -p agreement=协议3
speakers -p since=2000 -p until=2001
support -p giver=UNM6
tasks -p actor=UNM6
timeline -p actor=UNM6
together -p entity=UNM6
unanswered -p actor=UNM6
unread
""".splitlines()
LOOKUPS = "paragraph", "evidence", "names", "facts"
RUNS = 5
AS_SOON, FASTER, LOOKED_UP = 1.2, 20, 0.005  # times raw, times rdflib, seconds
# Of some 200,000 statements rdflib needs 20 seconds for one question, and more than
# proportionally longer of a million.
SMALL = 10


def measure() -> Iterator[Row]:
    """Against rdflib, on a graph that it can answer for."""
    quads = list(make_quads(SMALL))
    graph = rdflib.Dataset(default_union=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what rdflib says of its own classes
        graph.parse(data=serialize(quads, format=RdfFormat.N_QUADS), format="nquads")
        with tempfile.TemporaryDirectory() as folder:
            with Draft(Path(folder)) as draft:
                draft.load(quads)
                draft.optimize()
                draft.publish([])
            with closing(open_dataset(folder)) as dataset:
                faster = median(_compare_rdflib(dataset, graph))
    yield Row(
        f"named questions to rdflib in memory, {len(quads):,} statements",
        f"{faster:.0f} x as fast",
        f">= {FASTER} x",
        faster >= FASTER,
    )


def measure_large(folder: Path) -> Iterator[Row]:
    """Against Oxigraph alone, on the large graph of a folder."""
    with closing(open_dataset(folder)) as dataset:
        raw = Store.read_only(str(next(folder.glob(f"**/{DATA}"))))
        times = {
            name: _compare_raw(dataset, raw, name, given)
            for name, given in _asked(dataset)
        }
    ours = {name: one for name, (one, _) in times.items()}
    ratio = median(one / other for one, other in times.values())
    slowest = max(ours, key=ours.__getitem__)
    point = max(ours[name] for name in LOOKUPS)
    yield Row(f"{len(ours)} named questions, median", _show(median(ours.values())))
    goal = f"<= {AS_SOON} x"
    yield Row("… to Oxigraph alone", f"{ratio:.2f} x its time", goal, ratio <= AS_SOON)
    yield Row(f"… the slowest, {slowest}", _show(ours[slowest]))
    goal = f"< {_show(LOOKED_UP)}"
    yield Row("a point looked up by name", _show(point), goal, point < LOOKED_UP)


def _asked(dataset: Dataset) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every question with what it is asked about."""
    fact = ask(dataset, "facts", document="S/RES/1004(2000)", paragraph="12")[0].fact_id
    for line in ASKED:
        words = shlex.split(line.replace("FACT", fact))
        name, *words = [word for word in words if word != "-p"]
        yield name, dict(word.split("=") for word in words)


def _compare_raw(
    dataset: Dataset, raw: Store, name: str, given: Mapping[str, str]
) -> tuple[float, float]:
    """Seconds with us, names looked up and values made plain; seconds of the query."""
    sparql = compose(dataset, find(name), given)
    ours, theirs = [], []
    for _ in range(RUNS):
        ours.append(_time(ask, dataset, name, **given))
        theirs.append(_time(lambda: list(raw.query(sparql, prefixes=PREFIXES))))
    return median(ours), median(theirs)


def _compare_rdflib(dataset: Dataset, graph: rdflib.Dataset) -> Iterator[float]:
    """How many times as fast as rdflib each question is answered."""
    for name, given in _asked(dataset):
        sparql = compose(dataset, find(name), given)
        ours = median(_time(ask, dataset, name, **given) for _ in range(RUNS))
        yield _time(lambda sparql: list(graph.query(sparql)), sparql) / ours


def _time(work: Callable[..., object], *words: object, **more: object) -> float:
    begin = perf_counter()
    work(*words, **more)
    return perf_counter() - begin


def _show(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
