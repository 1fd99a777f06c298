"""``kg view``: the graph as a page to look at."""

from pathlib import Path

import click

from kg.commands.options import graph_options, language_option, page_options, write_page


@click.command()
@click.option(
    "--focus",
    metavar="NAME",
    default="",
    help="Only what is around this entity or document, by any of its names.",
)
@click.option(
    "--hops",
    metavar="N",
    default=2,
    show_default=True,
    type=click.IntRange(1, 10),
    help="How many links away from it.",
)
@page_options("graph.html")
@language_option
@graph_options
def view(
    place: str | Path, output: str, opens: bool, lang: str, **what: str | int
) -> None:
    """Write the graph as one page that needs no network, and open it with --open.

    It holds the graph, the documents as they read, and pictures of named questions.
    kg build writes the same page into the folder of the graph.
    """
    from kg.graph import open_dataset
    from kg.views.pages import graph_page

    dataset = open_dataset(place)
    focus, hops = str(what["focus"]), int(what["hops"])
    write_page(graph_page(dataset, focus, hops, lang), output, opens)
