"""What each block is by its own look and its neighbours': title, heading, signature.

Takes the Blocks of a file, gives a Shape of each; how they hang together is decided in
``structure``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.documents.formats.plain import width
from kg.documents.formats.source import Role
from kg.documents.layout.block import Block
from kg.documents.layout.joining import HEADING_LENGTH, ends_closed
from kg.documents.layout.tables import CAPTION, CONTENTS
from kg.documents.script import fold
from kg.documents.structure.markers import Level, Marker, find_marker
from kg.model import Kind

# 附件 · 附件二 · 附录 1 · 附文
PART_LABEL = re.compile(
    r"(?P<name>附件|附录|附文|增编|补编)\s*"
    r"(?:[一二三四五六七八九十]{1,3}|[IVX]{1,4}|\d{1,2}|[A-Z])?\s*[*＊]?"
)
# 安全理事会， · 大会，
OPENING = re.compile(r"(?:安全理事会|大会|经济及社会理事会|人权理事会)\s*[，,]")
DATE = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
PLACE = r"[\u4e00-\u9fff·]{2,12}"
# 2012 年 6 月 7 日，阿比让 · [原件：法文]
# 2020 年 1 月 15 日星期三上午 10 时举行
# 安全理事会 2021 年 6 月 29 日第 8809 次会议通过 · 2021 年 12 月 3 日大会决议
DATELINE = re.compile(
    rf"[\[［(（〔]原[件文][：:].{{1,20}}[\]］)）〕]|{DATE}(?:[，,\s]*{PLACE})?"
    rf"|{PLACE}[，,]\s*{DATE}|{DATE}\s*[，,]?\s*(?:\(|（)?星期.{{1,30}}"
    rf"|.{{0,20}}{DATE}.{{0,20}}第.{{1,12}}次.{{0,6}}会议.{{0,40}}通过|{DATE}大会决议.{{0,30}}"
)
# 安东尼奥·古特雷斯(签名)
SIGNATURE = re.compile(
    r".{1,60}[(（]\s*签[名字]\s*[)）]|[(（]?签[名字][)）]?[：:].{1,40}"
)
# 常驻代表 · 大使
POST = re.compile(
    r".{0,20}(?:代表|大使|秘书长|主席|部长|总理|总统|代办|团长|协调员|专员|主任|参赞)"
)
TITLE_LENGTH = 80
PLACE_LENGTH = 6
TITLE_LINES = 5
LIST_RUN = 4  # so many short lines one after another are a list, not headings
HEADING_LEVELS = {Level.CHINESE: 1, Level.LETTER: 2, Level.DECIMAL: 3}
FREE_LEVEL = 4
CAPTION_LEVEL = 5


@dataclass(frozen=True, slots=True)
class Shape:
    """A block as it looks: its kind where that is plain, its marker, its level."""

    kind: Kind | None = None
    marker: Marker | None = None
    level: int = 0  # of a heading
    label: str = ""  # of a part: 附件二
    caption: str = ""  # of a table: 表 1


def recognise(blocks: Sequence[Block]) -> list[Shape]:
    """Look at every block, then mend what the neighbours show to be otherwise."""
    deliberative = any(OPENING.fullmatch(fold(block.text)) for block in blocks[:40])
    shapes = [_shape(block, deliberative) for block in blocks]
    _find_title(blocks, shapes)
    _mend_lists(shapes)
    _mend_endings(blocks, shapes)
    return shapes


def _shape(block: Block, deliberative: bool) -> Shape:
    if block.role is Role.NOTE:
        return Shape(Kind.FOOTNOTE)
    if block.role is Role.ROW:
        return Shape(Kind.ROW)
    if len(block.text) <= TITLE_LENGTH:
        shape = _plain_shape(fold(block.text.strip()), deliberative)
        if shape:
            return shape
    marker = find_marker(block.text)
    if _is_heading(block, marker):
        level = HEADING_LEVELS[marker.level] if marker else FREE_LEVEL
        return Shape(Kind.HEADING, marker, level)
    return Shape(None, None if _is_misread(marker) else marker)


def _plain_shape(text: str, deliberative: bool) -> Shape | None:
    """What a short line shows by its form alone."""
    if PART_LABEL.fullmatch(text):
        return Shape(Kind.HEADING, label=text)
    if CAPTION.fullmatch(text):
        return Shape(Kind.HEADING, level=CAPTION_LEVEL, caption=text)
    if deliberative and OPENING.fullmatch(text):
        return Shape(Kind.OPENING)
    if SIGNATURE.fullmatch(text):
        return Shape(Kind.SIGNATURE)
    return Shape(Kind.DATELINE) if DATELINE.fullmatch(text) else None


def _is_heading(block: Block, marker: Marker | None) -> bool:
    if ends_closed(block.text) or "。" in block.text:
        return False
    if marker and marker.level not in HEADING_LEVELS:
        return False
    return block.role is Role.HEADING or width(block.text) <= HEADING_LENGTH


def _is_misread(marker: Marker | None) -> bool:
    """一、 and A. begin headings only; in a sentence they are its words."""
    return marker is not None and marker.level in (Level.CHINESE, Level.LETTER)


def _find_title(blocks: Sequence[Block], shapes: list[Shape]) -> None:
    """The short lines before anything else are the document's title."""
    held = False  # 2020 年 1 月 15 日…举行 : what follows is where, then who came
    for index, shape in enumerate(shapes[:TITLE_LINES]):
        text = blocks[index].text
        if held:
            if width(text) <= PLACE_LENGTH:
                shapes[index] = Shape(Kind.DATELINE)
            return
        if shape.kind is Kind.DATELINE:
            held = "举行" in fold(text)
        elif _may_be_title(text, shape):
            shapes[index] = Shape(Kind.TITLE)
        else:
            return


def _may_be_title(text: str, shape: Shape) -> bool:
    free = shape.kind in (None, Kind.HEADING) and not shape.marker
    return (
        free
        and not (shape.label or shape.caption or ends_closed(text))
        and not CONTENTS.fullmatch(text)
        and width(text) <= TITLE_LENGTH
    )


def _mend_lists(shapes: list[Shape]) -> None:
    """Many short lines one after another are a list of names, not headings."""
    run: list[int] = []
    for index, shape in enumerate([*shapes, Shape()]):
        if shape.kind is Kind.HEADING and shape.level == FREE_LEVEL:
            run.append(index)
            continue
        if len(run) >= LIST_RUN:
            for each in run:
                shapes[each] = Shape()
        run = []


def _mend_endings(blocks: Sequence[Block], shapes: list[Shape]) -> None:
    """A short last line heads nothing: it is a place, a post, or the last words."""
    last = True
    for index in range(len(shapes) - 1, -1, -1):
        shape = shapes[index]
        if shape.kind is Kind.HEADING and shape.level == FREE_LEVEL and last:
            shapes[index] = replace(shape, kind=_ending(blocks, shapes, index), level=0)
        elif shape.label:
            last = True
        elif shape.kind not in (Kind.FOOTNOTE, Kind.SIGNATURE, Kind.DATELINE):
            last = False


def _ending(blocks: Sequence[Block], shapes: list[Shape], index: int) -> Kind | None:
    after = shapes[index + 1].kind if index + 1 < len(shapes) else None
    if after is Kind.SIGNATURE:
        return Kind.SIGNATURE if POST.fullmatch(fold(blocks[index].text)) else None
    before = shapes[index - 1].kind if index else None
    if before is Kind.DATELINE:
        return Kind.DATELINE
    if before is Kind.SIGNATURE:
        return Kind.SIGNATURE
    return None
