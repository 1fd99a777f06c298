"""``kg picture``: named questions as pictures, and deadlines for a calendar."""

from pathlib import Path

import click

from kg.commands.options import graph_options, language_option, page_options, write_page

CALENDAR = ".ics"


@click.command()
@click.argument("names", metavar="[NAME...]", nargs=-1)
@page_options("pictures.html")
@language_option
@graph_options
def picture(
    names: tuple[str, ...], place: str | Path, output: str, opens: bool, lang: str
) -> None:
    """Write pictures of named questions as one page: timeline, matrix, ceilings, …

    Without NAME all are written. A FILE.ics gets what falls due as a calendar.
    """
    from kg.graph import open_dataset
    from kg.views.calendar import make_calendar
    from kg.views.pages import picture_page

    dataset = open_dataset(place)
    if output.lower().endswith(CALENDAR):
        page = make_calendar(dataset)
    else:
        page = picture_page(dataset, names, lang)
    write_page(page, output, opens)
