"""UN document symbols: takes a text, gives the `Symbol` it is or the symbols in it.

A symbol names the organ (``A`` ``S`` ``E`` …), bodies below it (``C.5``), the session
or year, the series (``RES`` ``PV``), the number, and what was changed (``Add.1``),
divided by slashes. Its normal form has no blanks.

>>> for text in ("S/RES/2584 (2021)", "s / 2023 / 36", "Ｓ／ＰＶ．８７０３",
...              "A/RES/217 A (III)", "A/RES/57/270 B", "A/RES/S-10/2", "SC/14563",
...              "S/PV.8703 (Resumption 1)", "S/2020/223/Add.1", "A/75/6 (Sect. 3)",
...              "第 2584 (2021) 号决议", "大会第 60/1 号决议", "第2584号决议",
...              "https://undocs.org/ch/S/RES/2374(2017)"):
...     print(Symbol.parse(text))
S/RES/2584(2021)
S/2023/36
S/PV.8703
A/RES/217(III)A
A/RES/57/270B
A/RES/S-10/2
SC/14563
S/PV.8703(Resumption1)
S/2020/223/Add.1
A/75/6(Sect.3)
S/RES/2584(2021)
A/RES/60/1
S/RES/2584
S/RES/2374(2017)
>>> text = "第2391(2017)和2531(2020)号决议，主席声明(S/PRST/2018/10)"
>>> for span, symbol in find_symbols(text):
...     print(symbol, text[span.start:span.end], sep="  ")
S/RES/2391(2017)  第2391(2017)
S/RES/2531(2020)  2531(2020)号决议
S/PRST/2018/10  S/PRST/2018/10
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import total_ordering

from kg.documents.symbol.notation import (
    CHANGES,
    NOTES,
    PRINTED,
    ROMAN,
    SESSION,
    YEAR,
    cased,
    normal_form,
    order,
    plain,
)
from kg.documents.symbol.resolution import NUMBERED, read_number, read_numbers
from kg.errors import SymbolError
from kg.model import DocumentKind, Span

# The organs whose symbols are looked for in running text; `parse` takes any other too.
_ORGAN = re.compile(
    r"(?:A|S|E|T|ST"  # principal organs
    r"|GA|SC|ECOSOC|SG|DSG"  # their press releases
    r"|CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD|HRI"  # human rights treaties
    r"|APLC|BWC|CCW|CD|CTBT|ENDC|NPT"  # disarmament
    r"|AT|ICC-ASP|ICTR|ISBA|MICT|PCNICC|SPLOS"  # courts, and the law of the sea
    r"|CAC|CBD|DP|ECA|ECE|ESCAP|FCCC|HSP|ICCD|JIU|LC|TD|TRADE|UNEP|UNW|WFC)/"
)
_PRESS = frozenset({"GA", "SC", "ECOSOC", "SG", "DSG"})
_KINDS = {
    "RES": DocumentKind.RESOLUTION,
    "PRST": DocumentKind.PRESIDENTIAL_STATEMENT,
    "PV": DocumentKind.MEETING_RECORD,
    "SR": DocumentKind.MEETING_RECORD,
}
# Words for a body below the organ: no series, and even with a number no document.
_BODY = re.compile(r"(?:AC|B|C|CN|COM|CONF|COP|CP|EX|GC|HRC|PC|PCN|SC|Sub|TF|WG)\b")

_WHOLE = re.compile(PRINTED, re.ASCII)
# Links are passed over: https://undocs.org/ch/S/RES/2374(2017)
# What any of the three may begin with stands first, for speed.
_TOKEN = re.compile(
    r"(?=[A-Zh第0-9])(?:https?://[!-+\--~]+"
    rf"|(?<![A-Za-z0-9/])(?P<printed>{PRINTED})(?!/?[A-Za-z0-9])"
    rf"|(?P<numbered>{NUMBERED}))",
    re.ASCII,
)
_LINK = re.compile(r"https?://(?:undocs\.org|docs\.un\.org)/(?:[a-z]{2}/)?(?=.)")
_SUFFIX = re.compile(rf"(?:\((?:{NOTES})[^()]*\)|/(?:{CHANGES})\b[^/(]*)*$")
_SESSION = re.compile(rf"/({SESSION}|\d{{1,3}})(?=/)|\(((?:E?S-)?{ROMAN})\)")


@total_ordering
@dataclass(frozen=True, slots=True)
class Symbol:
    """The name of a UN document, which is its normal form.

    >>> symbol = Symbol("S/RES/2584(2021)")
    >>> symbol.organ, symbol.series, symbol.number, symbol.year, str(symbol.kind)
    ('S', 'RES', 2584, 2021, 'Resolution')
    >>> symbol = Symbol("A/RES/3314(XXIX)")
    >>> symbol.organ, symbol.series, symbol.number, symbol.session, symbol.year
    ('A', 'RES', 3314, 'XXIX', None)
    >>> symbol = Symbol("E/CN.4/1996/L.75/Rev.1")
    >>> symbol.organ, symbol.series, symbol.number, symbol.year, symbol.suffix
    ('E', 'L', 75, 1996, 'Rev.1')
    >>> names = "S/RES/2584(2021)", "S/PV.8703", "S/RES/999(1995)", "S/PV.99"
    >>> print(*sorted(map(Symbol, names)))
    S/PV.99 S/PV.8703 S/RES/999(1995) S/RES/2584(2021)

    A resolution without its year is another symbol than the one with it, and a lesser:

    >>> Symbol("S/RES/2584") < Symbol("S/RES/2584(2021)"), Symbol("S/RES/2584").year
    (True, None)
    """

    text: str

    def __post_init__(self) -> None:
        normal = _WHOLE.fullmatch(self.text) and normal_form(self.text) == self.text
        if not normal or not self._figures:
            raise SymbolError(f"{self.text[:60]!r} is no UN symbol in normal form")

    @classmethod
    def parse(cls, text: str) -> "Symbol":
        """Read one symbol as it is printed, the number of a resolution, or a link.

        >>> Symbol.parse("和/或")
        Traceback (most recent call last):
        kg.errors.SymbolError: '和/或' is no UN symbol; write it as in S/RES/2584(2021)
        """
        bare = _LINK.sub("", plain(text).strip()).rstrip("*")  # a star: issued again
        printed = _WHOLE.fullmatch(cased(bare))
        try:
            return cls(normal_form(printed[0]) if printed else read_number(bare) or "")
        except SymbolError:
            problem = f"{text[:60]!r} is no UN symbol; write it as in S/RES/2584(2021)"
            raise SymbolError(problem) from None

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Symbol):
            return NotImplemented
        return order(self.text) < order(other.text)

    @property
    def organ(self) -> str:
        """The organ or body whose document it is: S, A, E, ST, CEDAW."""
        return self.text.partition("/")[0]

    @property
    def series(self) -> str:
        """What sort of paper it says it is: RES, PRST, PV, INF, L; often empty."""
        for part in reversed(self._core[1:]):
            word = re.match(r"[A-Z][A-Za-z-]*", part)
            if word and not _BODY.match(part) and not re.fullmatch(SESSION, part):
                return word[0]
        return ""

    @property
    def number(self) -> int:
        """Its number in the series, session or year."""
        return int(self._figures)

    @property
    def year(self) -> int | None:
        """The year that stands in it; not that of a session."""
        year = re.search(rf"\(({YEAR})\)|/({YEAR})(?=/)", "/".join(self._core))
        return int(year[1] or year[2]) if year else None

    @property
    def session(self) -> str:
        """The session that stands in it, as it is printed: 75, XXIX, S-10, ES-11."""
        session = _SESSION.search("/".join(self._core))
        return session[1] or session[2] if session else ""

    @property
    def suffix(self) -> str:
        """What was added or changed: Add.1, Rev.1/Corr.2, (Resumption1)."""
        suffix = _SUFFIX.search(self.text)
        return suffix[0].removeprefix("/") if suffix else ""

    @property
    def kind(self) -> DocumentKind | None:
        """The class of document, where the symbol alone tells it.

        >>> Symbol("S/PV.8703").kind.value, Symbol("S/2023/36").kind
        ('MeetingRecord', None)
        """
        press = DocumentKind.PRESS_RELEASE if self.organ in _PRESS else None
        return press or _KINDS.get(self.series)

    @property
    def link(self) -> str | None:
        """Its official address; none for press releases and incomplete symbols.

        >>> Symbol("S/RES/2584(2021)").link, Symbol("S/RES/2584").link
        ('https://undocs.org/S/RES/2584(2021)', None)
        """
        whole = self.series != "RES" or self.year or self.session
        if not whole or self.organ in _PRESS:
            return None
        return "https://undocs.org/" + self.text  # it has nothing to encode

    @property
    def _core(self) -> list[str]:
        return _SUFFIX.sub("", self.text).split("/")

    @property
    def _figures(self) -> str:
        _, *parts = self._core
        if not parts or _BODY.match(parts[-1]) or re.fullmatch(SESSION, parts[-1]):
            return ""
        figures = re.search(r"\d+", parts[-1])
        return figures[0] if figures else ""


def find_symbols(text: str) -> Iterator[tuple[Span, Symbol]]:
    """Yield every symbol and every numbered resolution with its place in the text.

    A symbol ends with its line. Links are passed over, and so is what only may be one:

    >>> text = "1267/1989/2253 委员会，2020/10/15，和/或，GB/T 2260，第267(2009)号决定"
    >>> list(find_symbols(text))
    []
    """
    characters = plain(text)
    for match in _TOKEN.finditer(characters):
        if match["numbered"]:
            for start, end, form in read_numbers(characters, match):
                yield Span(start, end), Symbol(form)
        elif match["printed"] and (symbol := _known(match[0])):
            yield Span(*match.span()), symbol


def _known(printed: str) -> Symbol | None:
    """Take a printed symbol for one if its organ is known and it is not too short."""
    form = normal_form(printed)
    short = re.fullmatch(r"[A-Z-]+/\d{1,2}", form)  # S/10: a size, a grade, a page
    if short or not _ORGAN.match(form):
        return None
    try:
        return Symbol(form)
    except SymbolError:
        return None
