"""Tenures: who holds which post, by title, appointment or signature.

A rank is no post: 上校, 大使. 前总统 says that somebody held it, not when.
"""

import re
from collections.abc import Iterator

from kg.facts.factuality import taken, told
from kg.facts.lexicon import CLOSE, OPEN
from kg.facts.line import Line
from kg.facts.relations.dates import date_near, date_of_text, date_opening
from kg.facts.relations.lists import skip_titles
from kg.facts.relations.subjects import reaches, subject_of
from kg.facts.words import Piece
from kg.model import Fact, Kind, Mention

APPOINT, HOLD = "relation/appoint", "relation/hold"
TITLE, GIVEN, SIGNED = "a post beside a name", "a post that is given", "a signature"
PERSON, OFFICE = "person", "office"
# 大使, 上校: how people are addressed, and no post that somebody may follow in
RANK = re.compile(
    "^(?:.*大使|将军|將軍|[大中少上准][将將校尉]|[上中下]士|教授|阁下|閣下|博士|院士|医生|主教|大主教"
    "|陛下|殿下|酋长|教士|阿訇|同志|战士|代表|常驻代表团团长)$"
)
FORMER = re.compile("前(?!线|往|景|沿|方)")
# 古特雷斯 / 秘书长: short posts that may follow a name
SHORT = re.compile(
    "^(?:前|过渡|临时|副|代理|共和国)?(?:总统|总理|首相|主席|秘书长|议长|部长|外长|副总统|国王|总干事"
    "|總統|總理|秘書長|議長|部長|外長|高级专员|特别代表|特使|检察官|大法官|州长|省长|市长|总督)$"
)
# 兼 / 我驻……个人代表
AND_ALSO = re.compile(r"\s*兼(?:任)?\s*(?:我的|我|其|他的|该国|本国)?\s*(?:新任)?")
# 任命……先生(斯洛伐克) / 为新任……
AS = re.compile(
    r"\s*(?:[(（][^)）]{1,12}[)）])?\s*(?:担任|擔任|出任|作为|作為|为|為|任)"
)
ITS = re.compile(
    r"(?:\s|了|其|我的|我|他的|她的|该国|本国|新任|新的|新一任|下一任|首任|首位|一名|的|为|為"
    "|第[一二三四五六七八九十]+[任位])*"
)
SIGNATURE = re.compile(r"[(（]\s*(?:签名|签字|簽名|簽字)\s*[)）]")
REACH = 30  # characters between 任命 and the person


def read(line: Line) -> Iterator[Fact]:
    """Yield the tenures of a paragraph."""
    if line.paragraph.kind is Kind.SIGNATURE:
        yield from _read_signature(line)
        return
    for piece in _persons(line):
        yield from _read_title(line, piece)
    for cue in line.cues.of(APPOINT):
        yield from _read_appointment(line, cue.start, cue.end)
    for cue in line.cues.of(HOLD):
        yield from _read_holding(line, cue.start, cue.end)


def _persons(line: Line) -> list[Piece]:
    return [each for each in line.words.names if each.name and each.name.type == PERSON]


def _read_signature(line: Line) -> Iterator[Fact]:
    """让·平(签名): the post in which a part is written."""
    if not line.voice or line.voice.type != OFFICE or not SIGNATURE.search(line.text):
        return
    for piece in _persons(line):
        roles = {
            "person": piece.name,
            "office": line.voice,
            "asOf": date_of_text(line, piece.start),
        }
        yield line.fact("Tenure", roles, (piece.start, len(line.text)), SIGNED)


def _read_title(line: Line, piece: Piece) -> Iterator[Fact]:
    """总统若弗内尔·莫伊兹, 萨尔基相总统, 让·平(委员会主席)."""
    words = line.words
    offices = _offices_before(line, piece.start)
    start, end = (offices[0].start if offices else piece.start), piece.end
    if not offices:
        after = words.at(piece.end)
        if _is_office(after) and SHORT.match(words.shown(after)):
            offices, end = [after], after.end
    if not offices:
        offices, end = _office_in_bracket(line, skip_titles(words, piece.end))
    for office in offices:
        roles = _roles(line, piece, office) | taken(line, piece.start)
        if not FORMER.search(words.shown(office)):
            roles["asOf"] = _as_of(line, start)
        yield line.fact("Tenure", roles, (start, end), TITLE)


