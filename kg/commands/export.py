"""``kg export``: the graph in another format, to a file or to standard output."""

import sys
from pathlib import Path

import click

from kg.commands.options import graph_options
from kg.writers import WRITERS
from kg.writers import export as write_file

STANDARD_OUTPUT = "-"
WIDTH = max(map(len, WRITERS))
FORMATS = "\n".join(
    f"  {name:<{WIDTH}}  {each.summary}" for name, each in WRITERS.items()
)


@click.command(epilog=f"\b\nFormats:\n{FORMATS}")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(WRITERS)))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default=STANDARD_OUTPUT,
    type=click.Path(allow_dash=True),
    help="The file to write, whole or not at all; else standard output.",
)
@graph_options
def export(form: str, output: str, place: str | Path) -> None:
    """Write the graph as RDF, as a network, or as tables.

    The same graph gives the same bytes every time, so that two exports can be compared.
    """
    writer = WRITERS[form]
    if output == STANDARD_OUTPUT and not writer.is_text and sys.stdout.isatty():
        raise click.UsageError(f"{form} is no text: name a file with -o.")
    from kg.graph import open_dataset
    from kg.writers.output import explaining

    dataset = open_dataset(place)
    try:
        if output == STANDARD_OUTPUT:
            with explaining("standard output"):
                writer.write(dataset, sys.stdout.buffer)
                sys.stdout.flush()
        else:
            write_file(dataset, form, output)
    finally:
        dataset.close()
