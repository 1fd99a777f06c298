"""Reading the shipped documents: what a lawyer would cite, and nothing lost."""

import datetime
import os
from pathlib import Path

import pytest

from kg.documents import account, read
from kg.model import Document, DocumentKind, Kind
from tests.makers.reading import FILES

SNAPSHOTS = Path(__file__).parent / "snapshots"
RESOLUTION = "s-res-2584-2021.txt"
REPORT = "s-2023-36-report-minusma-review.txt"
REPERTOIRE = "repertoire-2020-mali.txt"
LETTER_2012 = "letter-2012-06-20-secretary-general-mali-support-group.txt"
LETTER_2020 = "letter-2020-06-01-secretary-general-minusma.txt"


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {path.name: read(path) for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_reading_is_as_reviewed(path, documents):
    """To accept a change: KG_ACCEPT=1 make test, then read the diff."""
    snapshot = SNAPSHOTS / f"{path.stem}.txt"
    now = render(documents[path.name])
    if os.environ.get("KG_ACCEPT"):
        snapshot.write_text(now, encoding="utf-8")
    assert now == snapshot.read_text(encoding="utf-8")


def render(document: Document) -> str:
    """Number, kind, heading, first and last words of every paragraph."""
    lines = [f"{name}: {value}" for name, value in _facts(document) if value]
    lines += [
        "\t".join([each.number, each.kind, _name(each.heading), _ends(each.text)])
        for each in document.paragraphs
    ]
    lines += [
        f"{call.footnote} is called by …{document.text[call.offset - 8 : call.offset]}"
        for call in document.calls
    ]
    return "\n".join(lines) + "\n"


def _facts(document: Document):
    for each in (document.metadata, *document.parts):
        for name in each.__slots__:
            value = getattr(each, name)
            yield name, value.isoformat() if hasattr(value, "isoformat") else value


def _name(heading) -> str:
    return heading.number if heading else "-"


def _ends(text: str) -> str:
    flat = text.replace("\t", " | ")
    return flat if len(flat) <= 40 else f"{flat[:24]} … {flat[-12:]}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_character_is_accounted_for(path, documents):
    document = documents[path.name]
    reckoning = account(document)
    assert reckoning.balances
    assert reckoning.source == len(path.read_text(encoding="utf-8"))
    assert reckoning.canonical + reckoning.inserted == len(document.text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_place_leads_back_to_the_file(path, documents):
    document = documents[path.name]
    lines = path.read_text(encoding="utf-8").splitlines()
    inserted = set(range(len(document.text)))
    for start, _, length in document.origin.runs:
        inserted -= set(range(start, start + length))
    for offset in set(range(len(document.text))) - inserted:
        place = document.origin.place(offset)
        assert lines[place.line - 1][place.column - 1] == document.text[offset]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_spans_are_quotes_and_nest(path, documents):
    document = documents[path.name]
    numbers = [each.number for each in document.paragraphs]
    assert len(set(numbers)) == len(numbers)
    end = 0
    for each in document.paragraphs:
        assert document.text[each.span.start : each.span.end] == each.text
        if each.inline:
            assert each.span in each.parent.span
        else:
            assert each.span.start >= end
            end = each.span.end
        assert each.parent is None or each.parent in document.paragraphs


def test_resolution_has_its_operative_paragraphs(documents):
    resolution = documents[RESOLUTION]
    operative = [
        each.number
        for each in resolution.paragraphs
        if each.kind is Kind.OPERATIVE and each.parent is None
    ]
    assert operative == [str(number) for number in range(1, 64)]
    preamble = [each for each in resolution.paragraphs if each.kind is Kind.PREAMBULAR]
    assert [each.number for each in preamble] == [f"PP{n}" for n in range(1, 26)]


def test_resolution_nests_its_items(documents):
    resolution = documents[RESOLUTION]
    dash = resolution.paragraph("30(a)(iii)–2")
    assert dash.parent.number == "30(a)(iii)"
    assert dash.parent.parent.parent is resolution.paragraph("30")
    assert dash.text.startswith("– 支持武装团体进驻营地")
    assert resolution.paragraph("31(b)¶2").text.startswith("协助 1267/1989/2253")
    assert resolution.paragraph("61(ii)").heading.text == "秘书长报告"


def test_report_has_its_paragraphs_and_its_annex(documents):
    report = documents[REPORT]
    main = [
        each.number
        for each in report.paragraphs
        if each.kind is Kind.BODY and not each.parent and not each.part
    ]
    assert main == [str(number) for number in range(1, 90)]
    assert [part.key for part in report.parts] == ["", "annex"]
    assert report.parts[1].date == datetime.date(2022, 12, 4)
    assert report.parts[1].place == "库鲁巴"


def test_items_inside_a_paragraph_are_its_children(documents):
    report = documents[REPORT]
    item = report.paragraph("62(b)")
    assert item.text == "(b) 执行《协议》取得进展；"
    assert item.inline
    assert report.paragraph("62").text.endswith("可预测关系的基础。")


def test_footnotes_leave_the_body_and_keep_their_call(documents):
    chapter = documents[REPERTOIRE]
    notes = {call.footnote: call.offset for call in chapter.calls}
    assert {f"fn{number}" for number in range(346, 378)} <= set(notes)
    assert chapter.text[: notes["fn355"]].endswith("秘书长报告")
    assert chapter.text[notes["fn346"] :].startswith("下文表 1")
    assert chapter.text[: notes["table-1/fne"]].endswith("多米尼加共和国")


def test_tables_are_rows(documents):
    chapter = documents[REPERTOIRE]
    row = chapter.paragraph("table-2/4")
    assert row.kind is Kind.ROW
    assert row.text.split("\t")[-3:] == ["15-0-0", "(根据第七章通过)", "S/2020/613"]
    assert row.heading.text == "视频会议：马里局势"


def test_metadata_is_what_the_text_says(documents):
    resolution = documents[RESOLUTION].metadata
    assert resolution.kind is DocumentKind.RESOLUTION
    assert resolution.symbol == "S/RES/2584(2021)"
    assert (resolution.meeting, resolution.vote) == (8809, None)
    assert resolution.date == resolution.meeting_date == datetime.date(2021, 6, 29)
    report = documents[REPORT].metadata
    assert (report.symbol, report.date) == ("S/2023/36", None)
    assert (report.author, report.job_number) == ("秘书长", "23-00265")
    letter = documents[LETTER_2012]
    assert letter.metadata.kind is DocumentKind.LETTER
    assert letter.metadata.symbol is None
    assert [part.signatory for part in letter.parts] == ["潘基文", "让·平", None]
    assert [part.original_language for part in letter.parts] == [
        None,
        "法文",
        "英文和法文",
    ]
    assert documents[LETTER_2020].metadata.date == datetime.date(2020, 6, 1)
