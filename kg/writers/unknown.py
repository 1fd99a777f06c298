"""Unknown entities to a table with a sentence each, or JSON."""

import json
from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len, set_cell_size

from kg.writers.line import one_line

if TYPE_CHECKING:
    from kg.pipeline.unknown import Unknown

WIDTH = 80
COUNT, TYPE = 6, 12


def write(found: Iterable["Unknown"], stream: TextIO) -> None:
    """Write two lines each: how often, of what type, the name; then a sentence."""
    stream.write(f"{'count':>{COUNT}}  {'type':<{TYPE}}  name\n")
    for each in found:
        name = one_line(each.names.most_common(1)[0][0])
        others = len(each.names) - 1
        more = f" (+{others})" if others else ""
        head = f"{each.count:>{COUNT}}  {each.type:<{TYPE}}  "
        stream.write(crop(head + name + more, WIDTH) + "\n")
        place = f"{PurePath(one_line(each.file)).name}, {each.paragraph}"
        indent = " " * (COUNT + 2)
        stream.write(crop(indent + _round(each.sentence, name), WIDTH) + "\n")
        stream.write(crop(indent + place, WIDTH) + "\n")


def write_json(found: Iterable["Unknown"], stream: TextIO) -> None:
    """Write one JSON array, an entity a line."""
    wide = (stream.encoding or "").lower().startswith("utf")
    lines = [json.dumps(_record(each), ensure_ascii=not wide) for each in found]
    stream.write("[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n")


def _record(each: "Unknown") -> dict[str, object]:
    return {
        "entity": each.entity,
        "type": each.type,
        "count": each.count,
        "names": dict(each.names.most_common()),
        "files": sorted(each.files),
        "sentence": each.sentence,
        "file": each.file,
        "paragraph": each.paragraph,
    }


def _round(sentence: str, name: str) -> str:
    """A sentence that is too long is cut before its name."""
    sentence = one_line(sentence)
    at = sentence.find(name)
    room = WIDTH - COUNT - 2
    if at < 0 or cell_len(sentence[: at + len(name)]) <= room - 2:
        return sentence
    kept = sentence[max(0, at - 8) :]
    return f"…{kept}"


def crop(text: str, width: int) -> str:
    """Crop to a width, in whole Chinese characters.

    >>> crop("安全理事会", 6)
    '安全…'
    """
    return (
        text
        if cell_len(text) <= width
        else set_cell_size(text, width - 1).rstrip() + "…"
    )
