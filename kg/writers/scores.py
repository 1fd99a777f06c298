"""Scores to tables of 80 letters, or JSON; errors to lines with the text round them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len, set_cell_size

from kg.writers.line import one_line

if TYPE_CHECKING:
    from kg.model import Span
    from kg.scoring import Counts, Error, Score

WIDTH = 80
LABEL = 15
# gold, found, then precision, recall and F1, strict and lenient
NUMBERS = (6, 6, 7, 6, 6, 8, 6, 6)
HEADS = ("gold", "found", "P", "R", "F1", "P", "R", "F1")
ABSENT = "-"
CONTEXT = 24  # letters on either side of what is wrong


def write(scores: Iterable["Score"], stream: TextIO, with_errors: bool) -> None:
    """Write a table for every gold file, and below it what was wrong."""
    for number, score in enumerate(scores):
        lines = [*_table(score), *_fields(score)]
        if with_errors:
            lines += _errors(score)
        stream.write("\n" * bool(number) + "".join(f"{line}\n" for line in lines))
        stream.flush()


def write_json(scores: Iterable["Score"], stream: TextIO) -> None:
    """Write one JSON array of all that was counted."""
    wide = (stream.encoding or "").lower().startswith("utf")
    records = [_record(score) for score in scores]
    stream.write(json.dumps(records, ensure_ascii=not wide, indent=1) + "\n")


def _table(score: "Score") -> Iterator[str]:
    size = f"  {score.texts} texts"
    yield _crop_left(score.file, WIDTH - len(size)) + size
    yield f"{'':>{LABEL + sum(NUMBERS[:2])}}{'strict':>19}{'lenient':>20}"
    yield _row("", HEADS)
    for name, counts in score.rows():
        both = (*counts.figures(counts.strict), *counts.figures(counts.lenient))
        shown = [_put(index, value, counts) for index, value in enumerate(both)]
        yield _row(name, (str(counts.gold), str(counts.found), *shown))


def _put(index: int, value: float, counts: "Counts") -> str:
    """A figure; none where there is nothing that it could be of."""
    empty = (not counts.found, not counts.gold, not counts.found + counts.gold)
    return ABSENT if empty[index % 3] else f"{value:.3f}"


def _fields(score: "Score") -> Iterator[str]:
    """The values in what was found, field by field."""
    named = [(name, each) for name, each in sorted(score.fields.items())]
    if named:
        yield "values of what was found"
    for name, counts in named:
        shown = [
            _put(index, value, counts)
            for index, value in enumerate(counts.figures(counts.strict))
        ]
        yield _row(name, (str(counts.gold), str(counts.found), *shown))


def _row(name: str, cells: Sequence[str]) -> str:
    numbers = (f"{cell:>{width}}" for cell, width in zip(cells, NUMBERS, strict=False))
    return (_crop(name, LABEL) + "".join(numbers)).rstrip()


def _errors(score: "Score") -> Iterator[str]:
    """Two lines each: what is wrong where, and the text round it."""
    for error in score.errors:
        labels = " ".join(filter(None, (error.expected, _arrow(error), error.detail)))
        yield _crop(f"{error.kind:<11}{labels}  {error.passage}", WIDTH).rstrip()
        yield "  " + show(error.text, error.span, WIDTH - 2)


def _arrow(error: "Error") -> str:
    if not error.expected:
        return error.found
    same = error.found in ("", error.expected)
    return "" if same else f"not {error.found}"


def show(text: str, span: "Span", width: int) -> str:
    """What stands at a place, in brackets, and what stands round it.

    >>> from kg.model import Span
    >>> show("安全理事会决定将马里稳定团任务期延长", Span(8, 13), 60)
    '安全理事会决定将[马里稳定团]任务期延长'
    """
    before = one_line(text[: span.start])
    after = one_line(text[span.end :])
    middle = f"[{_shorten(one_line(text[span.start : span.end]), width - 2 * 10)}]"
    room = width - cell_len(middle)
    left = _crop_left(before, min(CONTEXT, room // 2)).lstrip()
    return left + middle + _crop(after, room - cell_len(left)).rstrip()


def _shorten(text: str, width: int) -> str:
    """The ends of a text that is too long."""
    if cell_len(text) <= width:
        return text
    half = (width - 1) // 2
    return set_cell_size(text, half).rstrip() + "…" + _tail(text, half)


def _crop(text: str, width: int) -> str:
    """Fill or crop to a width; a Chinese character is two letters wide."""
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    return set_cell_size(text, width - 1) + "…"


def _crop_left(text: str, width: int) -> str:
    return text if cell_len(text) <= width else "…" + _tail(text, width - 1)


def _tail(text: str, width: int) -> str:
    kept = text[-width:] if width > 0 else ""
    while cell_len(kept) > width:
        kept = kept[1:]
    return kept


def _record(score: "Score") -> dict[str, object]:
    return {
        "file": score.file,
        "gold": score.task,
        "texts": score.texts,
        "labels": {name: _figures(counts) for name, counts in score.rows()},
        "values": {name: _figures(each) for name, each in sorted(score.fields.items())},
        "errors": [asdict(error) for error in score.errors],
    }


def _figures(counts: "Counts") -> dict[str, object]:
    names = ("precision", "recall", "f1")
    sides = {"strict": counts.strict, "lenient": counts.lenient}
    figures = {
        side: dict(zip(names, counts.figures(right), strict=True)) | {"right": right}
        for side, right in sides.items()
    }
    return {"gold": counts.gold, "found": counts.found, **figures}
