"""Takes UN symbols, gets their documents from the UN's service, into a folder.

What is in the folder already is not asked for again. The service is spared: one request
at a time, a pause between two, a longer one if it asks for that.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.documents.symbol import Symbol
from kg.errors import FetchError, OfflineError, SymbolError
from kg.fetch.answers import FORMATS, judge
from kg.fetch.service import Judge, Service
from kg.writers.output import open_whole

__all__ = ["FORMATS", "Fetched", "Service", "fetch", "read_list"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of a symbol: its file, or why there is none."""

    symbol: str
    file: Path | None = None
    failure: FetchError | None = None
    was_there: bool = False


def fetch(
    symbols: Iterable[Symbol],
    folder: Path,
    service: Service,
    *,
    language: str = "zh",
    form: str = "pdf",
) -> Iterator[Fetched]:
    """Get documents, one after the other; one that cannot be had does not end the rest.

    OfflineError ends it: where nothing answers, nothing more is asked.
    """
    for symbol in dict.fromkeys(symbols):
        file = folder / file_name(symbol, language, form)
        if file.exists():
            yield Fetched(str(symbol), file, was_there=True)
            continue
        try:
            data = service.get(symbol, language, form, _judge(form))
        except OfflineError:
            raise
        except FetchError as error:
            yield Fetched(str(symbol), failure=error)
            continue
        folder.mkdir(parents=True, exist_ok=True)
        with open_whole(file) as stream:
            stream.write(data)
        yield Fetched(str(symbol), file)


def _judge(form: str) -> Judge:
    return lambda data, kind: judge(data, kind, form)


def file_name(symbol: Symbol, language: str, form: str) -> str:
    """What a document's file is called.

    >>> file_name(Symbol("S/RES/2584(2021)"), "zh", "pdf")
    'S_RES_2584(2021).zh.pdf'
    """
    return f"{str(symbol).replace('/', '_')}.{language}.{form}"


def read_list(lines: Iterable[str], name: str) -> Iterator[Symbol]:
    """The symbols of a list, one a line; blank lines and what follows # do not count.

    >>> list(map(str, read_list(["S/2023/36  # the review", "", "# more"], "list")))
    ['S/2023/36']
    """
    for number, line in enumerate(lines, 1):
        said = line.partition("#")[0].strip()
        if said:
            try:
                yield Symbol.parse(said)
            except SymbolError as error:
                raise SymbolError(f"{name}:{number}: {error}") from None
