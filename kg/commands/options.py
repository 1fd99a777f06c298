"""Options that several commands have: where the graph is, where a page goes."""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TypeVar

import click
from click.core import ParameterSource

R = TypeVar("R")

FOLDER = "exports"  # where a build goes, unless it is told otherwise
STANDARD_OUTPUT = "-"
STORE = "KG_STORE"  # the environment's word for --store

store_option = click.option(
    "--store",
    metavar="URL",
    envvar=STORE,
    help=f"A SPARQL server that holds the graph instead of DIR. [env: {STORE}]",
)


def graph_options(command: Callable[..., R]) -> Callable[..., R]:
    """Add ``-g DIR`` and ``--store URL``; the command gets ``place``, the one or other.

    A place is what ``kg.graph.open_dataset`` takes.
    """

    @wraps(command)
    def run(*words: object, graph: Path, store: str | None, **more: object) -> R:
        return command(*words, place=choose_place("graph", graph, store), **more)

    folder = click.option(
        "-g",
        "--graph",
        metavar="DIR",
        default=FOLDER,
        show_default=True,
        type=click.Path(path_type=Path),
        help="The folder of the graph, as kg build wrote it.",
    )
    return folder(store_option(run))


def choose_place(option: str, folder: Path, store: str | None) -> str | Path:
    """The folder or the server: what is said in the command counts first."""
    if store is None:
        return folder
    context = click.get_current_context()
    named = context.get_parameter_source(option) == ParameterSource.COMMANDLINE
    if named and context.get_parameter_source("store") == ParameterSource.COMMANDLINE:
        raise click.UsageError(f"Choose one of --{option} and --store.")
    return folder if named else store


language_option = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="The language that it begins in; it can be changed on the page.",
)


def page_options(name: str) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Add ``-o FILE`` and ``--open``; the command gets ``output`` and ``opens``."""

    def add(command: Callable[..., R]) -> Callable[..., R]:
        opening = click.option(
            "--open", "opens", is_flag=True, help="Open it in the browser afterwards."
        )
        output = click.option(
            "-o",
            "--output",
            metavar="FILE",
            default=name,
            show_default=True,
            type=click.Path(allow_dash=True),
            help="The file to write, whole or not at all; - is standard output.",
        )
        return output(opening(command))

    return add


def write_page(page: bytes, output: str, opens: bool) -> None:
    """Write a page and say where it is; open it where that is asked for."""
    from kg.writers.output import explaining, open_whole

    if output == STANDARD_OUTPUT:
        with explaining("standard output"):
            sys.stdout.buffer.write(page)
            sys.stdout.flush()
        return
    with open_whole(output) as stream:
        stream.write(page)
    size = f"{len(page) / 1_000_000:.1f} MB"
    click.echo(f"{output}: written, {size}", err=True)
    if opens:
        click.launch(Path(output).resolve().as_uri())
