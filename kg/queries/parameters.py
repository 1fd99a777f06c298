"""What a question is asked with: words to RDF terms, and these into the question.

A parameter fills the line ``VALUES ?actorId { UNDEF }`` of its question, or takes the
place of the variable. What goes in is a term as N-Triples writes it, escaped, so that
no value can change the question.

>>> from kg.queries.questions import find
>>> from kg.graph.memory import MemoryDataset
>>> from kg.resources import ontology
>>> dataset = MemoryDataset.read(ontology() / "example.trig")
>>> text = compose(dataset, find("search"), {"text": '" } DROP ALL'})
>>> [line.strip() for line in text.splitlines() if "DROP" in line]
['FILTER(CONTAINS(STR(?words), "\\\\" } DROP ALL"))']
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from pyoxigraph import Literal, NamedNode

from kg.documents.metadata.printed_date import find_date
from kg.errors import OntologyError, ParameterError
from kg.graph.dataset import Dataset
from kg.graph.terms import literal, term
from kg.graph.vocabulary import RDFS
from kg.queries.concepts import find_concept
from kg.queries.documents import find_document
from kg.queries.entities import find_entity
from kg.queries.nodes import find_node
from kg.queries.numbers import read_number
from kg.queries.questions import Parameter, Question

# What is left of a parameter that is not given: a line that binds nothing.
NOT_GIVEN = re.compile(r"^ *VALUES \?\w+ \{ UNDEF \}\n", re.MULTILINE)
# BOUND(?actorId) · AS ?actorId · SELECT ?actorId · ORDER BY ?actorId · SELECT *: where
# no term can take a variable's place.
KEPT = r"(?:BOUND\(|\bAS |\b(?:SELECT|BY)\b[^{{]*)\?{}\b|\bSELECT (?:DISTINCT )?\*"
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
Term = NamedNode | Literal
Read = Callable[[Dataset, Parameter, str], Term]


def compose(dataset: Dataset, question: Question, values: Mapping[str, object]) -> str:
    """The query that asks a question with these values; ParameterError if they fail.

    A value is a text or what prints as one; several at once are given as a list.
    """
    values = _name(question, values)
    _check(question, values)
    sparql = question.sparql
    for parameter in question.parameters:
        if parameter.name in values:
            given = values[parameter.name]
            several = given if isinstance(given, (list, tuple)) else (given,)
            terms = [read(dataset, parameter, str(each)) for each in several]
            sparql = fill(sparql, parameter.variable, terms)
    return NOT_GIVEN.sub("", sparql)


def fill(sparql: str, variable: str, terms: Sequence[Term]) -> str:
    """Put terms into every line of a query that is there for them.

    One term takes the place of the variable itself wherever that can be: engines find
    the shortest way from what is constant.
    """
    line = rf"VALUES \?{variable} \{{ UNDEF \}}"
    if len(terms) == 1 and not re.search(KEPT.format(variable), sparql, re.IGNORECASE):
        sparql = re.sub(line, "", sparql)
        return re.sub(rf"\?{variable}\b", lambda _: str(terms[0]), sparql)
    filled = f"VALUES ?{variable} {{ {' '.join(map(str, terms))} }}"
    return re.sub(line, lambda _: filled, sparql)


def read(dataset: Dataset, parameter: Parameter, text: str) -> Term:
    """The term that a text means to a parameter."""
    try:
        return READERS[parameter.type](dataset, parameter, text)
    except ParameterError as error:
        raise ParameterError(f"{parameter.name}: {error}") from None


def _name(question: Question, values: Mapping[str, object]) -> dict[str, object]:
    """The values by the names of the parameters, whichever they were given by."""
    names = {each.short: each.name for each in question.parameters if each.short}
    for short, name in names.items():
        if short in values and name in values:
            problem = f"{name} and {short} are the same parameter; give one of them"
            raise ParameterError(problem)
    return {names.get(name, name): value for name, value in values.items()}


def _check(question: Question, values: Mapping[str, object]) -> None:
    known = [parameter.name for parameter in question.parameters]
    listed = ", ".join(known) or "no parameters"
    for name in values:
        if name not in known:
            problem = f"{question.name} has no parameter {name}; it takes {listed}"
            raise ParameterError(problem)
    for parameter in question.parameters:
        if parameter.required and parameter.name not in values:
            mend = f"give {parameter.name}=…, {parameter.helps['en']}"
            raise ParameterError(f"{question.name} needs {parameter.name}; {mend}")


def _read_entity(dataset: Dataset, parameter: Parameter, text: str) -> Term:
    return NamedNode(find_entity(dataset, text))


def _read_document(dataset: Dataset, parameter: Parameter, text: str) -> Term:
    return NamedNode(find_document(dataset, text))


def _read_concept(dataset: Dataset, parameter: Parameter, text: str) -> Term:
    scheme = f"{parameter.scheme}/"
    found = find_node(dataset, text, lambda iri: f"/{scheme}" in iri, ("", scheme))
    return NamedNode(found or find_concept(parameter.scheme, text))


def _read_fact(dataset: Dataset, parameter: Parameter, text: str) -> Term:
    found = find_node(dataset, text, lambda iri: "/fact/" in iri, ("", "fact/"))
    if found is None:
        raise ParameterError(f"no fact {text}; the question facts gives what there is")
    return NamedNode(found)


def _read_paragraph(dataset: Dataset, parameter: Parameter, text: str) -> Term:
    return literal(read_number(text))


def _read_date(dataset: Dataset, parameter: Parameter, text: str) -> Term:
    """2021-06-29, 2021-06 or 2021; also 2021年6月29日 and 29 June 2021."""
    if printed := find_date(text):
        return literal(printed)
    try:
        found = term(text.strip(), f"{RDFS}Literal")
        if len(text.strip()) > len("2021-06"):
            date.fromisoformat(text.strip())
    except (OntologyError, ValueError):
        problem = f"{text} is no date; write it as 2021-06-29, 2021-06 or 2021"
        raise ParameterError(problem) from None
    return found


def _read_integer(dataset: Dataset, parameter: Parameter, text: str) -> Term:
    try:
        return literal(int(text))
    except ValueError:
        raise ParameterError(f"{text} is no whole number") from None


def _read_text(dataset: Dataset, parameter: Parameter, text: str) -> Term:
    return literal(text)


def _read_language(dataset: Dataset, parameter: Parameter, text: str) -> Term:
    if not LANGUAGE.fullmatch(text):
        raise ParameterError(f"{text} is no language tag; write zh, en or zh-Hant")
    return literal(text)


READERS: dict[str, Read] = {
    "entity": _read_entity,
    "document": _read_document,
    "concept": _read_concept,
    "fact": _read_fact,
    "paragraph": _read_paragraph,
    "date": _read_date,
    "integer": _read_integer,
    "text": _read_text,
    "language": _read_language,
}
