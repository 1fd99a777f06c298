"""How UN document symbols are written: takes a text as printed, gives it plain.

`plain` keeps offsets and leaves one way of printing each character; the patterns are
for such text. `normal_form` gives the one way to write what `PRINTED` matches.

>>> normal_form(re.fullmatch(PRINTED, plain("S／RES／2584 （2021）"))[0])
'S/RES/2584(2021)'
"""

import re

YEAR = r"(?:19(?:4[6-9]|[5-9]\d)|20\d\d|2100)"
ROMAN = r"(?=[CXLVI])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
SESSION = r"E?S-\d{1,3}"  # special and emergency special: S-10, ES-11
# The letter of a resolution in parts: 57/270 B  57/270B/Corr.1; not 75/1 S/2020/3
_LETTER = r"(?:[A-Z](?![0-9A-Za-z.])| [A-Z](?![0-9A-Za-z./]))?"
# 2584(2021)  1894 (2009)  3314(XXIX)  3201 (S-VI)  217 A (III)  377 (V) A
DATED = rf"\d{{1,4}}(?: ?[A-Z])? *\( *(?:{YEAR}|(?:E?S-)?{ROMAN}) *\){_LETTER}"
# 60/1  57/270 B  S-10/2  1996/31; not 1267/1989/2253
SERIAL = rf"(?:{SESSION}|\d{{1,4}}) */ *\d{{1,4}}(?!\d| *[/(] *\d){_LETTER}"

CHANGES = "Add|Amend|Corr|Excerpt|Prov|Rev|Summary"
NOTES = "Introduction|Part|Resumption|Sect|Vol"
_MIXED = f"Agenda|Annex|Sub|{CHANGES}|{NOTES}"  # all other words are in capitals
_LETTERS = re.compile(rf"(?:{NOTES})(?=[IVXL]+\b)|[A-Z]+", re.ASCII | re.IGNORECASE)
_CASED = {word.lower(): word for word in _MIXED.split("|")}
# C.5  PV.8703  Add.1  SER.A  OC.5  CHN-HKG  EX(65)
_WORD = (
    rf"(?:[A-Z]{{1,10}}(?:-[A-Z]{{2,8}})*|{_MIXED})"
    r"(?:\. *(?:\d{1,5}(?:-\d{1,5})?|[A-Z]{1,4}))?(?:\(\d{1,3}\))?"
)
# (Resumption 1)  (Sect. 3)  (Vol. I)  (Part II)  (Introduction)
_NOTE = rf"(?: *\((?:{NOTES})\.? *(?:\d{{1,3}}|[IVXL]{{1,6}})?\))"
_PART = rf"(?:{SESSION}|{_WORD}|\d{{1,6}}(?:-\d{{1,4}})?[A-Z]?|\(\d{{1,3}}\)){_NOTE}?"
_RESOLUTION = rf"RES */ *(?:{DATED}|{SERIAL}|\d{{1,4}}(?!\d| *[/(] *\d))"
# A/75/2  S/PV.8703  ICC-ASP/18/20  E/CN.4/Sub.2/1987/WP.4/Add.1  A/RES/57/270 B
PRINTED = (
    r"[A-Z]{1,8}(?:-[A-Z]{2,8})?"
    rf"(?: */ *(?:{_RESOLUTION}|(?!RES\b){_PART}))+"
)

_PLAIN = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
_PLAIN |= dict.fromkeys("\t\xa0\u2002\u2003\u2007\u2009\u202f\u3000", " ")
_PLAIN |= dict.fromkeys("‐‑‒–—", "-") | {"〔": "(", "〕": ")", "∕": "/", "⁄": "/"}
# Traditional characters, of the words round a resolution's number alone.
_PLAIN |= zip(
    "號決議會聯經濟權組織國與關項", "号决议会联经济权组织国与关项", strict=True
)
# The commonest of them mean nothing here, and cost time.
_ODD = re.compile(f"[{''.join(_PLAIN.keys() - set('，；：。'))}]")

_OLD_SESSION = re.compile(rf"(\d+)\(((?:E?S-)?)({ROMAN})\)")
_FIGURES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def plain(text: str) -> str:
    """Give each full-width character, blank and dash its plain form, one for one.

    >>> plain("第２５８４（２０２１）號決議")
    '第2584(2021)号决议'
    """
    return _ODD.sub(lambda odd: _PLAIN[odd[0]], text)


def cased(text: str) -> str:
    """Write each word of a symbol in the letters that symbols use for it.

    >>> cased("s/2020/223/ADD.1"), cased("A/75/9(partII)")
    ('S/2020/223/Add.1', 'A/75/9(PartII)')
    """
    return _LETTERS.sub(lambda word: _CASED.get(word[0].lower(), word[0].upper()), text)


def normal_form(text: str) -> str:
    """Take the blanks out, and put the letter of a resolution's part last.

    >>> normal_form("A/RES/217 A (III)")
    'A/RES/217(III)A'
    """
    return re.sub(r"(/\d+)([A-Z])(\([^()]+\))$", r"\1\3\2", text.replace(" ", ""))


def order(form: str) -> tuple[list[list[tuple[bool, int, str]]], str]:
    """Give a key that sorts normal forms part by part, figures by their value.

    >>> sorted(["A/RES/31/1", "A/RES/3314(XXIX)", "A/RES/4/9", "A/75/2"], key=order)
    ['A/75/2', 'A/RES/4/9', 'A/RES/3314(XXIX)', 'A/RES/31/1']
    """
    modern = _OLD_SESSION.sub(_modernise, form)
    return [_natural(part) for part in modern.split("/")], form


def _modernise(old: re.Match[str]) -> str:
    """Write 3314(XXIX) as 29/3314, in the order of the newer symbols."""
    values = [_FIGURES[figure] for figure in old[3]]
    following = [*values[1:], 0]
    session = sum(-a if a < b else a for a, b in zip(values, following, strict=True))
    return f"{old[2]}{session}/{old[1]}"


def _natural(part: str) -> list[tuple[bool, int, str]]:
    pieces = re.findall(r"\d+|\D+", part)
    return [(not p.isdigit(), int(p) if p.isdigit() else 0, p) for p in pieces]
