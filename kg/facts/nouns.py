"""One phrase that calls an actor: from its first modifier to its last head.

>>> words = Words("参与行动的占领部队立即撤出")
>>> start, end = read_noun(words, 0)
>>> words.text[start:end]
'参与行动的占领部队'
"""

import re

from kg.facts.ahead import (
    NEARBY,
    after_bracket,
    head_ahead,
    head_follows,
    is_deed,
    is_with,
    skip_bracket,
)
from kg.facts.lexicon import (
    ACTION,
    ADVERB,
    ALSO,
    AND,
    CLOSE,
    COLON,
    COMMA,
    DETERMINER,
    DOES,
    HEAD,
    LINK,
    MODIFIER,
    NAME,
    OF,
    OPEN,
    PIVOT,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    STOP,
    THING,
    VERB,
)
from kg.facts.words import Piece, Words

LONGEST = 120  # characters of a relative clause
PHRASE = 300  # characters of a whole phrase
SHORT = 10  # of one that has a subject of its own, late in a list
# 包括非政府组织在内的 / 民间社会
INCLUDED = re.compile("包括[^，。；]{1,40}?(?:在内的|在內的)")
PLURAL = ("们", "們")
DOER = "者"  # 倡导者
ENDS = COMMA | STOP | COLON | OPEN | CLOSE | LINK
AFTER = DOES | AND | ALSO | COMMA | LINK  # what may follow a phrase


def read_noun(
    words: Words, place: int, *, listed: bool = False, doing: bool = False
) -> tuple[int, int] | None:
    """Read a phrase; ``listed``: it is not the first of its list.

    ``doing``: it is the subject of a clause, which no word of action opens: 审查小组.
    """
    key = (place, listed, doing)
    if key not in words.nouns:
        words.nouns[key] = _Noun(words, place, listed, doing=doing).read()
    return words.nouns[key]


