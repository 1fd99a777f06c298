"""``kg names``: the names in documents, marked, or those that nobody has curated."""

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Document


@click.command()
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(allow_dash=True),
)
@click.option(
    "--unknown",
    is_flag=True,
    help="List the names that no authority file holds, most frequent first.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text to read, or JSON: a name, or an unknown entity, a line.",
)
def names(files: tuple[str, ...], unknown: bool, form: str) -> None:
    """Show documents with their names marked.

    A name has a colour by its type, or stands in [brackets]{type} where the terminal
    has no colours. FILE is a file, a folder, or - for standard input, as in kg read.
    """
    from kg.commands.read import Watch
    from kg.pipeline import read_all

    watch = Watch(audit=False)
    documents = watch.pass_on(read_all(files))
    if unknown:
        _list(documents, form)
    else:
        _show(documents, form)
    watch.finish()


def _show(documents: "Iterable[Document]", form: str) -> None:
    from kg import entities
    from kg.writers import marked

    named = ((document, entities.find(document)) for document in documents)
    write = marked.write_json if form == "json" else marked.write
    write(named, sys.stdout)


def _list(documents: "Iterable[Document]", form: str) -> None:
    from kg import entities
    from kg.pipeline.unknown import find_unknown
    from kg.seeds import authority
    from kg.writers import unknown

    found = find_unknown(documents, entities.find, authority().entries)
    write = unknown.write_json if form == "json" else unknown.write
    write(found, sys.stdout)
