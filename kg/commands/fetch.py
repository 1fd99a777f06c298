"""``kg fetch``: documents by their UN symbols, from the UN's document service."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypedDict, Unpack

import click

from kg.commands.options import graph_options

if TYPE_CHECKING:
    from kg.documents.symbol import Symbol
    from kg.fetch import Fetched

SERVICE = "KG_DOCUMENTS"  # the environment's word for --service


class How(TypedDict):
    """Which service is asked, for what, and how often."""

    output: Path
    language: str
    form: str
    service: str | None
    delay: float


@click.command()
@click.argument("symbols", metavar="[SYMBOL...]", nargs=-1)
@click.option(
    "--list",
    "listed",
    metavar="FILE",
    type=click.File(encoding="utf-8-sig"),
    help="Get the symbols in a file too, one a line.",
)
@click.option(
    "--cited", is_flag=True, help="Get what the graph cites, and does not hold, too."
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    default="documents",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where the documents go.",
)
@click.option(
    "--language",
    type=click.Choice(["zh", "en", "fr", "es", "ru", "ar"]),
    default="zh",
    show_default=True,
    help="The language of the documents.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["pdf", "docx"]),
    default="pdf",
    show_default=True,
    help="The format of the documents.",
)
@click.option(
    "--service",
    metavar="URL",
    envvar=SERVICE,
    help=f"Another address of the document service. [env: {SERVICE}]",
)
@click.option(
    "--delay",
    metavar="S",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    help="Seconds from one request to the next.",
)
@graph_options
def fetch(
    symbols: tuple[str, ...],
    listed: TextIO | None,
    cited: bool,
    place: str | Path,
    **how: Unpack[How],
) -> None:
    """Get documents by their symbols from the UN's document service.

    What is in DIR already is not asked for again. The names of the files go to standard
    output; kg build DIR reads them.
    """
    if not (symbols or listed or cited):
        raise click.UsageError("Name a symbol, a --list, or --cited.")
    wanted = [*_parse(symbols), *_read(listed), *(_cited(place) if cited else ())]
    failures = [each for each in _fetch(wanted, how) if each.failure]
    if failures:
        click.echo("\nnot fetched:", err=True)
        for each in failures:
            click.echo(f"  {each.failure}", err=True)
        sys.exit(1)


def _parse(symbols: tuple[str, ...]) -> "Iterator[Symbol]":
    from kg.documents.symbol import Symbol

    return map(Symbol.parse, symbols)


def _read(listed: TextIO | None) -> "Iterator[Symbol]":
    from kg.fetch import read_list

    return read_list(listed, listed.name) if listed else iter(())


def _cited(place: str | Path) -> "Iterator[Symbol]":
    """What the graph cites and does not hold, the most cited first."""
    from kg.documents.symbol import Symbol
    from kg.graph import open_dataset
    from kg.queries import ask

    dataset = open_dataset(place)
    try:
        names = [row.document for row in ask(dataset, "unread")]
    finally:
        dataset.close()
    return (each for each in map(Symbol.parse, names) if each.link)


def _fetch(wanted: "list[Symbol]", how: How) -> "Iterator[Fetched]":
    """Tell of each document as it comes."""
    from kg.fetch import Service, fetch
    from kg.fetch.service import ADDRESS
    from kg.writers.line import one_line

    service = Service(how["service"] or ADDRESS, how["delay"])
    language, form = how["language"], how["form"]
    with service:
        for each in fetch(wanted, how["output"], service, language=language, form=form):
            if each.failure:
                click.echo(one_line(str(each.failure)), err=True)
            else:
                click.echo(str(each.file))
            yield each
