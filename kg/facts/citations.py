"""Citations: which document, and which of its paragraphs, a paragraph cites, and why.

One fact for each document of a list. What a document says of its own paragraphs cites
it as well (上文第21段); its own symbol alone does not.
"""

from collections.abc import Iterator, Sequence

from kg.documents.script import fold
from kg.facts.chapeaux import inline_starts
from kg.facts.cited import Cited, Sources
from kg.facts.functions import function_of
from kg.facts.origins import answers, own_document
from kg.facts.text import Text
from kg.model import Document, Fact, Kind, Mention, Paragraph

PARAGRAPH = "段"
BASES = {"pursuant-to", "mentions"}


def extract(text: Text) -> Iterator[Fact]:
    """Yield the citations of a document, paragraph by paragraph."""
    document = text.document
    own = own_document(document)
    sources = Sources(own)
    inline = inline_starts(document)
    for paragraph, names in text.lines():
        if PARAGRAPH not in paragraph.text and not _cites(names):
            continue
        stop = inline.get(paragraph.number, paragraph.span.end)
        here = [name for name in names if name.span.end <= stop]
        words = fold(paragraph.text[: stop - paragraph.span.start])
        note = paragraph.kind is Kind.FOOTNOTE
        for cited in sources.read(words, here, paragraph.span.start, note):
            if cited.document.entity != own.entity or cited.paragraphs:
                yield _fact(document, paragraph, words, cited)


def _cites(names: Sequence[Mention]) -> bool:
    return any(name.type == "symbol" for name in names)


def _fact(document: Document, paragraph: Paragraph, words: str, cited: Cited) -> Fact:
    note = paragraph.kind is Kind.FOOTNOTE
    function = function_of(words, cited.start, cited.behind, note=note)
    if function in BASES and answers(document, paragraph, words, cited.start):
        function = "reports-on"
    roles = {
        "citing": paragraph,
        "cited": cited.document,
        "citedParagraph": cited.paragraphs,
        "function": f"function/{function}",
    }
    given = {role: value for role, value in roles.items() if value}
    evidence = paragraph.place(cited.start, cited.end)
    return Fact("Citation", given, paragraph, evidence, "a document that is cited")
