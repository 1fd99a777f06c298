"""``kg build``: documents to a graph, with a table of what was found at the end."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from kg.commands.options import FOLDER, choose_place, store_option
from kg.errors import DocumentError

if TYPE_CHECKING:
    from kg.pipeline.build import Options, Step, Summary, Tell
    from kg.pipeline.pools import Read


class How(TypedDict):
    """Who reads, and what is read again and written."""

    jobs: int | None
    scheduler: str | None
    fresh: bool
    turtle: bool | None


@click.command()
@click.argument(
    "paths", metavar="[PATH...]", nargs=-1, type=click.Path(allow_dash=True)
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    default=FOLDER,
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where the graph goes: graph.ttl, and the store that is asked.",
)
@store_option
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="Read in N processes. [default: all cores, if there is much to read]",
)
@click.option(
    "--scheduler",
    metavar="URL",
    help="Read on the workers of a Dask cluster: tcp://HOST:PORT.",
)
@click.option("--fresh", is_flag=True, help="Read everything again, changed or not.")
@click.option(
    "--turtle/--no-turtle",
    default=None,
    help="Write graph.ttl beside the store. [default: unless the graph is large]",
)
def build(
    paths: tuple[str, ...], output: Path, store: str | None, **how: Unpack[How]
) -> None:
    """Build the graph of documents, to be asked, exported and looked at.

    PATH is a file, a folder, a zip archive, a pattern such as 'docs/**/*.pdf', a URL
    that fsspec knows, or - for standard input; without one, the documents that ship are
    read. Files that were read before and are unchanged are not read again, and a build
    that was ended goes on where it was. The graph in DIR is replaced in one step when
    all is done. With --store it is written to a SPARQL server, and other documents
    there stay.
    """
    from kg.pipeline.build import build as build_graph
    from kg.resources import seeds

    place = choose_place("output", output, store)
    with _show() as tell:
        try:
            named = paths or [seeds() / "documents"]
            options = _choose(how)
            summary = build_graph(named, place, options=options, tell=tell)
        except DocumentError:  # the only file, and what is wrong with it was told
            sys.exit(1)
    _print(summary, place)
    if summary.failures:
        _list(summary)
        sys.exit(1)


def _choose(how: How) -> "Options":
    """What the options of the command mean to a build."""
    from kg.pipeline import cluster, pools
    from kg.pipeline.build import Options

    jobs, scheduler = how["jobs"], how["scheduler"]
    if jobs and scheduler:
        raise click.UsageError("Choose one of --jobs and --scheduler.")
    if scheduler:
        read: Read = partial(cluster.read_on_cluster, address=scheduler)
    else:
        read = pools.choose(jobs)
    return Options(read, how["fresh"], how["turtle"])


@contextmanager
def _show() -> "Iterator[Tell]":
    """A bar that moves on the screen; what failed is said at once, above it."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from kg.writers.line import one_line

    screen = Console(stderr=True)
    file = TextColumn("{task.fields[file]}")
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), file)
    quiet = not screen.is_terminal
    with Progress(*columns, console=screen, transient=True, disable=quiet) as bar:
        task = bar.add_task("", total=None, file="")

        def tell(step: "Step") -> None:
            name = one_line(Path(step.file).name)
            bar.update(task, completed=step.number, total=step.total, file=name)
            for word in (step.failure, *step.notices):
                if word:
                    said = word if word is step.failure else f"{step.file}: {word}"
                    line = one_line(str(said))
                    screen.print(line, markup=False, highlight=False, soft_wrap=True)

        yield tell


def _print(summary: "Summary", place: object) -> None:
    """What was found, a line a kind."""
    from kg.writers.line import one_line

    rows = [
        ("documents", summary.documents),
        ("  read now", summary.read),
        ("paragraphs", summary.paragraphs),
        ("mentions", summary.mentions),
        ("facts", summary.facts.total()),
        *((f"  {kind}", count) for kind, count in sorted(summary.facts.items())),
        ("derived edges", summary.derived),
        ("statements", summary.quads),
        ("not read", len(summary.failures)),
    ]
    for name, count in rows:
        click.echo(f"{name:<20}{count:>12,}")
    for file in summary.left_out:
        click.echo(f"{file} is left out of a graph so large; --turtle writes it")
    click.echo(one_line(f"{place}: built in {summary.seconds:.1f} s"))


def _list(summary: "Summary") -> None:
    """Name what was not read once more."""
    from kg.writers.line import one_line

    click.echo("\nnot read:", err=True)
    for failure in summary.failures:
        click.echo(f"  {one_line(str(failure))}", err=True)
