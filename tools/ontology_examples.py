"""Examples of terms: takes the ontology and a term, gives lines of Turtle in use."""

from collections.abc import Iterator

from ontology_terms import RDF, Ontology
from pyoxigraph import Literal, NamedNode

LONGEST = 60  # characters of a text
LINES = 12


def show_class(ontology: Ontology, class_: str) -> str:
    """The first thing of the class, or of one below it, with what is said of it."""
    example = ontology.example
    for one in (class_, *ontology.below(class_)):
        for thing in example.of_type(one):
            return "\n".join([ontology.short(thing), *_describe(ontology, thing)])
    return ""


def show_property(ontology: Ontology, property_: str) -> str:
    """The first statement with the property."""
    for graph in (ontology.example, ontology.schemes):
        for subject, predicates in graph.items():
            if property_ in predicates:
                value = _write(ontology, predicates[property_][0])
                return f"{ontology.short(subject)} {ontology.short(property_)} {value}"
    return ""


def _describe(ontology: Ontology, thing: str) -> Iterator[str]:
    lines = [
        f"    {_name(ontology, predicate)} {_write(ontology, value)}"
        for predicate, values in ontology.example[thing].items()
        for value in values
    ]
    yield from lines[:LINES]
    if len(lines) > LINES:
        yield "    …"


def _name(ontology: Ontology, predicate: str) -> str:
    return "a" if predicate == RDF + "type" else ontology.short(predicate)


def _write(ontology: Ontology, node: object) -> str:
    if isinstance(node, NamedNode):
        return ontology.short(node.value)
    if not isinstance(node, Literal):
        raise TypeError(f"neither IRI nor literal: {node}")
    text = " ".join(node.value.split())
    text = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    if node.language:
        return f'"{text}"@{node.language}'
    type_ = ontology.short(node.datatype.value)
    return f'"{text}"' if type_ == "xsd:string" else f'"{text}"^^{type_}'
