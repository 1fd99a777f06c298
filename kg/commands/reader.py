"""``kg reader``: documents as they read, with what is stated in the margin."""

from pathlib import Path

import click

from kg.commands.options import graph_options, language_option, page_options, write_page


@click.command()
@click.argument("documents", metavar="[DOCUMENT...]", nargs=-1)
@page_options("reader.html")
@language_option
@graph_options
def reader(
    documents: tuple[str, ...], place: str | Path, output: str, opens: bool, lang: str
) -> None:
    """Write documents as one page to read and print.

    DOCUMENT is a symbol, a title or the name of a file; without one, all are written.
    """
    from kg.graph import open_dataset
    from kg.views.pages import reader_page

    page = reader_page(open_dataset(place), documents, lang)
    write_page(page, output, opens)
