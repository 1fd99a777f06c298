"""Characters that foreign names are written with, and runs of them.

>>> text = "总统阿卜杜勒·法塔赫·塞西先生"
>>> first = run_left(text, 6, 0)
>>> text[first : run_right(text, 6, len(text))]
'阿卜杜勒·法塔赫·塞西'
"""

from kg.entities.words.lists import characters

CHARACTERS = characters("sounds-of-names")
RUNNING = CHARACTERS | frozenset("·-")


def run_left(text: str, place: int, least: int) -> int:
    """Where the run of such characters and their joints begins that goes up to here."""
    while place > least and text[place - 1] in RUNNING:
        place -= 1
    return place


def run_right(text: str, place: int, most: int) -> int:
    """Where the run that begins here ends."""
    while place < most and text[place] in RUNNING:
        place += 1
    return place
