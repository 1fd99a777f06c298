"""Every term of others is in the vocabulary it claims to come from.

The vocabularies that rdflib carries are asked there; the others are kept in
tests/vocabularies, a name a line, with their source at the top.
"""

import re
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from rdflib import OWL, RDF, RDFS, SDO, SKOS, XSD, URIRef

from tests.makers.ontology import (
    EXAMPLE,
    MG,
    ONTOLOGY,
    SEEDS,
    classes,
    load,
    load_schemes,
    properties,
    read_example,
)

VOCABULARIES = Path(__file__).parent / "vocabularies"
FILES = [*sorted(ONTOLOGY.glob("*.ttl")), EXAMPLE]
IN_RDFLIB = {
    "dcterms": rdflib.DCTERMS,
    "foaf": rdflib.FOAF,
    "odrl": rdflib.ODRL2,
    "org": rdflib.ORG,
    "owl": OWL,
    "prov": rdflib.PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SDO,
    "sh": rdflib.SH,
    "skos": SKOS,
    "time": rdflib.TIME,
    "vann": rdflib.VANN,
    "xsd": XSD,
}
# Addresses that are no terms.
ADDRESSES = ("https://www.apache.org/licenses/", "https://undocs.org/")
ALIGNING = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch)


def namespaces() -> dict[str, str]:
    """The namespaces of the vocabularies that are kept here, by prefix."""
    firsts = {
        path.stem: path.read_text("utf-8").splitlines()[0]
        for path in VOCABULARIES.glob("*.txt")
    }
    return {prefix: first.removeprefix("# ") for prefix, first in firsts.items()}


def known_terms() -> dict[str, set[str]]:
    """Their terms, by namespace."""
    known = {}
    for prefix, namespace in namespaces().items():
        lines = (VOCABULARIES / f"{prefix}.txt").read_text("utf-8").splitlines()
        known[namespace] = {namespace + each for each in lines if each[0] != "#"}
    return known


def iris_in(path: Path) -> set[str]:
    """Every IRI of a file, datatypes among them."""
    format_ = RdfFormat.TRIG if path == EXAMPLE else RdfFormat.TURTLE
    found = set()
    for quad in parse(path=path, format=format_):
        for each in (quad.subject, quad.predicate, quad.object):
            if isinstance(each, NamedNode):
                found.add(each.value)
            elif isinstance(each, Literal):
                found.add(each.datatype.value)
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_term_of_others_is_in_the_vocabulary_it_claims_to_come_from(path):
    known = known_terms()
    unknown = set()
    for iri in iris_in(path):
        if iri.startswith((*ADDRESSES, "https://w3id.org/mandate-graph/")):
            continue
        namespaces = [each for each in known if iri.startswith(each)]
        if namespaces:
            unknown |= {iri} - known[max(namespaces, key=len)]
        elif not any(URIRef(iri) in each for each in IN_RDFLIB.values()):
            unknown.add(iri)
    assert unknown == set()


def test_a_wrong_term_of_others_would_be_noticed():
    assert URIRef("http://www.w3.org/ns/org#Organisation") not in rdflib.ORG
    assert (
        "http://purl.org/spar/cito/quotes"
        not in known_terms()["http://purl.org/spar/cito/"]
    )


def test_prefixes_are_those_of_their_vocabularies():
    """A slip in a namespace makes every term of it a stranger."""
    text = (ONTOLOGY / "kg.ttl").read_text("utf-8")
    declared = dict(re.findall(r"^@prefix (\w+): <(.+)> \.$", text, re.MULTILINE))
    assert declared.pop("mg") == str(MG)
    for prefix, namespace in declared.items():
        assert namespace == (namespaces().get(prefix) or str(IN_RDFLIB[prefix]))


ALIGNED = ("undo", "eli", "odrl", "lrmm", "prov", "oa", "org", "skos", "cito", "foaf")


@pytest.mark.parametrize("prefix", [*ALIGNED, "dcterms", "time", "allot"])
def test_each_vocabulary_is_aligned_or_reused(prefix):
    namespace = namespaces().get(prefix) or str(IN_RDFLIB[prefix])
    graph = load("kg") + load_schemes()
    aligned = {value for each in ALIGNING for value in graph.objects(None, each)}
    used = {each.predicate.value for each in read_example()}
    assert any(str(each).startswith(namespace) for each in aligned | used)


def test_authority_files_use_declared_terms_only():
    files = sorted(SEEDS.rglob("*.ttl"))
    assert files
    declared = {str(each) for each in [*classes(), *properties()]}
    used = {iri for path in files for iri in iris_in(path) if iri.startswith(MG)}
    assert used - declared == set()
