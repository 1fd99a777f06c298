"""A point of the calendar as a text gives it, to its first and its last day.

>>> Point(2024, 3, part="底").last(), Point(2020, part="上半年").last()
(datetime.date(2024, 3, 31), datetime.date(2020, 6, 30))
>>> str(Point(2022, 2)), str(Point(2020, part="初")), str(Point(None, 12, 5))
('2022-02', '2020~初', '--12-05')
"""

from calendar import monthrange
from datetime import date
from typing import NamedTuple

# The months, or the days of a month, that a part of a year or a month means.
PARTS_OF_YEAR = {
    "初": (1, 3), "年初": (1, 3), "底": (10, 12), "年底": (10, 12), "末": (10, 12),
    "年末": (10, 12), "中": (5, 8), "年中": (5, 8), "中期": (5, 8),
    "上半年": (1, 6), "下半年": (7, 12), "前半年": (1, 6), "后半年": (7, 12),
    "第一季度": (1, 3), "第二季度": (4, 6), "第三季度": (7, 9), "第四季度": (10, 12),
    "第一和第二季度": (1, 6), "第二和第三季度": (4, 9), "第三和第四季度": (7, 12),
    "第1季度": (1, 3), "第2季度": (4, 6), "第3季度": (7, 9), "第4季度": (10, 12),
    "春季": (3, 5), "夏季": (6, 8), "秋季": (9, 11), "冬季": (12, 12),
    "春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 12),
}  # fmt: skip
PARTS_OF_MONTH = {
    "初": (1, 10), "上旬": (1, 10), "中": (11, 20), "中旬": (11, 20),
    "底": (21, 31), "末": (21, 31), "下旬": (21, 31),
    "上半月": (1, 15), "下半月": (16, 31),
}  # fmt: skip


class Point(NamedTuple):
    """What is printed; None where nothing is."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""

    @property
    def precision(self) -> str:
        """How exact it is: day, part, month, quarter, half, decade or year."""
        if self.day:
            return "day"
        if "季度" in self.part:
            return "quarter"
        if "半年" in self.part:
            return "half"
        if "代" in self.part:
            return "decade"
        return "part" if self.part else "month" if self.month else "year"

    def first(self) -> date | None:
        """The first day that it can mean."""
        return self._day(0)

    def last(self) -> date | None:
        """The last day that it can mean."""
        return self._day(1)

    def _day(self, side: int) -> date | None:
        if not self.year:
            return None
        year, month, day = self.year, self.month, self.day
        if "代" in self.part:
            year, month = year + 9 * side, (1, 12)[side]
        elif not month:
            month = PARTS_OF_YEAR.get(self.part, (1, 12))[side]
        elif not day:
            day = PARTS_OF_MONTH.get(self.part, (1, 31))[side]
        longest = monthrange(year, month)[1]
        wanted = day or (1, longest)[side]
        if self.day and self.day > longest:
            return None  # 2月30日
        return date(year, month, min(wanted, longest))

    def __str__(self) -> str:
        year = f"{self.year:04}" if self.year else "-"
        month = f"-{self.month:02}" if self.month else ""
        day = f"-{self.day:02}" if self.day else ""
        return year + month + day + (f"~{self.part}" if self.part else "")
