"""What people decide of names, and names that no list has, as a build writes them."""

from contextlib import closing

import pytest

from kg import entities
from kg.entities.linking.decisions import read_decisions
from kg.graph import open_dataset
from kg.pipeline.build import Options, build

TEXT = (
    "第 2999(2025)号决议\n\n安全理事会，\n\n"
    "1. 决定设立土地调解委员会；\n\n2. 请土地纠纷调解委员会提出报告；\n"
)
ONE, OTHER = "actor/土地调解委员会", "actor/土地纠纷调解委员会"
SAME = f'[[same]]\nkeys = ["{ONE}", "{OTHER}"]\nreason = "one body"\n'
NEVER = '[[never]]\nname = "土地调解委员会"\nreason = "of whichever country"\n'


@pytest.fixture
def decide(tmp_path, monkeypatch):
    """Put a file of decisions in the place of the one that ships."""

    def write(text: str) -> None:
        path = tmp_path / "decisions.toml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(entities, "decisions", lambda: read_decisions(path))

    return write


def commissions(folder) -> dict[str, str]:
    """The commissions of the graph, and whether they are discovered."""
    file = folder / "text.txt"
    file.write_text(TEXT, encoding="utf-8")
    build([file], folder / "out", options=Options(fresh=True))
    with closing(open_dataset(folder / "out")) as dataset:
        rows = dataset.query(
            "SELECT DISTINCT ?e ?new { ?p mg:mentions ?e . ?e mg:discovered ?new }"
        )
        found = {str(row["e"].value): row["new"].value for row in rows}
    return {
        "actor/" + key.rpartition("/")[2]: new
        for key, new in found.items()
        if key.endswith("委员会")
    }


def test_a_name_of_no_list_is_discovered(tmp_path, decide):
    decide("")
    assert commissions(tmp_path) == {ONE: "true", OTHER: "true"}


def test_every_build_honours_what_people_decided(tmp_path, decide):
    decide(SAME)
    for _ in range(2):
        assert commissions(tmp_path) == {ONE: "true"}
    decide(NEVER)
    assert commissions(tmp_path) == {OTHER: "true"}
