"""What a document says of itself: kind, symbol, date, meeting, vote, signatory.

Takes its paragraphs and what stood at the head of its pages, gives Metadata and Parts.
What the text does not say is None: nothing is guessed.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.documents.layout.furniture import MASTHEAD, PAGE_NUMBER, RUNNING_HEAD
from kg.documents.metadata.parts import MEETING, describe_part, find_original_language
from kg.documents.metadata.printed_date import find_date
from kg.documents.script import fold
from kg.documents.structure.outline import PartLabel
from kg.documents.symbol import Symbol, find_symbols
from kg.model import DocumentKind, Kind, Metadata, Origin, Paragraph, Part, Vote

LETTER = r"给.{2,40}的(?:同文|相同)?(?:信|函|普通照会)(?:附件)?"
# What a title says the document is; the first that fits.
TITLES = (
    (
        DocumentKind.RESOLUTION,
        re.compile(r"第\s*\d+(?:/\d+)?\s*(?:[(（].{4,6}[)）])?\s*号决议$"),
    ),
    (DocumentKind.LETTER, re.compile(LETTER + "$")),
    (DocumentKind.PRESS_RELEASE, re.compile(r"新闻(?:谈话|稿|声明)|对新闻界的声明")),
    (DocumentKind.PRESIDENTIAL_STATEMENT, re.compile(r"主席(?:的)?声明$")),
    (DocumentKind.REPORT, re.compile(r"报告$")),
)
# What shows the kind where no title does, searched in the whole text.
SIGNS = (
    # 会议于上午 10 时 05 分开始 · 主席(以法语发言)：
    (
        DocumentKind.MEETING_RECORD,
        re.compile(
            r"[上下]午\s*\d+\s*时.{0,12}(?:开会|开始|散会)|[(（]以.{1,4}语发言[)）]"
        ),
    ),
    # 在本文件所述期间，安理会就题为“马里局势”的项目举行了 4 次会议
    (
        DocumentKind.PRACTICE_CHAPTER,
        re.compile(r"惯例汇辑|在本(?:文件|补编)所述期间，(?:安理会|安全理事会)"),
    ),
)
# 2020年6月1日秘书长给安全理事会主席的信 · 秘书长关于马里局势的报告
AUTHOR = re.compile(
    rf"(?:日|^)\s*(?P<letter>[^\d\s]{{2,60}}?)(?:分别)?{LETTER}$"
    r"|(?:^|\s)(?P<report>秘书长|\S{2,30}?(?:委员会|小组|专家组|工作组))(?:关于\S+)?的\S{0,6}报告$"
)
# 安全理事会主席在…第 5960 次会议上，…，代表安理会发表声明如下
STATEMENT = re.compile(r"代表安(?:理会|全理事会)发表.{0,8}声明")
# 以 13 票赞成、0 票反对、2 票弃权通过
VOTE = re.compile(
    r"(\d+)\s*票(?:赞成)?[、，,对]?\s*(\d+)\s*票(?:反对)?(?:[、，,]?\s*(\d+)\s*票弃权)?"
)
JOB_NUMBER = re.compile(r"(?<!\d)\d{2}-\d{5}(?!\d)")
SELF_REFERENCE = re.compile(r"本(?:决议|主席声明|声明|报告|普通照会|信|函|文件|说明)")
ORGANS = {"S": "安全理事会", "A": "大会", "E": "经济及社会理事会"}


@dataclass(frozen=True, slots=True)
class Witness:
    """What there is to read the metadata from."""

    paragraphs: Sequence[Paragraph]  # of the main text
    heads: Sequence[str]  # running heads
    masthead: Sequence[str]
    numbers: Sequence[str]  # page and job numbers
    text: str

    def of(self, kind: Kind) -> list[str]:
        """The texts of the paragraphs of a kind, folded."""
        return [fold(each.text) for each in self.paragraphs if each.kind is kind]


def describe(
    paragraphs: Sequence[Paragraph], origin: Origin, labels: Sequence[PartLabel]
) -> tuple[Metadata, tuple[Part, ...]]:
    """Read what the document and each of its parts say of themselves."""
    parts = tuple(describe_part(paragraphs, label) for label in labels)
    main = [each for each in paragraphs if each.part == labels[0].key]
    text = fold("\n".join(each.text for each in main if not each.inline))
    witness = Witness(
        main,
        list(_furniture(origin, RUNNING_HEAD)),
        list(_furniture(origin, MASTHEAD)),
        list(_furniture(origin, PAGE_NUMBER)),
        text,
    )
    return _describe_main(witness, parts[0]), parts


def _furniture(origin: Origin, name: str) -> Iterator[str]:
    return (
        origin.text[each.start : each.end]
        for each in origin.furniture
        if each.name == name
    )


def _author(printed: str, title: str) -> str | None:
    """Who writes, by the title, as printed there."""
    found = AUTHOR.search(title)
    if found is None:
        return None
    start, end = found.span("letter" if found["letter"] else "report")
    return printed[start:end] if len(printed) == len(title) else title[start:end]


def _describe_main(witness: Witness, main: Part) -> Metadata:
    printed = [each.text for each in witness.paragraphs if each.kind is Kind.TITLE]
    title = fold(" ".join(printed))
    symbol = _symbol(witness, title)
    kind = _kind(witness, title, symbol)
    adoption = _adoption(witness)
    meeting = MEETING.search(adoption)
    organ = _organ(witness, symbol)
    day = _date(witness, title, adoption) or main.date
    number = int(meeting[1]) if meeting else None
    if symbol and kind is DocumentKind.MEETING_RECORD:
        number = symbol.number
    jobs = Counter(JOB_NUMBER.findall("\n".join([*witness.numbers, *witness.masthead])))
    return Metadata(
        kind=kind,
        symbol=str(symbol) if symbol else None,
        title=" ".join(printed) or None,
        date=day,
        organ=organ,
        author=_author(" ".join(printed), title),
        meeting=number,
        meeting_date=find_date(adoption) or day if number else None,
        vote=_vote(adoption),
        signatory=main.signatory,
        original_language=main.original_language
        or find_original_language(witness.masthead),
        job_number=jobs.most_common(1)[0][0] if jobs else None,
        self_references=tuple(dict.fromkeys(SELF_REFERENCE.findall(witness.text))),
    )


def _symbol(witness: Witness, title: str) -> Symbol | None:
    """From the title of a resolution, or from the head of the pages."""
    if TITLES[0][1].search(title):
        organ = next(iter(witness.of(Kind.OPENING)), "")[:-1].strip()
        known = organ if organ and organ not in title else ""
        for _, symbol in find_symbols(known + title):
            return symbol
    printed = Counter(
        symbol
        for line in (*witness.masthead, *witness.heads)
        for _, symbol in find_symbols(line)
    )
    return printed.most_common(1)[0][0] if printed else None


def _kind(witness: Witness, title: str, symbol: Symbol | None) -> DocumentKind:
    if symbol and symbol.kind:
        return symbol.kind
    if witness.of(Kind.OPENING):
        return DocumentKind.RESOLUTION
    for kind, sign in TITLES:
        if any(sign.search(line) for line in (title, *witness.of(Kind.TITLE))):
            return kind
    for kind, sign in SIGNS:
        if sign.search(witness.text):
            return kind
    return DocumentKind.OTHER


def _adoption(witness: Witness) -> str:
    """The line that says at which meeting it was adopted or read out."""
    for line in witness.of(Kind.DATELINE):
        if MEETING.search(line):
            return line
    for line in witness.of(Kind.BODY)[:2]:
        if STATEMENT.search(line) and MEETING.search(line):
            return line
    return ""


def _date(witness: Witness, title: str, adoption: str) -> datetime.date | None:
    for line in (adoption, title, *witness.masthead, *witness.of(Kind.DATELINE)):
        if day := find_date(line):
            return day
    return None


def _organ(witness: Witness, symbol: Symbol | None) -> str | None:
    for line in witness.of(Kind.OPENING):
        return line[:-1].strip()
    return ORGANS.get(symbol.organ) if symbol else None


def _vote(adoption: str) -> Vote | None:
    found = VOTE.search(adoption)
    if not found:
        return None
    return Vote(int(found[1]), int(found[2]), int(found[3] or 0))
