"""``kg why``: where a fact comes from."""

from pathlib import Path

import click

from kg.commands.options import graph_options


@click.command()
@click.argument("name", metavar="ID")
@graph_options
def why(name: str, place: str | Path) -> None:
    """Show the words, the paragraph and the rule that a fact was read from.

    ID is a fact's IRI or its end, as queries and exports print it; of a paragraph or
    a document it shows what is stated in it.
    """
    from kg.graph import open_dataset
    from kg.graph.tracing import trace
    from kg.writers.line import one_line

    for label, words in trace(open_dataset(place), name):
        click.echo(one_line(f"{label:<12}{words}"))
