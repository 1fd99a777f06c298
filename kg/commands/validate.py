"""``kg validate``: whether the graph keeps to its shapes, each fault in words."""

import sys
from pathlib import Path

import click

from kg.commands.options import graph_options


@click.command()
@click.option(
    "--lang",
    type=click.Choice(["en", "zh"]),
    default="en",
    show_default=True,
    help="The language of the explanations.",
)
@graph_options
def validate(lang: str, place: str | Path) -> None:
    """Check the graph against the shapes of the ontology.

    Each violation is told in words, with the quote it stands by; then exit 1.
    """
    from kg.graph import open_dataset
    from kg.graph.validation import validate as check
    from kg.writers.line import one_line

    count = 0
    for violation in check(open_dataset(place), lang):
        click.echo(one_line(str(violation)))
        count += 1
    click.echo(f"{count} violations" if count else "no violation", err=True)
    sys.exit(1 if count else 0)
