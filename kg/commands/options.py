"""Options that several commands have: where the graph is."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TypeVar

import click
from click.core import ParameterSource

R = TypeVar("R")

FOLDER = "exports"  # where a build goes, unless it is told otherwise
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
