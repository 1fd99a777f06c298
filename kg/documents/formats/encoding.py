"""Bytes of a text file to its characters: the encoding is found, damage is told.

UTF-8 is tried first, since no other encoding passes for it by chance. Among the rest
the one wins in which most characters are those that Chinese is mostly made of: bytes
read in a wrong encoding give rare characters.

>>> decode("第2584(2021)号决议".encode("gb18030"), "a.txt").encoding
'gb18030'
>>> decode("安全理事會，回顧以往決議".encode("big5"), "a.txt").text
'安全理事會，回顧以往決議'
"""

import codecs
import re
from dataclasses import dataclass

from kg.errors import FormatError

# The commonest characters of Chinese, and those of UN documents, in both scripts.
COMMON = frozenset(
    "的一是不了在有和人中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
    "同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高"
    "自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政"
    "四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道"
    "命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位"
    "入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期"
    "根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领"
    "七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切"
    "安理会议联合国秘书团派遣维持和平稳授权请促敦谴责欢迎强调注意延长任务期限协报告"
    "為個國時來們會對產種後學經進當業還開體應現實電說間關數內線無軍問員領導議聯際協"
    "總統與過發動勢報責調請權維穩團派務長區處認強調議題決條項約組織歐亞盟"
    "，。、；：（）《》“”()0123456789\n \r"
)
SAMPLE = 65536  # bytes: enough to tell, whatever the size of the file
FOREIGN_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
READABLE = 0.2  # a text in which fewer characters are common ones is no Chinese text
DAMAGED = 0.1  # a text with more control or lost characters than this is no text


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, the encoding they were in, and what was lost."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Find the encoding of a text file and decode it; FormatError if it is no text."""
    encoding = _marked(data) or _strict(data, declared) or _likeliest(data)
    if encoding is None:
        raise FormatError(
            name, "is no text", "give a .txt, .html, .docx or .pdf file of a document"
        )
    text = data.decode(encoding, errors="replace")
    _refuse_binary(text, name)
    lost = text.count("\N{REPLACEMENT CHARACTER}") - data.count(b"\xef\xbf\xbd")
    return Decoded(text, encoding, _tell_loss(text, encoding, lost))


def _marked(data: bytes) -> str | None:
    for mark, encoding in FOREIGN_MARKS:
        if data.startswith(mark):
            return encoding
    return None


def _strict(data: bytes, declared: str | None) -> str | None:
    wide = data[:SAMPLE].count(0) > DAMAGED * len(data[:SAMPLE])  # as in UTF-16
    for encoding in ("" if wide else "utf-8", declared):
        try:
            if encoding:
                data.decode(encoding)
                return encoding
        except (UnicodeDecodeError, LookupError):
            continue
    return None


def _likeliest(data: bytes) -> str | None:
    sample = data[: SAMPLE - SAMPLE % 4]
    score, encoding = max((_score(sample, each), each) for each in CANDIDATES)
    return encoding if score >= READABLE else None


def _score(sample: bytes, encoding: str) -> float:
    """The share of common characters, less what could not be read."""
    text = sample.decode(encoding, errors="replace")
    if not text:
        return 0.0
    common = sum(char in COMMON for char in text)
    lost = text.count("\N{REPLACEMENT CHARACTER}") + len(CONTROL.findall(text))
    return (common - 2 * lost) / len(text)


def _refuse_binary(text: str, name: str) -> None:
    sample = text[:SAMPLE]
    lost = sample.count("\N{REPLACEMENT CHARACTER}") + len(CONTROL.findall(sample))
    if lost > DAMAGED * len(sample):
        raise FormatError(
            name,
            "is no text or badly damaged",
            "give a .txt, .html, .docx or .pdf file of a document",
        )


def _tell_loss(text: str, encoding: str, lost: int) -> tuple[str, ...]:
    if lost <= 0:
        return ()
    line = text.count("\n", 0, text.find("\N{REPLACEMENT CHARACTER}")) + 1
    places = "place is" if lost == 1 else "places are"
    return (f"{lost} {places} no valid {encoding}, the first in line {line}",)
