"""A named graph by its IRI: what is stated in it, and of what."""

from itertools import islice

from pyoxigraph import NamedNode, Triple

from kg.graph.dataset import Dataset, rows

SUBJECTS = """
SELECT DISTINCT ?subject WHERE {{ GRAPH {iri} {{ ?subject ?p ?o }} }}
ORDER BY ?subject LIMIT {most}
"""


def list_statements(dataset: Dataset, iri: str, most: int) -> list[Triple]:
    """The statements of a graph, or as many of them."""
    return [quad.triple for quad in islice(dataset.quads(iri), most)]


def list_subjects(dataset: Dataset, iri: str, most: int) -> list[str]:
    """What the statements of a graph are about."""
    asked = SUBJECTS.format(iri=NamedNode(iri), most=most)
    return [row["subject"].value for row in rows(dataset, asked)]