def _as_of(line: Line, start: int) -> str | None:
    """The date right before, that of the sentence, or that of the text."""
    before = line.words.before(start)
    near = date_near(line, before.start, start) if before.name else None
    return near or date_of_text(line, start) or date_opening(line, start)


def _offices_before(line: Line, place: int) -> list[Piece]:
    """The posts that end before a name, joined by 兼."""
    words = line.words
    found: list[Piece] = []
    piece = words.before(place)
    while _is_office(piece):
        found.insert(0, piece)
        joint = words.text[: piece.start].rstrip()
        also = AND_ALSO.search(words.text, max(0, piece.start - 6), piece.start)
        piece = words.before(also.start()) if also and joint else words.before(0)
    return [each for each in found if not RANK.match(words.shown(each))]


def _office_in_bracket(line: Line, place: int) -> tuple[list[Piece], int]:
    words = line.words
    if not words.at(place).bits & OPEN:
        return [], place
    office = words.at(place + 1)
    close = words.at(office.end)
    if (
        not _is_office(office)
        or not close.bits & CLOSE
        or RANK.match(words.shown(office))
    ):
        return [], place
    return [office], close.end


def _is_office(piece: Piece) -> bool:
    return piece.name is not None and piece.name.type == OFFICE


def _read_appointment(line: Line, start: int, end: int) -> Iterator[Fact]:
    """任命卡西姆·瓦尼为……特别代表."""
    near = (each for each in _persons(line) if end <= each.start <= end + REACH)
    for person in near:
        as_what = AS.match(line.text, skip_titles(line.words, person.end))
        if as_what and line.clause(person.start) <= start:
            yield from _give(line, person, start, as_what.end())
            return


def _read_holding(line: Line, start: int, end: int) -> Iterator[Fact]:
    """由戈伊塔上校担任过渡总统, 库比什先生曾任……团长."""
    person = _holder(line, start)
    if person:
        yield from _give(line, person, start, end)


def _holder(line: Line, verb: int) -> Piece | None:
    """The person before a verb, in its clause or as the subject of one before."""
    clause = line.clause(verb)
    for person in reversed(_persons(line)):
        end = skip_titles(line.words, person.end)
        if clause <= person.start and end <= verb and reaches(line, end, verb):
            return person
    who = subject_of(line, verb).who
    persons = {each.name: each for each in _persons(line)}
    return persons.get(who[0]) if len(who) == 1 else None


def _give(line: Line, person: Piece, verb: int, place: int) -> Iterator[Fact]:
    """The posts from a place on, joined by 兼."""
    for office in _offices_after(line, place):
        roles = _roles(line, person, office) | told(line, verb)
        date = date_near(line, line.clause(verb), office.start)
        date = date or date_opening(line, verb)
        if "factuality" not in roles:
            roles |= {"from": date} if date else {"asOf": date_of_text(line, verb)}
        span = (min(person.start, verb), max(office.end, person.end))
        yield line.fact("Tenure", roles, span, GIVEN)


def _offices_after(line: Line, place: int) -> Iterator[Piece]:
    words = line.words
    its = ITS.match(words.text, place)
    office = words.at(its.end() if its else place)
    while _is_office(office):
        if not RANK.match(words.shown(office)):
            yield office
        also = AND_ALSO.match(words.text, office.end)
        if not also:
            return
        office = words.at(also.end())


def _roles(line: Line, person: Piece, office: Piece) -> dict[str, object]:
    """Who, which post, and whose: the longest name in the post's own."""
    inner = line.inside(office.name) if office.name else []
    longest: Mention | None = max(inner, key=lambda each: len(each.span), default=None)
    owner = longest if longest and longest.entity.startswith("actor/") else None
    return {"person": person.name, "office": office.name, "organization": owner}
