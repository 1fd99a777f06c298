"""The wheel, installed elsewhere with what it needs and nothing else, works."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Kept by `make` when it set up, so that no network is needed here.
WHEELS = Path(sys.prefix) / "wheels"
OFFLINE = ["--no-index", "--find-links", str(WHEELS)] if WHEELS.is_dir() else []

REPORT = """
import json, kg
from importlib.metadata import distributions
from kg.resources import seeds
print(json.dumps({
    "package": kg.__file__,
    "seeds": {each.name: kg.read(each).metadata.symbol
              for each in (seeds() / "documents").glob("*.txt")},
    "installed": [each.name for each in distributions()],
}))
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory) -> Path:
    """An empty environment with the wheel in it, far from the checkout."""
    room = tmp_path_factory.mktemp("elsewhere")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", room]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = room.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", room / "venv"], check=True)
    pip = [room / "venv" / "bin" / "pip", "install", "--quiet", *OFFLINE]
    locked = ["--require-hashes", "--requirement", ROOT / "requirements.lock"]
    subprocess.run([*pip, *locked], check=True)
    subprocess.run([*pip, "--no-deps", wheel], check=True)
    return room


def run(elsewhere: Path, *words: object) -> bytes:
    """Run a program of the environment, in its own folder, with no path to this one."""
    program, *rest = words
    environment = {**os.environ, "PYTHONPATH": ""}
    return subprocess.run(
        [elsewhere / "venv" / "bin" / str(program), *rest],
        cwd=elsewhere,
        env=environment,
        check=True,
        capture_output=True,
    ).stdout


def test_command_reads_a_file(elsewhere):
    text = "第 2584(2021)号决议\n\n安全理事会，\n\n1. 决定继续积极处理此案。\n"
    (elsewhere / "a.txt").write_text(text, encoding="utf-8")
    read = json.loads(run(elsewhere, "kg", "read", "--format", "json", "a.txt"))
    assert read["metadata"]["symbol"] == "S/RES/2584(2021)"
    assert read["paragraphs"][-1]["number"] == "1"
    for form in ([], ["--brief"], ["--audit"]):
        assert "a.txt" in run(elsewhere, "kg", "read", *form, "a.txt").decode("utf-8")


def test_data_travels_and_development_stays(elsewhere):
    report = json.loads(run(elsewhere, "python", "-c", REPORT))
    assert Path(report["package"]).is_relative_to(elsewhere)
    assert len(report["seeds"]) == 5
    assert report["seeds"]["s-2023-36-report-minusma-review.txt"] == "S/2023/36"
    assert not {"pytest", "mypy", "ruff", "jieba"} & set(report["installed"])
