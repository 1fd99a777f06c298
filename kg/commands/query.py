"""``kg query``: a named question or any in SPARQL, as a table or for machines."""

import os
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from threading import TIMEOUT_MAX
from typing import TYPE_CHECKING

import click

from kg.commands.options import graph_options
from kg.errors import QuerySyntaxError, QueryTimeoutError

if TYPE_CHECKING:
    from kg.queries import Question

FORMS = ("table", "csv", "tsv", "json", "xml", "turtle")
STANDARD_INPUT = "-"
NAME = re.compile(r"[\w.-]+")
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set counts


@dataclass(frozen=True, slots=True)
class Request:
    """What a command line asks for."""

    question: str | None
    file: str | None
    parameters: tuple[str, ...]
    form: str | None
    timeout: float | None
    lang: str | None
    wants_help: bool
    place: str | Path


@click.command(add_help_option=False)
@click.argument("question", metavar="[NAME or SPARQL]", required=False)
@click.option(
    "-f",
    "--file",
    metavar="FILE.rq",
    type=click.Path(allow_dash=True),
    help="A file with the query; - is standard input.",
)
@click.option(
    "-p",
    "--parameter",
    "parameters",
    metavar="KEY=VALUE",
    multiple=True,
    help="What it is asked about, by any name; may be given several times.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="Else a table, or Turtle where the answer is a graph.",
)
@click.option(
    "--timeout",
    metavar="S",
    type=click.FloatRange(min=0, min_open=True),
    help="How many seconds it may take.",
)
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help="The language of summaries; else that of the locale.",
)
@click.option("-h", "--help", "wants_help", is_flag=True, help="With NAME: on that.")
@graph_options
def query(**options: object) -> None:
    """Ask the graph a named question, or any in SPARQL.

    Without NAME the named questions are listed. SPARQL may stand in the command, in a
    file, or come from standard input (-); prefixes need not be declared.

    \b
    kg query tasks -p actor=MINUSMA
    kg query 'SELECT ?day WHERE { ?meeting mg:heldOn ?day }' --format csv
    """
    request = Request(**options)  # type: ignore[arg-type]
    text = request.question or request.file
    if text is None:
        _print(_list(request) if not request.wants_help else _help())
    elif request.question and request.file:
        raise click.UsageError("Give a question or --file, not both.")
    elif request.wants_help:
        _print(_describe(_find(request), _language(request)))
    else:
        _ask(request)


def _print(text: str) -> None:
    from kg.writers.output import explaining

    with explaining("standard output"):
        click.echo(text, nl=False)


def _help() -> str:
    return click.get_current_context().get_help() + "\n"


def _language(request: Request) -> str:
    """Chinese where it is asked for or is the locale's, else English."""
    locale = next((os.environ[name] for name in LOCALE if os.environ.get(name)), "")
    return request.lang or ("zh" if locale.startswith("zh") else "en")


def _list(request: Request) -> str:
    """Every named question with its summary."""
    from kg.queries import questions
    from kg.writers.answers.screen import align

    language = _language(request)
    return align([(each.name, each.summaries[language]) for each in questions()])


def _describe(question: "Question", language: str) -> str:
    """What a question answers, and a line for each parameter."""
    from kg.writers.answers.screen import align

    rows = []
    for each in question.parameters:
        kind = f"{each.scheme or each.type}{', required' if each.required else ''}"
        names = " or ".join(f"{name}=…" for name in (each.name, each.short) if name)
        rows.append((f"-p {names}", f"{each.helps[language]} ({kind})"))
    return f"{question.summaries.get(language, '')}\n\n{align(rows)}"


def _find(request: Request) -> "Question":
    """The question that is named, or the query that is given, with its parameters."""
    from kg.queries import find, parse

    text = request.question or ""
    if text != STANDARD_INPUT and NAME.fullmatch(text):
        return find(text)
    if file := request.file or (text if text == STANDARD_INPUT else ""):
        return parse(file, _read(file))
    return parse("the query", text)


def _read(file: str) -> str:
    """The text of a file or of standard input; KgError where there is none."""
    from kg.errors import QueryError

    try:
        if file == STANDARD_INPUT:
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return Path(file).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise QueryError(f"{file}: is not UTF-8; save it as UTF-8") from None
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        raise QueryError(f"{file}: {problem}; check its name") from None


def _ask(request: Request) -> None:
    """Ask within the time, and end at once when it is over or nobody waits any more."""
    from kg.queries.limits import within

    try:
        within(request.timeout or TIMEOUT_MAX, lambda: _answer(request))
    except QuerySyntaxError as error:
        click.echo(f"{error}\n{error.pointer}", err=True)
        sys.exit(1)
    except QueryTimeoutError as error:
        click.echo(error, err=True)
        _end(1)
    except KeyboardInterrupt:
        _end(130)


def _end(code: int) -> None:
    """End although the engine is still at work, which cannot be told to stop."""
    sys.stderr.flush()
    os._exit(code)


def _answer(request: Request) -> None:
    from pyoxigraph import QueryTriples

    from kg.graph import open_dataset
    from kg.queries import answer, compose
    from kg.writers.answers import write
    from kg.writers.output import explaining

    question = _find(request)
    dataset = open_dataset(request.place)
    found = answer(dataset, compose(dataset, question, _values(request.parameters)))
    form = "turtle" if isinstance(found, QueryTriples) else "table"
    stream = sys.stdout
    with explaining("standard output"):
        write(found, request.form or form, stream.buffer, stream.encoding)
        stream.buffer.flush()


def _values(given: tuple[str, ...]) -> dict[str, list[str]]:
    """``("actor=MINUSMA",)`` to values by the name of the parameter."""
    values: dict[str, list[str]] = defaultdict(list)
    for each in given:
        name, sign, value = each.partition("=")
        if not sign or not value:
            raise click.UsageError(
                f"{each}: write -p key=value, as in -p actor=MINUSMA"
            )
        values[name.strip()].append(value.strip())
    return values
