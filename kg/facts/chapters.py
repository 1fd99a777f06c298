"""Under which chapter of the Charter an act is done: 根据《联合国宪章》第七章采取行动.

>>> chapter_in("根据《联合国宪章》第七章采取行动")
'charter/chapter-vii'
"""

import re
from collections.abc import Mapping

from kg.documents.structure.markers import chinese_value, roman
from kg.facts.statement import Statement

CHAPTER = re.compile("第(?P<number>[一二三四五六七八九十]{1,3})章")


def charter(said: Statement) -> Mapping[str, object]:
    """The chapter that an act rests on, where it says that it acts under one."""
    under = said.force == "force/acts-under"
    return {"chapter": chapter_in(said.text(said.evidence)) if under else None}


def chapter_in(words: str) -> str | None:
    """The concept of the chapter that is named."""
    found = CHAPTER.search(words)
    if found is None:
        return None
    return f"charter/chapter-{roman(chinese_value(found['number']))}"
