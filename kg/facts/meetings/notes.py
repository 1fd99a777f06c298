"""Who spoke at a meeting, as notes tell: S/PV.8703(美国和俄罗斯联邦), 比利时、中国…….

The note of a row tells of the meeting of that row; who speaks for others too says so in
a bracket: 尼日尔(还代表南非和突尼斯).
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.facts.lexicon import lexicon
from kg.facts.meetings.told import Told
from kg.facts.shape import ACTOR, ACTORS, HOLDER, STATE, SYMBOL, Shape, any_of
from kg.model import Document, Kind, Mention, Paragraph

FOR = any_of(sorted(lexicon().groups["also-for"]))
AND = "(?:、|和|及|以及|与)"
# 尼日尔(还代表南非和突尼斯) · 越南(还代表安理会中另一成员印度尼西亚)
ONE = (
    f"[{STATE}{ACTOR}{HOLDER}](?:[(（](?:{FOR})"
    f"(?P<for>[^()（）]*{ACTORS}(?:{AND}{ACTORS})*)[)）])?"
)
LIST = ONE.replace("?P<for>", "?:") + f"(?:{AND}" + ONE.replace("?P<for>", "?:") + ")*"
EACH = re.compile(ONE)
# S/2020/286(德国、尼日尔(同时代表南非)和越南)
CITED = re.compile(f"(?P<record>{SYMBOL})[(（](?P<who>{LIST})[)）]")
ALL = re.compile(f"(?P<who>{LIST})[。.]?")
# 马里由外交部长代表， · 特别代表在巴马科通过视频参加了会议 · 代表以主席的身份发言
REPRESENTED = re.compile(f"(?P<state>{STATE})由(?P<who>{ACTORS})代表")
ATTENDED = re.compile(
    f"(?P<who>{ACTORS})(?:在[^，。]{{1,12}})?(?:通[过過][视視][频頻])?"
    "(?:[参參]加|出席)了?(?:[该該]次|本次|此次)?[会會][议議]"
)
SPOKE = re.compile(f"(?P<who>{ACTORS}(?:代表)?)以[^，。]{{2,60}}的身[份分][发發]言")
NOTE, ROW_NOTE = "a note of speakers", "a note of a row"


class Speakers(NamedTuple):
    """Who spoke, and for whom these spoke too."""

    speaking: tuple[Mention, ...]
    represented: tuple[Mention, ...]


def row_of(document: Document, note: Paragraph) -> Paragraph | None:
    """The row of a table that calls a note."""
    offset = next((c.offset for c in document.calls if c.footnote == note.number), None)
    if offset is None:
        return None
    rows = (each for each in document.paragraphs if each.kind is Kind.ROW)
    return next((r for r in rows if r.span.start <= offset <= r.span.end), None)


def read(
    paragraph: Paragraph, names: Sequence[Mention], row: Told | None
) -> Iterator[Told]:
    """The meetings that a note tells of; ``row`` is that of the row that calls it."""
    shape = Shape(paragraph.text, names, paragraph.span.start)
    for cited in CITED.finditer(shape.text):
        speakers = _list(shape, *cited.span("who"))
        start, end = shape.place(*cited.span())
        told = Told(paragraph, start, end, NOTE)
        told.roles["record"] = shape.name(cited.start("record")).entity
        yield _with(told, speakers)
    if row is not None:
        yield from _read_for_row(paragraph, shape, row)


def _read_for_row(paragraph: Paragraph, shape: Shape, row: Told) -> Iterator[Told]:
    for pattern in (ALL, SPOKE, REPRESENTED, ATTENDED):
        whole = pattern is ALL
        found = pattern.fullmatch(shape.text) if whole else pattern.match(shape.text)
        if not found:
            continue
        start, end = shape.place(*found.span())
        told = Told(paragraph, start, end, ROW_NOTE, agenda=row.agenda)
        told.roles["record"] = row.record
        if whole:
            yield _with(told, _list(shape, *found.span("who")))
        else:
            yield _attended(told, shape, found, pattern is SPOKE)
        return


def _attended(told: Told, shape: Shape, found: re.Match[str], spoke: bool) -> Told:
    who = shape.named(*found.span("who"))
    told.roles["speaker" if spoke else "participant"] = tuple(who)
    if "state" in found.re.groupindex:
        told.roles["represented"] = tuple(shape.named(*found.span("state")))
    return told


def _with(told: Told, speakers: Speakers) -> Told:
    told.roles["speaker"] = speakers.speaking
    told.roles["represented"] = speakers.represented
    return told


def _list(shape: Shape, start: int, end: int) -> Speakers:
    speaking: list[Mention] = []
    represented: list[Mention] = []
    for one in EACH.finditer(shape.text, start, end):
        speaking.append(shape.name(one.start()))
        if one["for"]:
            represented += shape.named(*one.span("for"), STATE)
    return Speakers(tuple(speaking), tuple(represented))
