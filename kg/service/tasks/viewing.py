"""The pages of ``kg.views``, served live: the graph, and the reader of documents."""

from typing import Any

from kg.errors import ParameterError
from kg.graph.dataset import Dataset
from kg.service.formats import PAGE, with_charset
from kg.service.messages import Reply
from kg.service.pages import Look
from kg.service.settings import Limits
from kg.service.tasks.refusals import RefusalError
from kg.views.pages import graph_page, reader_page

MOST = 3  # links away from a thing
# These pages bring along what they run, and allow it by its hash at their head.
OWN = {"Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'"}


def show_graph(dataset: Dataset, limits: Limits, asked: dict[str, Any]) -> Reply:
    """``focus``, any name; ``hops``; ``look``."""
    hops = min(MOST, int(asked["hops"])) if asked["hops"].isdecimal() else 1
    language = Look(*asked["look"]).language
    try:
        page = graph_page(dataset, asked["focus"], hops, language)
    except ParameterError as error:
        raise RefusalError(404, str(error)) from None
    return Reply(200, with_charset(PAGE), page, headers=OWN)


def show_reader(dataset: Dataset, limits: Limits, asked: dict[str, Any]) -> Reply:
    """``document``, by any name, all of them without one; ``look``."""
    documents = [asked["document"]] if asked["document"] else []
    try:
        page = reader_page(dataset, documents, Look(*asked["look"]).language)
    except ParameterError as error:
        raise RefusalError(404, str(error)) from None
    return Reply(200, with_charset(PAGE), page, headers=OWN)
