"""The terms of the ontology, for those who write queries."""

from kg.graph.dataset import rows
from kg.graph.names import ONTOLOGY
from kg.service.things.labels import schemes

TERMS = """
SELECT ?term ?label (SAMPLE(?kinds) AS ?kind) WHERE {
  GRAPH ?g { ?term a ?kinds ; rdfs:label ?label }
} GROUP BY ?term ?label ORDER BY ?term
"""


def list_terms() -> list[dict[str, str]]:
    """Each term with its prefix, its names, and whether it is a class."""
    found: dict[str, dict[str, str]] = {}
    for term, label, kind in rows(schemes(), TERMS):
        if term.value.startswith(ONTOLOGY):
            name = f"mg:{term.value.removeprefix(ONTOLOGY)}"
            known = found.setdefault(name, {"name": name})
            known[label.language or "en"] = label.value
            known["kind"] = "class" if kind.value.endswith("#Class") else "property"
    return list(found.values())
