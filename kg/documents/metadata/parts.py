"""What is printed on a part alone: an annex's date and place, signatory, language.

Takes a document's paragraphs and a part's label, gives the Part.
"""

import re
from collections.abc import Sequence

from kg.documents.metadata.printed_date import find_date
from kg.documents.script import fold
from kg.documents.structure.outline import PartLabel
from kg.model import Kind, Paragraph, Part

# 第 8809 次会议
MEETING = re.compile(r"第\s*(\d{1,5})\s*次(?:全体)?会议")
# [原件：英文和法文] · Original: English
ORIGINAL = re.compile(
    r"原[件文][：:]\s*([\u4e00-\u9fff、]{2,20})|Original:\s*([A-Z][a-z]+)"
)
# 安东尼奥·古特雷斯(签名)
SIGNED = re.compile(r"^(.+?)\s*[(（]\s*签[名字]|签[名字][)）]?[：:]\s*(.+)$")
PLACE = re.compile(r"[\u4e00-\u9fff·]{2,12}")
DATE = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
LANGUAGES = {
    "English": "英文",
    "French": "法文",
    "Spanish": "西班牙文",
    "Russian": "俄文",
    "Arabic": "阿拉伯文",
    "Chinese": "中文",
}


def describe_part(paragraphs: Sequence[Paragraph], label: PartLabel) -> Part:
    """Read what a part says of itself."""
    mine = [each for each in paragraphs if each.part == label.key]
    lines = [fold(each.text) for each in mine if each.kind is Kind.DATELINE]
    signed = [
        (found[1] or found[2]).strip()
        for each in mine
        if each.kind is Kind.SIGNATURE and (found := SIGNED.search(fold(each.text)))
    ]
    days = [day for line in lines if (day := find_date(line))]
    places = [
        found.group()
        for line in lines
        if not MEETING.search(line)
        and not ORIGINAL.search(line)
        and (found := PLACE.fullmatch(DATE.sub("", line).strip("，, ")))
    ]
    return Part(
        key=label.key,
        label=label.label,
        title=_part_title(mine) if label.label else None,
        date=days[0] if days else None,
        place=places[0] if places else None,
        signatory="、".join(signed) or None,
        original_language=find_original_language(lines),
    )


def _part_title(mine: Sequence[Paragraph]) -> str | None:
    """The short line below 附件, before the text begins."""
    for paragraph in mine[1:]:
        if paragraph.kind is Kind.HEADING:
            return paragraph.text
        if paragraph.kind is not Kind.DATELINE:
            break
    return None


def find_original_language(lines: Sequence[str]) -> str | None:
    """The language of the original, where it is printed."""
    for line in lines:
        if found := ORIGINAL.search(line):
            return found[1] or LANGUAGES.get(found[2])
    return None
