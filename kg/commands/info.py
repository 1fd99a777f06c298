"""``kg info``: what is in the graph, in numbers."""

from pathlib import Path

import click

from kg.commands.options import graph_options


@click.command()
@graph_options
def info(place: str | Path) -> None:
    """Say what the graph holds: documents, paragraphs, entities, facts and edges."""
    from kg.graph import open_dataset
    from kg.graph.census import take_census

    for heading, counts in take_census(open_dataset(place)):
        click.echo(heading)
        for name, count in counts:
            click.echo(f"  {name:<34}{count:>12,}")
