"""Which elements are open: a stack that mends what the file forgot to close."""

from collections import defaultdict
from collections.abc import Iterable

from kg.documents.formats.html.elements import BLOCKS, CELLS, CLOSED_BY, list_names
from kg.documents.formats.html.frames import Frame

TABLE_PARTS = list_names("td th tr thead tbody tfoot caption")


class Nesting:
    """The open elements, innermost last; each lookup takes the same short time."""

    def __init__(self) -> None:
        self.frames = [Frame("")]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._blocks: list[int] = []

    @property
    def top(self) -> Frame:
        """The innermost open element."""
        return self.frames[-1]

    def push(self, frame: Frame) -> int:
        """Open an element; gives its place."""
        place = len(self.frames)
        self._places[frame.name].append(place)
        if frame.name in BLOCKS:
            self._blocks.append(place)
        self.frames.append(frame)
        return place

    def pop(self) -> Frame:
        """Close the innermost element."""
        frame = self.frames.pop()
        self._places[frame.name].pop()
        if frame.name in BLOCKS:
            self._blocks.pop()
        return frame

    def to_close_for(self, name: str) -> int | None:
        """From which place on all must be closed before an element of this name."""
        names, limits = CLOSED_BY.get(name, ((), frozenset()))
        place = self._last(names)
        if place > self._last(limits):
            return place
        if name in BLOCKS and name not in TABLE_PARTS:
            place = self._last(("p",))
            return place if place > self._last(CELLS) else None
        return None

    def to_close_at_end(self, name: str) -> int | None:
        """From which place on an end tag closes all; None if it closes nothing."""
        place = self._last((name,))
        if name in TABLE_PARTS:
            limit = self._last(("table",))
        elif name == "table":
            limit = 0
        elif name in BLOCKS:
            limit = self._last(CELLS)
        else:
            limit = self._blocks[-1] if self._blocks else 0
        return place if place > limit else None

    def _last(self, names: Iterable[str]) -> int:
        """The place of the innermost element that has one of these names, or 0."""
        places = (self._places[name] for name in names if name in self._places)
        return max((each[-1] for each in places if each), default=0)
