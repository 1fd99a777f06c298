"""What other tools need for the same work; run by their own interpreter, without kg.

Takes the name of a piece of work and a folder; prints seconds, and a count of what was
made, as JSON. Loading dictionaries and modules is not counted.
"""

import json
import logging
import sys
import warnings
from pathlib import Path
from time import process_time

ASKS = "https://w3id.org/mandate-graph/ontology#asks"


def texts(folder: Path) -> list[str]:
    return [file.read_text("utf-8") for file in sorted(folder.glob("in/**/*.txt"))]


def tag(folder: Path) -> tuple[float, int]:
    """Words and their classes, by jieba alone."""
    import jieba
    from jieba import posseg

    jieba.setLogLevel(logging.WARNING)
    posseg.lcut("安全理事会")
    begin = process_time()
    count = sum(len(posseg.lcut(text)) for text in texts(folder))
    return process_time() - begin, count


def find(folder: Path) -> tuple[float, int]:
    """Words and names, by spaCy without a model: its Chinese model is not on PyPI.

    The names it looks for are those of the authority files.
    """
    import jieba
    import spacy

    jieba.setLogLevel(logging.WARNING)
    settings = {"nlp": {"tokenizer": {"segmenter": "jieba"}}}
    pipeline = spacy.blank("zh", config=settings)
    pipeline.add_pipe("sentencizer")
    ruler = pipeline.add_pipe("entity_ruler")
    names = (folder / "names.txt").read_text("utf-8").splitlines()
    ruler.add_patterns([{"label": "NAME", "pattern": name} for name in names])
    pipeline("安全理事会")
    begin = process_time()
    count = sum(len(document.ents) for document in pipeline.pipe(texts(folder)))
    return process_time() - begin, count


def build(folder: Path) -> tuple[float, int]:
    """The graph into memory, by kglab."""
    begin = process_time()
    graph = _load(folder)
    return process_time() - begin, len(graph.rdf_graph())


def ask(folder: Path) -> tuple[float, int]:
    """A question of the graph, by kglab."""
    graph, question = _load(folder), (folder / "question.rq").read_text("utf-8")
    begin = process_time()
    count = sum(1 for _ in graph.query(question))
    return process_time() - begin, count


def draw(folder: Path) -> tuple[float, int]:
    """Who asks whom as a page of pyvis, by kglab."""
    import kglab

    graph = _load(folder)
    begin = process_time()
    others = {each for each in graph.rdf_graph().predicates() if str(each) != ASKS}
    network = kglab.SubgraphTensor(graph, excludes=list(others)).build_pyvis_graph()
    network.generate_html()
    return process_time() - begin, len(network.edges)


def _load(folder: Path):
    import kglab

    graph = kglab.KnowledgeGraph(name="mandates")
    graph.load_rdf(str(folder / "out" / "graph.ttl"))
    return graph


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    works = {each.__name__: each for each in (tag, find, build, ask, draw)}
    print(json.dumps(works[sys.argv[1]](Path(sys.argv[2]))))  # noqa: T201
