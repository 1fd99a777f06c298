"""``kg audit``: what in documents gave no fact, and why."""

import sys

import click


@click.command()
@click.argument(
    "files",
    metavar="[FILE]...",
    nargs=-1,
    type=click.Path(allow_dash=True),
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Also what was left out for a reason, each with it.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A list to read, or JSON: a paragraph or verb a line, with its reason.",
)
def audit(files: tuple[str, ...], everything: bool, form: str) -> None:
    """List what gave no fact: paragraphs and verbs of speech, by opening word.

    What is left out for a reason is counted by it: a heading, a noun, a verb that is
    denied. The rest is unread. FILE is as in kg read; without it, the documents that
    ship are read.
    """
    from kg.commands.read import Watch
    from kg.pipeline import read_all
    from kg.pipeline.auditing import audit_all
    from kg.resources import seeds
    from kg.writers import silences

    watch = Watch(audit=False)
    audited = audit_all(watch.pass_on(read_all(files or [seeds() / "documents"])))
    if form == "json":
        silences.write_json(audited, sys.stdout)
    else:
        silences.write(audited, sys.stdout, everything=everything)
    watch.finish()
