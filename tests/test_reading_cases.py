"""Documents of other kinds and about other countries, as data."""

import tomllib
from pathlib import Path

import pytest

from kg.documents import account, read_bytes
from kg.model import Vote

CASES = tomllib.loads(
    (Path(__file__).parent / "cases" / "reading.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case):
    document = read_bytes(case["text"].encode(), "case.txt")
    assert [each.number for each in document.paragraphs] == case["numbers"]
    assert account(document).balances
    for name, wanted in case["metadata"].items():
        value = getattr(document.metadata, name)
        if isinstance(value, Vote):
            value = [value.in_favour, value.against, value.abstaining]
        if isinstance(value, tuple):
            value = list(value)
        assert value == (None if wanted is False else wanted), name
