"""What set something up: documents that are named before the word, and actors."""

import re

from kg.documents.symbol import find_symbols
from kg.facts.line import Line
from kg.facts.relations.lists import NOBODY, Actors
from kg.facts.relations.subjects import subject_of
from kg.facts.words import Piece
from kg.model import Mention

NAMED = re.compile("所[设設建成創创]|[设設成建创創]立的")
DOCUMENTS = {"symbol", "agreement"}
# 根据《协议》 / 并按第2364(2017)号决议 / 要求设立
BASIS = re.compile(
    "(?:根据|根據|依照|依据|依據|按照|按|遵照|经|經|由|依)"
    "(?:安全理事会|安理会|大会|联合国|其|该|和|与|、|及|以及|第|段|\\d|\\s|\ue000)*$"
)
# what may stand between a document and the word: 要求, 第3段规定, 新
LINKING = re.compile(
    "^(?:的|要求|规定|規定|授权|授權|决定|請求|请求|第|段|\\d|\\s|新|所|最初|正式|、|和|并|並|按|与|以及|，)*$"
)
FOUNDERS = {
    *("state", "government", "igo", "body", "office", "person", "mission"),
    *("armed_group", "force", "collective", "reference"),
}
NEAR = 12  # characters between who set up and the word, in an attribute


def document_in(line: Line, name: Mention) -> Mention | None:
    """The document that a name holds: 第2374(2017)号决议 / 所设委员会."""
    for inner in line.names:
        within = inner.span in name.span and inner.span != name.span
        if inner.type in DOCUMENTS and inner.entity and within:
            return inner
    found = next(iter(find_symbols(name.surface)), None)
    if found is None:
        return None
    return Mention(name.span, "symbol", f"doc/{found[1]}", name.surface)


def documents_before(
    line: Line, place: int, begin: int | None = None
) -> tuple[list[Mention], int]:
    """The documents on which a word rests, and where the first of them begins.

    Right before the word, or after 根据 anywhere since ``begin``.
    """
    clause = line.clause(place) if begin is None else begin
    found: list[Piece] = []
    for piece in _documents(line, clause, place):
        if _rests_on(line, piece, clause) or _leads_to(line, piece, place):
            found.append(piece)
    start = found[0].start if found else place
    return [each.name for each in found if each.name], start


def _documents(line: Line, begin: int, end: int) -> list[Piece]:
    return [
        each
        for each in line.words.names_between(begin, end)
        if each.name and each.name.type in DOCUMENTS and each.name.entity
    ]


def _rests_on(line: Line, piece: Piece, begin: int) -> bool:
    return bool(BASIS.search(line.text[begin : piece.start]))


def _leads_to(line: Line, piece: Piece, place: int) -> bool:
    between = line.words.masked[piece.end : place]
    rest = "".join(sign for sign in between if sign != "\ue000")
    return bool(LINKING.match(rest)) and len(between) < 2 * NEAR


def founders(line: Line, verb: int, *, nearest: bool = False) -> Actors:
    """Who sets something up; ``nearest``: in an attribute, only right before it."""
    found = subject_of(line, verb)
    if nearest and (not found.who or verb - found.end > NEAR or found.start == verb):
        return NOBODY
    who = tuple(each for each in found.who if each.type in FOUNDERS)
    return Actors(who, found.start, found.end) if who else NOBODY


def deciding(line: Line, place: int) -> tuple[object, ...]:
    """The organ that decides, and the document in which it does."""
    act = line.act_at(place) if line.voice else None
    issuers = act.roles.get("issuer", ()) if act else ()
    symbol = line.document.metadata.symbol
    documents = (f"doc/{symbol}",) if symbol else ()
    return (*(issuers if isinstance(issuers, tuple) else (issuers,)), *documents)
