"""``kg read``: the paragraphs of documents, as a tree, a table, an account, or JSON."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from kg.errors import DocumentError

if TYPE_CHECKING:
    from kg.model import Document

    Writer = Callable[[Iterable[Document], TextIO], None]


@click.command()
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(allow_dash=True),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A tree to read, or JSON: an object for one file, else an array.",
)
@click.option("--brief", is_flag=True, help="A table, one line a document.")
@click.option(
    "--audit",
    is_flag=True,
    help="Where every character of the file went; exit 1 if one is lost.",
)
def read(files: tuple[str, ...], form: str, brief: bool, audit: bool) -> None:
    """Print the paragraphs of documents, numbered as cited.

    FILE is a file (.txt, .html, .docx, .pdf), a folder, or - for standard input. Of a
    folder all files in these formats are read, those in folders below it as well.
    """
    from kg.pipeline import read_all

    write = _choose(form, brief, audit, _is_one(files))
    watch = Watch(audit)
    write(watch.pass_on(read_all(files)), sys.stdout)
    watch.finish()


def _is_one(files: tuple[str, ...]) -> bool:
    """Whether one document is asked for, or as many as there may be."""
    return len(files) == 1 and not Path(files[0]).is_dir()


def _choose(form: str, brief: bool, audit: bool, one: bool) -> "Writer":
    """The way to write that the options ask for; only its libraries are loaded."""
    if brief + audit + (form == "json") > 1:
        raise click.UsageError("Choose one of --brief, --audit and --format json.")
    if form == "json":
        from kg.writers import record

        return record.write if one else record.write_array
    if brief:
        from kg.writers import table

        return table.write
    if audit:
        from kg.writers import account

        return account.write
    from kg.writers import tree

    return tree.write


class Watch:
    """Lets documents through, and says on standard error what could not be read."""

    def __init__(self, audit: bool) -> None:
        self.audit = audit
        self.files = 0
        self.failures: list[str] = []

    def pass_on(
        self, found: "Iterable[Document | DocumentError]"
    ) -> "Iterator[Document]":
        """Yield what was read; a failure is told at once and kept for the end."""
        for each in found:
            self.files += 1
            if isinstance(each, DocumentError):
                self._fail(each)
            else:
                yield each
                self._check(each)

    def finish(self) -> None:
        """Name the failures of a batch once more; exit 1 if there was any."""
        if not self.failures:
            return
        if self.files > 1:
            count = f"{len(self.failures)} of {self.files} files failed:"
            click.echo("\n  ".join(["\n" + count, *self.failures]), err=True)
        sys.exit(1)

    def _fail(self, error: DocumentError) -> None:
        from kg.writers.line import one_line

        self.failures.append(one_line(str(error)))
        click.echo(self.failures[-1], err=True)

    def _check(self, document: "Document") -> None:
        """Pass on what the reader noticed; in an audit, nothing may be lost."""
        from kg.documents import account

        origin = document.origin
        for notice in origin.notices:
            click.echo(f"{origin.file}: {notice}", err=True)
        if self.audit and not account(document).balances:
            self._fail(DocumentError(origin.file, "the account does not balance"))
