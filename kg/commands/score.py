"""``kg score``: how near the program comes to what people found by reading."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.scoring import Score


@click.command()
@click.argument("gold", metavar="GOLD...", nargs=-1, required=True)
@click.option(
    "--errors", is_flag=True, help="Also what was missed or wrong, in its text."
)
@click.option(
    "--floors",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Exit 1 if a figure lies below its floor in this file.",
)
@click.option("--raise-floors", is_flag=True, help="Write higher figures to that file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Tables, or JSON with every error.",
)
def score(
    gold: tuple[str, ...],
    errors: bool,
    floors: Path | None,
    raise_floors: bool,
    form: str,
) -> None:
    """Compare names, acts and facts with gold: precision, recall and F1.

    GOLD is a file of texts in which people marked what is to be found, or a folder; of
    a folder those files are left out that have "untouched" in their name. Strict counts
    what has the same words and type; lenient, what overlaps and has the same type.
    """
    from kg.scoring import find_gold, program
    from kg.scoring import score as measure
    from kg.writers import scores as writer

    if raise_floors and not floors:
        raise click.UsageError("Give the file of floors: --floors FILE.")
    files = find_gold(gold)
    if not files:
        raise click.UsageError("There is no gold (.jsonl) in the folder.")
    measured = program()
    scores = [measure(file, measured) for file in files]
    if form == "json":
        writer.write_json(scores, sys.stdout)
    else:
        writer.write(scores, sys.stdout, errors)
    if floors:
        _hold(floors, scores, raise_floors)


def _hold(file: Path, scores: "list[Score]", raising: bool) -> None:
    """Say what lies below its floor; write higher floors if that is asked for."""
    from kg.scoring import floors

    held = floors.read_floors(file) if file.exists() or not raising else {}
    falls = list(floors.find_falls(held, scores))
    for fall in falls:
        click.echo(fall, err=True)
    if raising:
        from kg.writers.output import open_whole

        with open_whole(file) as stream:
            text = floors.write_floors(floors.raise_floors(held, scores))
            stream.write(text.encode("utf-8"))
    if falls:
        sys.exit(1)
