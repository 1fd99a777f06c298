"""Which document a sentence tells of: the one that is read, or one that it names.

第2531(2020)号决议将……延长至……, 通过第2547(2020)号决议，将……, 延长……的第2584号决议.
What a resolution set up or laid down (第2374号决议所设专家小组) is not told of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Mention

RULED = re.compile(
    r"(?:第\s*\d[^，。；]{0,12}段)?(?:和[^，。；]{0,24})?中?(?:所|[经最后由]{0,4}?)?"
    r"(?:设|规定|述|列|载|授权的|要求|核准的|提及|执行|实施|的规定|和第)"
)
APPROVED = re.compile(
    r"(?P<of>决议)[^，。；]{0,12}?(?:核定|核准|授权|规定|批准)的?\s*$"
)
SOURCE = re.compile(r"(?:根据|按照|依照|依据|遵照|执行)[^，。；]{0,20}$")


@dataclass(slots=True)
class Grants:
    """Reads which document grants, and keeps the last of a paragraph in mind."""

    own: Mention | None  # the document itself, if it decides
    words: str = ""
    begin: int = 0
    symbols: Sequence[Mention] = ()
    documents: Sequence[Mention] = ()  # those that do what is told

    def look(self, words: str, names: Sequence[Mention], begin: int) -> None:
        """Turn to a paragraph."""
        self.words, self.begin = words, begin
        self.symbols = [
            name
            for name in names
            if name.type == "symbol" and name.entity.startswith("doc/")
        ]
        self.documents = [name for name in self.symbols if self._acts(name)]

    def of(self, place: int, behind: int, *, decided: bool) -> Mention | None:
        """Who grants what is told from one place to the other."""
        if decided and self.own:
            return self.own
        sentence = self.words.rfind("。", 0, place) + 1
        after = [each for each in self.documents if self._start(each) == behind]
        before = [each for each in self.documents if self._start(each) < place]
        here = [each for each in before if self._start(each) >= sentence]
        if after or here:
            return (after or here)[-1]
        return before[-1] if before and not self.own else None

    def told_at(self, place: int) -> Mention | None:
        """第2100(2013)号决议 / 核定的 / 11 200名: what another has laid down."""
        found = APPROVED.search(self.words, max(0, place - 40), place)
        before = [
            each
            for each in self.symbols
            if found and each.span.end - self.begin <= found.end("of")
        ]
        return before[-1] if before else None

    def _start(self, name: Mention) -> int:
        return name.span.start - self.begin

    def _acts(self, name: Mention) -> bool:
        """Whether it is the resolution itself that is spoken of."""
        end = name.span.end - self.begin
        based = SOURCE.search(self.words, 0, self._start(name))
        return not RULED.match(self.words, end) and not based
