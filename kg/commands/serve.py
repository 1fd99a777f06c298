"""``kg serve``: the graph over HTTP, for a team."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.commands.options import graph_options

if TYPE_CHECKING:
    from kg.service import Settings

BASE = re.compile(r"https?://[\w.\[\]:-]+(?:/[\w.~/-]*)?", re.ASCII)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--base-url",
    metavar="URL",
    default="",
    help="The address as people see it, where a proxy stands before the service.",
)
@click.option(
    "--timeout",
    metavar="S",
    default=30.0,
    show_default=True,
    type=click.FloatRange(min=0, min_open=True),
    help="How many seconds a query may take.",
)
@click.option(
    "--max-rows",
    metavar="N",
    default=100_000,
    show_default=True,
    type=click.IntRange(min=1),
    help="How many rows or triples an answer may have.",
)
@click.option(
    "--max-memory",
    metavar="MB",
    default=512,
    show_default=True,
    type=click.IntRange(min=16),
    help="How much memory a query may take.",
)
@click.option(
    "--max-queries",
    metavar="N",
    default=200,
    show_default=True,
    type=click.IntRange(min=1),
    help="How many queries may be at work or in line.",
)
@click.option("--log-queries", is_flag=True, help="Write queries into the access log.")
@graph_options
def serve(place: str | Path, **options: object) -> None:
    """Serve the graph: SPARQL at /sparql, an explorer at /.

    It listens on this machine alone, unless --host says otherwise. The graph is only
    read; a new build is taken up as soon as it is there. The access log goes to
    standard error.
    """
    from kg.graph import open_dataset
    from kg.service.server import listen, run

    settings = _settle(options)
    open_dataset(place).close()  # what is wrong with it is said before anything begins
    settings, listener = listen(settings)
    click.echo(f"{settings.url}/ (Ctrl+C stops)", err=True)
    run(place, settings, listener)


def _settle(options: dict[str, Any]) -> "Settings":
    """What the options say."""
    from kg.service import Limits, Settings
    from kg.service.settings import MEGABYTE

    base = options["base_url"]
    if base and not BASE.fullmatch(base):
        raise click.UsageError(f"--base-url {base}: write https://host/path/")
    limits = Limits(
        time=options["timeout"],
        rows=options["max_rows"],
        memory=options["max_memory"] * MEGABYTE,
        waiting=options["max_queries"],
    )
    host, port = options["host"], options["port"]
    return Settings(host, port, base, options["log_queries"], limits)
