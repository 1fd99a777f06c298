"""What gave no fact to a list for people, or to JSON."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from kg.writers.line import one_line
from kg.writers.unknown import WIDTH, crop

if TYPE_CHECKING:
    from kg.facts.audit import Silence
    from kg.pipeline.auditing import Audited

EXAMPLES = 3  # of one opening word, unless all are asked for


def write(audited: Iterable["Audited"], stream: TextIO, *, everything: bool) -> None:
    """Write a document's counts, and what is unread by its opening word."""
    for each in audited:
        stream.writelines(f"{line}\n" for line in _describe(each, everything))
        stream.flush()


def write_json(audited: Iterable["Audited"], stream: TextIO) -> None:
    """Write a JSON object a line, one for each paragraph or verb that gave nothing."""
    wide = (stream.encoding or "").lower().startswith("utf")
    for each in audited:
        for silence in each.silences:
            record = {
                "file": each.document.origin.file,
                "paragraph": silence.paragraph.number,
                "unit": "verb" if silence.verb else "paragraph",
                "opening": silence.opening,
                "reason": silence.reason,
                "words": silence.words,
            }
            stream.write(json.dumps(record, ensure_ascii=not wide) + "\n")


def _describe(each: "Audited", everything: bool) -> Iterator[str]:
    unread = [silence for silence in each.silences if not silence.reason]
    yield one_line(each.document.origin.file)
    yield f"  {each.facts} facts in {len(each.document.paragraphs)} paragraphs"
    for verb, name in ((False, "paragraphs"), (True, "verbs")):
        reasons = Counter(
            silence.reason or "unread"
            for silence in each.silences
            if silence.verb is verb
        )
        if reasons:
            yield f"  {name} that gave no fact"
            yield from (f"  {count:>6}  {why}" for why, count in reasons.most_common())
    shown = each.silences if everything else unread
    if shown:
        yield "  by opening word" if everything else "  unread, by opening word"
    yield from _list(shown, everything)
    yield ""


def _list(silences: Sequence["Silence"], everything: bool) -> Iterator[str]:
    by_opening = defaultdict(list)
    for silence in silences:
        by_opening[silence.opening].append(silence)
    for opening, found in sorted(by_opening.items(), key=lambda item: -len(item[1])):
        yield crop(f"  {len(found):>6}  {one_line(opening)}", WIDTH)
        for silence in found if everything else found[:EXAMPLES]:
            why = f" ({silence.reason})" if everything and silence.reason else ""
            line = f"{silence.paragraph.number}{why}: {one_line(silence.words)}"
            yield crop(f"          {line}", WIDTH)
        if not everything and len(found) > EXAMPLES:
            yield f"          and {len(found) - EXAMPLES} more"
