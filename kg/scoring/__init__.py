"""Takes gold and the program, gives how near the one comes to the other.

Gold is what people found in texts by reading (``read_gold``). ``score`` runs the
program on the same texts and counts: strict, where a name has the same words and type,
or a fact the same main roles; lenient, where they only overlap.
"""

from pathlib import Path

from kg.scoring.agreement import Names, matched
from kg.scoring.alignment import by_roles, by_words, pair
from kg.scoring.found import found_acts, found_facts, found_names
from kg.scoring.gold import CITATION, find_gold, read_gold
from kg.scoring.items import Item, Passage
from kg.scoring.kinds import wrong_roles
from kg.scoring.reading import Program, Reader, program
from kg.scoring.tally import Counts, Error, Score
from kg.seeds import authority

__all__ = ["Counts", "Error", "Program", "Score", "find_gold", "program", "score"]

FOUND = {"mentions": found_names, "directives": found_acts, "facts": found_facts}


def score(path: Path, measured: Program) -> Score:
    """Score the program on a gold file; SeedError where the file is mistaken."""
    task, passages = read_gold(path)
    result = Score(str(path), task, len(passages))
    reader = Reader(path, measured, with_facts=task != "mentions")
    known = authority().by_name
    for passage in passages:
        reading = reader.read(passage)
        found = list(FOUND[task](reading))
        _compare(result, passage, found, Names(reading, known))
    return result


def _compare(result: Score, passage: Passage, found: list[Item], names: Names) -> None:
    """Count one passage."""
    facts = result.task == "facts"
    gold = passage.items
    compare = by_roles(names) if facts else by_words
    pairs, missed, spurious = pair(gold, found, compare)
    for one in (each for each in missed if not gold[each].optional):
        result.label(gold[one].label).gold += 1
        _blame(result, passage, "missed", gold[one], None)
    for other in spurious:
        result.label(found[other].label).found += 1
        _blame(result, passage, "spurious", None, found[other])
    for one, other in pairs:
        if not gold[one].optional:
            wrong = wrong_roles(gold[one], found[other], names) if facts else []
            _count(result, passage, (gold[one], found[other]), wrong)
            _count_fields(result, gold[one], found[other], names)


def _count(
    result: Score, passage: Passage, both: tuple[Item, Item], wrong: list[str]
) -> None:
    """Count a pair, and say what is wrong with it."""
    gold, found = both
    result.label(gold.label).gold += 1
    result.label(found.label).found += 1
    if gold.label != found.label:
        _blame(result, passage, "wrong type", gold, found)
        return
    result.label(gold.label).lenient += 1
    if wrong:
        _blame(result, passage, "wrong role", gold, found, detail=", ".join(wrong))
    elif result.task != "facts" and gold.span != found.span:
        words = passage.text[found.span.start : found.span.end]
        _blame(result, passage, "wrong span", gold, found, detail=f"not {words}")
    else:
        result.label(gold.label).strict += 1


def _count_fields(result: Score, gold: Item, found: Item, names: Names) -> None:
    """Count the values of a pair, by field."""
    for name in sorted({*gold.fields, *found.fields}):
        if name == "issuer" and name not in gold.fields:
            continue  # the document's organ speaks
        if (gold.label == CITATION) != (found.label == CITATION):
            continue
        expected, given = gold.fields.get(name, ()), found.fields.get(name, ())
        hits = matched(expected, given, names)
        counts = result.field(name)
        counts.gold += len(expected)
        counts.found += len(given)
        counts.strict += hits
        counts.lenient += hits


def _blame(
    result: Score,
    passage: Passage,
    kind: str,
    *both: Item | None,
    detail: str = "",
) -> None:
    gold, found = both
    shown = gold or found
    assert shown is not None
    result.errors.append(
        Error(
            kind=kind,
            passage=passage.id,
            expected=gold.label if gold else "",
            found=found.label if found else "",
            text=passage.text,
            span=shown.span,
            detail=detail,
        )
    )
