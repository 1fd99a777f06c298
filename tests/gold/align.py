"""Takes the shipped gold and its documents as they are read now; moves the segments.

The offsets of ``mentions/shipped.jsonl`` hold for the canonical text. Where a change of
the reader moves it or changes its blanks, ``python -m tests.gold.align`` follows; a
segment that is no longer there by its characters is named, and nothing is written.
"""

import json
import sys
from pathlib import Path

from kg.documents import read
from kg.resources import seeds

SHIPPED = Path(__file__).with_name("mentions") / "shipped.jsonl"


def main() -> None:
    texts: dict[str, str] = {}
    moved, lost = [], []
    for line in SHIPPED.read_text("utf-8").splitlines():
        record = json.loads(line)
        name = record["document"]
        if name not in texts:
            texts[name] = read(seeds() / "documents" / name).text
        found = move(record, texts[name])
        (moved if found else lost).append(found or record["id"])
    if lost:
        sys.exit("not found, nothing written: " + ", ".join(lost))
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in moved)
    SHIPPED.write_text("".join(lines), "utf-8")


def move(record: dict, text: str) -> dict | None:
    """The record at the nearest place with its characters; None if there is none."""
    here, there = printed(record["text"]), printed(text)
    needle = "".join(record["text"][place] for place in here)
    hits = occurrences(needle, "".join(text[place] for place in there))
    if not hits:
        return None
    first = min(hits, key=lambda hit: abs(there[hit] - record["start"]))
    to = dict(zip(here, there[first : first + len(here)], strict=True))
    start, end = to[here[0]], to[here[-1]] + 1
    return {
        "id": f"{record['document']}:{start}",
        "document": record["document"],
        "start": start,
        "end": end,
        "text": text[start:end],
        "mentions": [
            move_mention(each, to, start, text) for each in record["mentions"]
        ],
    }


def move_mention(mention: dict, to: dict[int, int], base: int, text: str) -> dict:
    start, end = to[mention["start"]], to[mention["end"] - 1] + 1
    place = {"start": start - base, "end": end - base, "surface": text[start:end]}
    return mention | place


def printed(text: str) -> list[int]:
    """The offsets of all characters that are not blank."""
    return [place for place, char in enumerate(text) if not char.isspace()]


def occurrences(needle: str, text: str) -> list[int]:
    hits, at = [], text.find(needle)
    while at >= 0:
        hits.append(at)
        at = text.find(needle, at + 1)
    return hits


if __name__ == "__main__":
    main()
