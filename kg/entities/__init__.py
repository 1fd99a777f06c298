"""Takes a document, gives every name in it: where, of what type, and whose.

The flow: the text made plain → what forms of their own tell → what neighbours tell, one
finder after the other → overlaps settled → names linked to entities.

>>> for mention in find_in("安全理事会将马里稳定团的任务期限延长至2022年6月30日。"):
...     print(mention.type, mention.surface, mention.entity)
body 安全理事会 actor/security-council
mission 马里稳定团 actor/minusma
date 2022年6月30日 date:2022-06-30
"""

from datetime import date

from kg.entities.candidate import Candidate
from kg.entities.finders.alone import find_alone
from kg.entities.finders.bearers import find_bearers
from kg.entities.finders.bodies import find_bodies, find_ministries
from kg.entities.finders.dates import find_dates
from kg.entities.finders.definitions import find_defined
from kg.entities.finders.founded import find_founded
from kg.entities.finders.groups import find_groups
from kg.entities.finders.known import find_joined, find_known
from kg.entities.finders.marked import find_marked
from kg.entities.finders.missions import find_missions
from kg.entities.finders.offices import find_offices
from kg.entities.finders.periods import find_periods
from kg.entities.finders.persons import find_persons
from kg.entities.finders.places import find_places
from kg.entities.finders.powers import find_powers
from kg.entities.finders.quantities import find_quantities
from kg.entities.finders.references import find_references
from kg.entities.finders.settlements import find_settlements
from kg.entities.finders.symbols import find_numbered
from kg.entities.finders.titles import find_titles, find_towns_own
from kg.entities.finders.units import find_units
from kg.entities.found import Found
from kg.entities.linking.decisions import decisions
from kg.entities.linking.linker import Linker
from kg.entities.overlaps import settle
from kg.entities.words.text import Text
from kg.model import Document, Mention, Span

# What is told by a form of its own, or by the authority files.
FORMS = (find_known, find_numbered, find_titles, find_marked, find_quantities)
# What the calendar tells, by the document's own date where a text leaves out a year.
CALENDAR = (find_dates, find_periods)
# What is told by its neighbours, each by those that were found before it.
FINDERS = (
    find_joined,
    find_places,
    find_settlements,
    find_towns_own,
    find_powers,
    find_founded,
    find_missions,
    find_ministries,
    find_alone,
    find_bodies,
    find_units,
    find_defined,
    find_persons,
    find_groups,
    find_offices,
    find_bearers,
    find_references,
)


def find(document: Document) -> tuple[Mention, ...]:
    """Find all names of a document, in order, the outer before the inner."""
    return _find(document.text, document.metadata.date)


def find_in(printed: str) -> tuple[Mention, ...]:
    """Find all names of a text that is no document: a sentence, a question."""
    return _find(printed, None)


def _find(printed: str, anchor: date | None) -> tuple[Mention, ...]:
    text = Text(printed)
    found = Found(each for form in FORMS for each in form(text))
    for of_calendar in CALENDAR:
        found.add(of_calendar(text, anchor))
    for finder in FINDERS:
        found.add(list(finder(text, found)))
    decided = decisions()
    names = (each for each in found if not decided.is_no_name(text.plain, each))
    linker = Linker(text, settle(text, names), decided)
    return tuple(_mention(text, *each) for each in linker.link())


def _mention(text: Text, candidate: Candidate, level: int, key: str) -> Mention:
    """Lead a name back to the text as it is printed."""
    start = text.offsets[candidate.start]
    end = text.offsets[candidate.end - 1] + 1
    surface, value = text.printed[start:end], candidate.value
    return Mention(Span(start, end), candidate.type, key, surface, level, value)
