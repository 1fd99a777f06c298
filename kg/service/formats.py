"""The forms in which answers are given: W3C's for results, and those of RDF.

The names are those of ``kg query --format`` and ``kg export``.
"""

RESULTS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPHS = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
    "trig": "application/trig",
    "nquads": "application/n-quads",
}
# What people ask for by other names, after the true ones.
RESULTS_TOO = {"application/json": "json", "text/xml": "xml", "application/xml": "xml"}
GRAPHS_TOO = {"text/plain": "ntriples", "application/x-turtle": "turtle"}
PAGE = "text/html"
TEXTS = ("text/csv", "text/tab-separated-values", "text/turtle", "text/plain", PAGE)


def with_charset(media_type: str) -> str:
    """The content type: texts say that they are in UTF-8.

    >>> with_charset("text/csv"), with_charset("application/ld+json")
    ('text/csv; charset=utf-8', 'application/ld+json')
    """
    return f"{media_type}; charset=utf-8" if media_type in TEXTS else media_type
