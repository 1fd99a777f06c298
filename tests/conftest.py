"""What many tests share: the corpus, outside programs, the command as people run it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from kg.resources import seeds
from tests import servers

# The machine may be busy with something else: no single example is timed.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

PACKAGES = {
    "chromium": "chromium",
    "make": "make",
    "pdftotext": "poppler-utils",
    "rapper": "raptor2-utils",
    "systemd-analyze": "systemd",
    "soffice": "libreoffice-writer-nogui fonts-wqy-microhei",
    "virtuoso-t": "virtuoso-opensource-7-bin",
}


@pytest.fixture(scope="session", autouse=True)
def plain_screen():
    """What is printed does not depend on the terminal that the tests run in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "80")
        for name in ("FORCE_COLOR", "NO_COLOR", "PYTHONIOENCODING", "TTY_COMPATIBLE"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def program():
    """Where a program is; without it the test fails in CI, else it is left out."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            hint = f"{name} is missing: apt-get install {PACKAGES.get(name, name)}"
            (pytest.fail if os.environ.get("CI") else pytest.skip)(hint)
        return path

    return find


@pytest.fixture(scope="session")
def oxigraph():
    """The URL of an Oxigraph server."""
    with servers.run_oxigraph() as url:
        yield url


@pytest.fixture(scope="session")
def virtuoso(program, tmp_path_factory):
    """The URL of a Virtuoso; it is written to as VIRTUOSO_USER."""
    folder = tmp_path_factory.mktemp("virtuoso")
    with servers.run_virtuoso(program("virtuoso-t"), folder) as url:
        yield url


@pytest.fixture(scope="session")
def chromium(program):
    """A browser without a screen."""
    from tests.browser import run_chromium

    with run_chromium(program("chromium")) as browser:
        yield browser


@pytest.fixture(scope="session")
def corpus() -> list[Path]:
    """The five documents that ship."""
    return sorted((seeds() / "documents").glob("*.txt"))


@pytest.fixture
def run_kg(tmp_path):
    """Run ``kg`` as people do, in a process of its own; gives what subprocess gives."""

    def run(*words: object, **options: object) -> subprocess.CompletedProcess:
        command = [sys.executable, "-m", "kg", *map(str, words)]
        usual = {"capture_output": True, "timeout": 120, "cwd": tmp_path}
        environment = {**os.environ, **options.pop("env", {})}
        return subprocess.run(command, **{**usual, **options}, env=environment)

    return run
