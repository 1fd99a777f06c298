"""``kg build``: documents to a graph, with a table of what was found at the end."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import FOLDER, choose_place, store_option
from kg.errors import DocumentError

if TYPE_CHECKING:
    from kg.pipeline.build import Step, Summary, Tell


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
def build(paths: tuple[str, ...], output: Path, store: str | None) -> None:
    """Build the graph of documents, to be asked, exported and looked at.

    PATH is a file, a folder, or - for standard input; without one, the documents that
    ship are read. The graph in DIR is replaced in one step when all is done. With
    --store it is written to a SPARQL server, and other documents there stay.
    """
    from kg.pipeline.build import build as build_graph
    from kg.resources import seeds

    place = choose_place("output", output, store)
    with _show() as tell:
        try:
            summary = build_graph(paths or [seeds() / "documents"], place, tell=tell)
        except DocumentError:  # the only file, and what is wrong with it was told
            sys.exit(1)
    _print(summary, place)
    if summary.failures:
        _list(summary)
        sys.exit(1)


@contextmanager
def _show() -> "Iterator[Tell]":
    """A bar that moves on the screen; what failed is said at once, above it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from kg.writers.line import one_line

    screen = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[file]}"))
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
    click.echo(one_line(f"{place}: built in {summary.seconds:.1f} s"))


def _list(summary: "Summary") -> None:
    """Name what was not read once more."""
    from kg.writers.line import one_line

    click.echo("\nnot read:", err=True)
    for failure in summary.failures:
        click.echo(f"  {one_line(str(failure))}", err=True)
