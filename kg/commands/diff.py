"""``kg diff``: what documents ask in common, anew, no longer, or in other words."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import graph_options

if TYPE_CHECKING:
    from kg.pipeline.comparing import Step


@click.command()
@click.argument("documents", metavar="DOC DOC...", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "json"]),
    default="text",
    show_default=True,
    help="Text to read, a page with the changed words marked, or JSON.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to a file; one that ends in .html or .json chooses the format.",
)
@click.option("--all", "everything", is_flag=True, help="Also what was kept as it was.")
@graph_options
def diff(
    documents: tuple[str, ...],
    form: str,
    output: Path | None,
    everything: bool,
    place: str | Path,
) -> None:
    """Compare what documents ask of whom, each with the next.

    DOC is a file, or a document of the graph by its symbol. Provisions are paired by
    their words, by who is to act, and by task; of a chain of mandates each step shows
    what was carried forward, added and dropped.
    """
    from kg.pipeline.comparing import compare_all

    if len(documents) < 2:
        raise click.UsageError("Name two documents or more.")
    if output and output.suffix in (".html", ".json"):
        form = output.suffix[1:]
    steps = list(compare_all(documents, place))
    text = _write(steps, form, everything)
    if output is None:
        click.echo(text, nl=False)
        return
    from kg.writers.output import open_whole

    with open_whole(output) as stream:
        stream.write(text.encode())


def _write(steps: "list[Step]", form: str, everything: bool) -> str:
    from kg.writers import differences, differences_page

    stream = io.StringIO()
    if form == "html":
        differences_page.write(steps, stream)
    elif form == "json":
        differences.write_json(steps, stream)
    else:
        differences.write(steps, stream, everything=everything)
    return stream.getvalue()
