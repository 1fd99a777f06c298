"""What falls due, as a calendar that other programs read."""

from datetime import date

import pytest
from icalendar import Calendar

from kg.graph.memory import MemoryDataset
from kg.queries import ask
from kg.views.calendar import make_calendar
from tests.browser import visit
from tests.makers.world import make_world


@pytest.fixture(scope="module")
def quads(tmp_path_factory):
    return list(make_world(tmp_path_factory.mktemp("world")))


def test_every_deadline_is_an_event_of_its_day(quads):
    dataset = MemoryDataset(quads)
    events = Calendar.from_ical(make_calendar(dataset)).walk("VEVENT")
    due = ask(dataset, "deadlines")
    assert [event.decoded("dtstart") for event in events] == [row.day for row in due]
    assert len({str(event["uid"]) for event in events}) == len(due)
    first = next(each for each in events if "示例国政府" in str(each["summary"]))
    assert first.decoded("dtstart") == date(2097, 3, 31)
    assert "S/RES/9901(2096) ¶ 5" in str(first["description"])


def test_the_same_graph_gives_the_same_calendar(quads):
    calendar = make_calendar(MemoryDataset(quads))
    assert make_calendar(MemoryDataset(reversed(quads))) == calendar
    lines = calendar.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)


def test_the_page_gives_the_same_file(chromium, quads, tmp_path):
    from kg.views.pages import picture_page

    dataset = MemoryDataset(quads)
    file = tmp_path / "pictures.html"
    file.write_bytes(picture_page(dataset, ["calendar"]))
    with visit(chromium, file) as page:
        with page.page.expect_download() as saving:
            page.page.click("#save-ics")
        assert saving.value.path().read_bytes() == make_calendar(dataset)
        assert saving.value.suggested_filename == "mandate-graph.ics"
        assert page.complaints == []


def test_picture_writes_it(run_kg, corpus, tmp_path):
    assert run_kg("build", *corpus[-1:], "-o", "graph").returncode == 0
    done = run_kg("picture", "calendar", "-o", "due.ics", "-g", "graph")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "due.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
