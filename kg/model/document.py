"""What a document and a paragraph are, and the way back to the file.

>>> text = "17. 决定延长任务期限；"
>>> paragraph = Paragraph("17", Kind.OPERATIVE, Span(0, len(text)), text, order=1)
>>> paragraph.place(4, 6)
Span(start=4, end=6)
"""

import datetime
import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points of a document's canonical text, half open."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


class Kind(StrEnum):
    """What a paragraph is in the document it stands in."""

    TITLE = "title"
    DATELINE = "dateline"  # adopted when, written where, original language
    OPENING = "opening"  # 安全理事会， : who speaks in all that follows
    HEADING = "heading"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    BODY = "body"
    ROW = "row"  # of a table; its cells are divided by tabs
    SIGNATURE = "signature"
    FOOTNOTE = "footnote"


class DocumentKind(StrEnum):
    """The classes of documents, named as the ontology names them."""

    RESOLUTION = "Resolution"
    PRESIDENTIAL_STATEMENT = "PresidentialStatement"
    REPORT = "Report"
    LETTER = "Letter"
    MEETING_RECORD = "MeetingRecord"
    PRACTICE_CHAPTER = "PracticeChapter"
    PRESS_RELEASE = "PressRelease"
    OTHER = "OtherDocument"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is cited: ``30(a)(iii)``, ``PP4``, ``fn346``, ``annex/¶2``.

    An item that stands inside its parent's printed paragraph (``…：(a) …；(b) …``) has
    a span inside its parent's; every other paragraph has a span of its own.
    """

    number: str
    kind: Kind
    span: Span
    text: str
    order: int
    parent: "Paragraph | None" = None
    heading: "Paragraph | None" = None
    part: str = ""

    @property
    def inline(self) -> bool:
        """Whether it stands inside the printed paragraph of its parent."""
        return self.parent is not None and self.span in self.parent.span

    def place(self, start: int, end: int) -> Span:
        """Turn offsets into this paragraph's text to a span of the document."""
        return Span(self.span.start + start, self.span.start + end)


@dataclass(frozen=True, slots=True)
class Call:
    """The place in the text that a footnote was called from."""

    offset: int
    footnote: str  # the number of the footnote's paragraph


@dataclass(frozen=True, slots=True)
class Vote:
    """How many were for, against, and abstained.

    >>> str(Vote(13, 0, 2))
    '13-0-2'
    """

    in_favour: int
    against: int
    abstaining: int

    def __str__(self) -> str:
        return f"{self.in_favour}-{self.against}-{self.abstaining}"


@dataclass(frozen=True, slots=True)
class Part:
    """The main text, an annex or an enclosure, with what is printed on it alone.

    Whatever the text does not say is None: nothing here is guessed.
    """

    key: str  # "" for the main text, else "annex", "annex-2", "enclosure"
    label: str = ""  # as printed: 附件二
    title: str | None = None
    date: datetime.date | None = None
    place: str | None = None
    signatory: str | None = None
    original_language: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself; None where it says nothing."""

    kind: DocumentKind = DocumentKind.OTHER
    symbol: str | None = None
    title: str | None = None
    date: datetime.date | None = None
    organ: str | None = None
    author: str | None = None
    meeting: int | None = None
    meeting_date: datetime.date | None = None
    vote: Vote | None = None
    signatory: str | None = None
    original_language: str | None = None
    job_number: str | None = None
    self_references: tuple[str, ...] = ()
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class Furniture:
    """Characters of the file that are not its text, with the reason by name."""

    name: str  # "link", "running head", "page number", …
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file: line and column from 1, and the page where it has any."""

    line: int
    column: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The file as it was read, and the way back to it from every canonical offset.

    A run ``(canonical, source, length)`` says that ``length`` characters of the
    canonical text are those of the file from ``source`` on. What lies between runs
    was put in: the breaks between paragraphs, a blank where a line was joined.
    """

    file: str
    format: str
    encoding: str | None
    text: str  # the characters of the file, decoded, in reading order
    runs: tuple[tuple[int, int, int], ...]
    furniture: tuple[Furniture, ...]
    line_starts: tuple[int, ...]
    page_starts: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()

    def source_offset(self, offset: int) -> int:
        """The place in the file's characters of a canonical offset.

        What was put in is given the place of the character before it.
        """
        index = bisect_right(self.runs, offset, key=lambda run: run[0]) - 1
        if index < 0:
            return self.runs[0][1] if self.runs else 0
        canonical, source, length = self.runs[index]
        return source + min(offset - canonical, length)

    def place(self, offset: int) -> Place:
        """Line and column, and the page where there is one, of a canonical offset."""
        source = self.source_offset(offset)
        line = bisect_right(self.line_starts, source)
        page = bisect_right(self.page_starts, source) or None
        first = (
            bisect_right(self.line_starts, self.page_starts[page - 1]) if page else 1
        )
        column = source - self.line_starts[line - 1] + 1
        return Place(line - first + 1, column, page)


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read: one canonical text, its paragraphs, and the way back."""

    metadata: Metadata
    text: str
    paragraphs: tuple[Paragraph, ...]
    parts: tuple[Part, ...]
    calls: tuple[Call, ...]
    origin: Origin

    @property
    def key(self) -> str:
        """Its symbol; without one, its kind, its date and a digest of its words."""
        meta = self.metadata
        if meta.symbol:
            return meta.symbol
        words = self.text.encode("utf-8", "surrogatepass")
        mark = hashlib.blake2b(words, digest_size=8).hexdigest()[:8]
        day = meta.date.isoformat() if meta.date else ""
        return "-".join(filter(None, (meta.kind.lower(), day, mark)))

    def paragraph(self, number: str) -> Paragraph:
        """The paragraph that is cited by this number; KeyError if there is none."""
        for paragraph in self.paragraphs:
            if paragraph.number == number:
                return paragraph
        raise KeyError(number)

    def children(self, parent: Paragraph) -> Iterator[Paragraph]:
        """The paragraphs directly below this one, in order."""
        return (each for each in self.paragraphs if each.parent is parent)