class _Noun:
    """Reads one phrase; ``end`` is the end of the last head that may close it."""

    def __init__(
        self,
        words: Words,
        place: int,
        listed: bool,
        *,
        inner: bool = False,
        doing: bool = False,
    ) -> None:
        self.words = words
        self.start = self.place = place
        self.end: int | None = None
        self.listed = listed
        self.doing = doing
        self.inner = inner  # it ends a relative clause, and has none itself
        self.plain = 0  # characters of no known word since the last head

    def read(self) -> tuple[int, int] | None:
        """The phrase; None where there is none."""
        limit = min(self.start + PHRASE, len(self.words.text))
        while self.place < limit:
            if not self._take(self.words.at(self.place)):
                break
        if self.end is None and self.plain and self._ends_like_head():
            self.end = self.place
        return None if self.end is None else (self.start, self.end)

    def _ends_like_head(self) -> bool:
        last = self.words.text[self.place - 1]
        following = self.words.at(self.place)
        return last in self.words.lexicon.groups["suffix"] and bool(
            following.bits & AFTER
        )

    def _take(self, piece: Piece) -> bool:
        """Take a piece into the phrase, or leave it and end."""
        if piece.bits & (NAME | HEAD | PRONOUN):
            return self._close(piece.end)
        if piece.bits & OPEN and self.end is not None and self._owns(piece):
            return self._go(after_bracket(self.words, piece.start))
        if piece.bits & ENDS and not piece.bits & DOES:
            return False
        if piece.bits & OF:
            return self._open_again(piece)
        if piece.bits & AND and not is_with(self.words, piece):
            return self._join(piece)
        return self._qualify(piece) if self.end is None else self._go_on(piece)

    def _go(self, place: int) -> bool:
        self.place = place
        return True

    def _close(self, end: int) -> bool:
        if self.words.text[end : end + 1] in PLURAL:
            end += 1
        self.end = end
        self.plain = 0
        return self._go(end)

    def _open_again(self, piece: Piece) -> bool:
        """的: what was a head qualifies another."""
        if piece.start == self.start:
            return False
        self.end = None
        return self._go(piece.end)

    def _owns(self, piece: Piece) -> bool:
        """Whether a name with its short form qualifies a head: ……(达伊沙)的支持者."""
        after = self.words.at(after_bracket(self.words, piece.start))
        return bool(after.bits & OF) and _is_headed(self.words, after.end)

    def _join(self, piece: Piece) -> bool:
        """双边、区域和多边伙伴: within a phrase as long as it has no head."""
        if self.end is not None or piece.start == self.start:
            return False
        if self.plain and self._ends_like_head():
            return False
        return self._go(piece.end)

    def _qualify(self, piece: Piece) -> bool:
        """What stands before the head."""
        if included := INCLUDED.match(self.words.text, piece.start):
            return self._go(included.end())
        known = piece.bits & (DETERMINER | MODIFIER | THING | QUOTE)
        if known and not piece.bits & DOES:
            return self._go(piece.end)
        if piece.bits & (DOES | VERB | ALSO | AND):
            return self._qualify_by_action(piece)
        self.plain += piece.end - piece.start
        return self._go(piece.end)

    def _go_on(self, piece: Piece) -> bool:
        """After a head: only if a further head is near and no action between."""
        if self.listed and piece.bits & DOES:
            after = self._after_relative(piece, SHORT)
            if after is not None:
                self.end = None
                return self._go(after)
        return head_ahead(self.words, piece) and self._go(piece.end)

    def _qualify_by_action(self, piece: Piece) -> bool:
        """研究机构 and 参与行动的部队, but not 研究这一问题."""
        if self._is_nominal(piece):
            return self._go(piece.end)
        if piece.bits & ACTION and self.words.text[piece.end : piece.end + 1] == DOER:
            return self._close(piece.end + 1)
        if self.plain > 2 * NEARBY or not self._may_open_relative(piece):
            return False
        after = self._after_relative(piece, LONGEST)
        return after is not None and self._go(after)

    def _is_nominal(self, piece: Piece) -> bool:
        """Whether a word of action qualifies a head: 研究机构, 各仲裁机构, 管理局."""
        if not piece.bits & (MODIFIER | ACTION):
            return False
        head = self.words.at(piece.end)
        short = bool(head.bits & HEAD) and head.end - head.start == 1
        known = piece.bits & MODIFIER or piece.start > self.start or self.doing
        return short or bool(known and head_follows(self.words, piece.end))

    def _may_open_relative(self, piece: Piece) -> bool:
        words = self.words
        if self.inner or piece.bits & (PIVOT | ALSO):
            return False
        if words.among(piece, "object") or words.among(piece, "towards"):
            return words.shown(piece) in ("向", "为", "為")
        if piece.bits & ADVERB and not piece.bits & (ACTION | PREPOSITION):
            return words.among(piece, "opener")
        return True

    def _after_relative(self, piece: Piece, longest: int) -> int | None:
        """Where the clause before a head ends: after the 的 that a head follows."""
        limit = min(piece.start + longest, len(self.words.text))
        while piece.start < limit and not piece.bits & (COMMA | STOP | COLON):
            if piece.bits & OF and _is_headed(self.words, piece.end):
                return piece.end
            piece = self.words.at(piece.end)
        return None


def _is_headed(words: Words, place: int) -> bool:
    """Whether a phrase with a head begins here and what is to be done follows it."""
    first = words.at(place)
    if first.bits & DOES and not first.bits & (MODIFIER | DETERMINER):
        return False
    found = _Noun(words, place, listed=False, inner=True).read()
    if found is None:
        return False
    following = words.at(skip_bracket(words, found[1]))
    if words.at(following.end).bits & OF:
        return False  # 取消对人员 / 实施的限制
    if not following.bits:
        return is_deed(words, following.start)
    return bool(following.bits & AFTER)
