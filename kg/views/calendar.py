"""Deadlines and reports due as a calendar that other programs read (``.ics``).

Takes the answer of the question ``deadlines``; the same answer gives the same bytes.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from kg.graph.dataset import Dataset
from kg.graph.names import digest
from kg.queries import Row, ask

WRITTEN = datetime(
    2000, 1, 1, tzinfo=UTC
)  # the format asks for a time; no clock is read
WHAT = {
    "due": "到期",
    "first due": "首次到期",
    "mandate ends": "任务届满",
    "sanction ends": "制裁届满",
}


def make_calendar(dataset: Dataset) -> bytes:
    """All that falls due on a day, each as an event of that day."""
    calendar = Calendar()
    calendar.add("prodid", "-//Mandate Graph//kg//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "授权图谱：期限 Mandate Graph: deadlines")
    for event in _list_events(dataset):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _list_events(dataset: Dataset) -> Iterator[Event]:
    for row in ask(dataset, "deadlines"):
        if isinstance(row.day, date):
            yield _make_event(row)


def _make_event(row: Row) -> Event:
    event = Event()
    place = f"{row.document} ¶ {row.paragraph}"
    said = "：".join(filter(None, (WHAT.get(row.what, row.what), row.matter)))
    event.add("uid", f"{digest(*map(str, row))}@mandate-graph")
    event.add("dtstamp", WRITTEN)
    event.add("dtstart", row.day)
    event.add("dtend", row.day + timedelta(days=1))
    event.add("summary", f"{row.actor}{said}（{row.document}）")
    event.add("description", f"{row.quote}\n{place}")
    return event
