"""The files for those who keep the service: a unit of systemd, a container file."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kg.commands.serve import serve

FOLDER = Path(__file__).parent.parent / "docs" / "service"
UNIT, CONTAINER = FOLDER / "kg-serve.service", FOLDER / "Containerfile"


def test_container_file_is_sound():
    command = [Path(sys.executable).with_name("hadolint"), CONTAINER]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip(), done.stderr.strip()) == (0, "", "")


def test_unit_is_sound(program, tmp_path):
    """The program is put where systemd finds it."""
    kg = tmp_path / "kg"
    kg.write_text("#!/bin/sh\n")
    kg.chmod(0o755)
    unit = tmp_path / UNIT.name
    unit.write_text(UNIT.read_text().replace("/usr/local/bin/kg", str(kg)))
    environment = {**os.environ, "SYSTEMD_LOG_LEVEL": "warning"}
    command = [program("systemd-analyze"), "verify", unit]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("file", [UNIT, CONTAINER])
def test_options_are_those_of_the_command(file):
    text = file.read_text()
    found = re.search(r"^ExecStart=(.+)$|^CMD \[(.+)\]$", text, re.MULTILINE)
    words = shlex.split((found[1] or found[2]).replace(",", ""))
    assert words[1] == "serve"
    known = {name for option in serve.params for name in option.opts}
    assert {word for word in words if word.startswith("-")} <= known
