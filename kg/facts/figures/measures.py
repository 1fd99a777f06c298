"""What a number counts: the words after it, or before where nothing follows.

103 名军警人员死亡 counts 军警人员死亡; 增加了 25% is what 增加 measures.
"""

import re

from kg.facts.ahead import is_deed
from kg.facts.figures.amounts import Amount
from kg.facts.line import Line
from kg.facts.shape import DATE, QUANTITY, Shape

Stretch = tuple[int, int]
ENDS = re.compile(
    "[，,。；;：:()（）！？“”]"
    # 、一个 / 150 人的部队保护连
    f"|(?:、|和|及|以及|与|或)(?:另外|其中)?[一-鿿]{{0,4}}?{QUANTITY}"
)
# Units that measure; the others only count: 名, 次, 个.
MEASURING = re.compile(
    "[%％]|元|镑|法郎|卢比|第纳尔|里亚尔|公里|公顷|公斤|吨|米|升|瓦|倍|点"
)
AFTER = re.compile("(?:[(（][^()（）]*[)）])?的?(?:[已均就曾被]|总[额数]的)*")
CHANGE = re.compile("[增减減降升][至到加少为]|上升|下降|[，,]?以上")
SHARE = re.compile("(?:约|約|大约|将近|超过)?[占佔]")
BEFORE = re.compile(
    "(?:[的了约約达達为為至到是有共由从從仅僅各占佔]|分[别別]|共[计計]|总[计計]|[总總][数數]|合[计計]|估[计計]|大[约約]|超[过過]|不到|不足|将近|將近)+$"
)
OPENING = re.compile(
    rf"(?:\d+[.．]|[自从在截至到]*{DATE}(?:以来|[，,])?|导致|造成|由于|其中|共[有计計]?|另外|[占佔]|[约約]|并|及|和|、|以及)*"
)
LIST = re.compile(f"(?P<first>.*?){QUANTITY}(?:、{QUANTITY})*(?:、|和|及|以及|与)$")
FROM = re.compile(f"[从由自]{DATE}")
CLOSING = ")）"  # 479辆(87%) / 在日常使用
ALSO = ("也", "亦", "便")
ASIDE = ("这", "這", "来", "來", "以", "到", "至")
# 49 名士兵 / 之后, 在部署 1 000 名士兵 / 的情况下
TAIL = re.compile(
    "(?:的[^，。；]{0,6})?(?:之[后後前际際]|以[后後前]|情[况況]下|期[间間]|[时時])$"
)
JOINTS = "、和及与與或"


def measure_of(line: Line, shape: Shape, amount: Amount) -> Stretch | None:
    """Between which signs the words stand; None where there are none."""
    after, before = _after(shape, amount), _before(shape, amount)
    return (before or after) if _looks_back(line, shape, amount) else (after or before)


def _looks_back(line: Line, shape: Shape, amount: Amount) -> bool:
    """Whether what is measured stands before the number."""
    after = _after(shape, amount)
    if after is None or CHANGE.match(shape.text, after[0]):
        return True
    if shape.text.startswith(ALSO, amount.end):
        return True
    if shape.text[amount.end - 1] in CLOSING:
        return False
    if amount.unit and not MEASURING.search(amount.unit):
        return False
    begin = _clause_begin(shape, amount.start)
    if SHARE.match(shape.text, begin):
        return True
    if shape.text.startswith("的", amount.end):
        return False
    place = shape.starts[after[0]]
    aside = shape.text.startswith(ASIDE, amount.end)
    return aside or after[0] in shape.names or is_deed(line.words, place)


def _after(shape: Shape, amount: Amount) -> Stretch | None:
    start = AFTER.match(shape.text, amount.end)
    begin = start.end() if start else amount.end
    found = ENDS.search(shape.text, begin)
    end = found.start() if found else len(shape.text)
    if shape.text[begin : begin + 1] in JOINTS:
        return None
    if tail := TAIL.search(shape.text, begin, end):
        end = tail.start()
    return (begin, end) if end > begin else None


def _before(shape: Shape, amount: Amount) -> Stretch | None:
    begin = _clause_begin(shape, amount.start)
    if shape.text[begin - 1 : begin] in ("(", "（"):
        return _before_bracket(shape, begin - 1)
    stretch = _trim(shape, begin, amount.start)
    first, _ = shape.sentence(amount.start)
    while stretch is None and begin > first:
        end, begin = begin - 1, _clause_begin(shape, begin - 1)
        cut = shape.text.find(QUANTITY, begin, end)
        stretch = _trim(shape, begin, end if cut < 0 else cut)
    return stretch


def _trim(shape: Shape, begin: int, end: int) -> Stretch | None:
    """Without dates and links at its head, and 约, 达, 共计 at its end."""
    text = shape.text[begin:end]
    if listed := LIST.match(text):
        text = listed["first"]
    if since := FROM.search(text):
        text = text[: since.start()]
    if last := BEFORE.search(text):
        text = text[: last.start()]
    opening = OPENING.match(text)
    first = begin + (opening.end() if opening else 0)
    return (first, begin + len(text)) if begin + len(text) > first else None


def _before_bracket(shape: Shape, bracket: int) -> Stretch | None:
    """23 个信托基金项目(价值超过 600 万美元)."""
    begin = max(
        _clause_begin(shape, bracket), shape.text.rfind(QUANTITY, 0, bracket) + 1
    )
    return (begin, bracket) if bracket > begin else None


def _clause_begin(shape: Shape, index: int) -> int:
    while index and shape.text[index - 1] not in "，,。；;：:()（）！？“”":
        index -= 1
    return index
