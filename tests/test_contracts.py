"""What the project promises of itself: documentation, layout, locks, data."""

import ast
import hashlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from statistics import median

import click
import pytest

import kg
from kg.cli import COMMANDS, main
from kg.resources import seeds

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.zh.md"]
TEXTS = sorted(
    path
    for pattern in ("*.md", "*.toml", "Makefile", ".ci/*", "kg/**/*", "tests/**/*")
    for path in ROOT.glob(pattern)
    if path.suffix in {".md", ".toml", ".py", ".sh", ""} and path.is_file()
)
MODULES = sorted(ROOT.glob("kg/**/*.py"))
LOCKS = ["requirements.lock", "requirements-dev.lock"]

CORPUS = {
    "letter-2012-06-20-secretary-general-mali-support-group.txt": (
        "7cc4c9c83a0b2b026db52b9a17ba7ee49df1d406f059f3cb6d6055d516820923"
    ),
    "letter-2020-06-01-secretary-general-minusma.txt": (
        "5dac904aa1409bdeacdddf88b36f3e51728c2fd6aa3f72c0322106ddbdc67bca"
    ),
    "repertoire-2020-mali.txt": (
        "0337b6126c5488bcab24f961a15adb4ff6be2ec1fb20d0f11fc401c0888577cb"
    ),
    "s-2023-36-report-minusma-review.txt": (
        "093e2c0be1d6a09815fe6933f7a6ba56a2c69db5c6e1ca41a8895ec29c4a601a"
    ),
    "s-res-2584-2021.txt": (
        "b719394201a938f5b672e014535f70b923e71305572bcc10a9ac25ec366f92c3"
    ),
}


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


# The readmes


def options_of(command: click.Command) -> set[str]:
    return {
        name
        for option in command.params
        if isinstance(option, click.Option)
        for name in option.opts
        if name.startswith("--")
    }


@pytest.mark.parametrize("readme", READMES)
def test_readme_names_every_command_and_option_and_no_other(readme):
    text = text_of(readme)
    commands = {name: main.get_command(None, name) for name in COMMANDS}
    options = {"--help", "--version"}.union(*map(options_of, commands.values()))
    assert set(re.findall(r"`kg ([a-z]+)", text)) == set(commands)
    assert set(re.findall(r"--[a-z][a-z-]+", text)) == options


@pytest.mark.parametrize("readme", READMES)
def test_readme_names_every_make_target(readme):
    targets = set(re.findall(r"^([a-z]+):.* ## ", text_of("Makefile"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)`", text_of(readme))) == targets


@pytest.mark.parametrize("readme", READMES)
def test_readme_examples_print_what_they_show(readme, run_kg):
    """A line of three dots alone stands for lines left out."""
    blocks = re.findall(r"```console\n\$ kg (.+)\n((?:.*\n)+?)```", text_of(readme))
    assert len(blocks) >= 2
    for words, shown in blocks:
        printed = run_kg(*words.split(), cwd=ROOT).stdout.decode("utf-8")
        parts = ["\n" + part for part in shown.split("...\n") if part]
        places = [("\n" + printed).find(part) for part in parts]
        assert -1 not in places, (words, printed)
        assert places == sorted(places)


def test_readmes_are_twins():
    english, chinese = map(text_of, READMES)
    for pattern in (r"^#+ ", r"^```", r"^\|"):
        counts = [
            len(re.findall(pattern, text, re.MULTILINE)) for text in (english, chinese)
        ]
        assert counts[0] == counts[1], pattern
    figures = [re.findall(r"\d+(?:\.\d+)?", text) for text in (english, chinese)]
    assert sorted(figures[0]) == sorted(figures[1])


# Names and sizes


def test_every_command_has_a_module_and_is_listed():
    """Modules of what commands share hold no command."""
    modules = {path.stem for path in (ROOT / "kg" / "commands").glob("*.py")}
    assert modules - {"__init__", "options"} == set(COMMANDS)


def test_public_names():
    assert set(kg.__all__) == {
        "Document",
        "DocumentError",
        "Graph",
        "KgError",
        "Paragraph",
        "__version__",
        "build",
        "open_graph",
        "read",
        "read_all",
    }
    assert all(getattr(kg, name) for name in kg.__all__)
    assert dir(kg) == sorted(kg.__all__)
    with pytest.raises(AttributeError, match="no attribute 'write'"):
        _ = kg.write


def functions_of(module: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def length_of(function: ast.FunctionDef) -> int:
    """Lines of its body without the docstring."""
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        start = first.end_lineno + 1
    else:
        start = first.lineno
    return max(0, function.end_lineno - start + 1)


def test_functions_are_short():
    lengths = {
        f"{module.relative_to(ROOT)}:{function.name}": length_of(function)
        for module in MODULES
        for function in functions_of(module)
    }
    assert {name: size for name, size in lengths.items() if size > 40} == {}
    assert median(lengths.values()) <= 8


def test_functions_take_few_arguments():
    many = {
        f"{module.relative_to(ROOT)}:{function.name}"
        for module in MODULES
        for function in functions_of(module)
        if len(function.args.args) + len(function.args.kwonlyargs)
        > 5 + _is_method(function)
    }
    assert many == set()


def _is_method(function: ast.FunctionDef) -> bool:
    return bool(function.args.args) and function.args.args[0].arg in {"self", "cls"}


def test_files_are_short_and_named_for_what_they_hold():
    for module in MODULES:
        assert module.read_text(encoding="utf-8").count("\n") <= 250, module
        assert module.stem not in {"utils", "util", "helpers", "common", "misc"}


def test_texts_name_no_machine_and_leave_nothing_to_be_done():
    machine = re.compile(r"(?<![\w.:/-])/(?:home|root|Users|opt|srv|work|tmp|var)/\w")
    later = re.compile(r"\b(?:TO" + "DO|FIX" + r"ME)\b")
    for path in TEXTS:
        text = path.read_text(encoding="utf-8")
        assert not machine.search(text), path
        assert not later.search(text), path


# Locks and settings


def test_locks_hold_exact_versions_with_hashes_and_no_address():
    for lock in LOCKS:
        text = text_of(lock)
        assert not re.search(r"https?:|^\s*-(?!-hash)", text, re.MULTILINE)
        requirements = re.split(r"\n(?=\S)", text.strip())
        pattern = r"[\w.-]+==[\w.]+(?: ; [^\\]+)?(?: \\\n    --hash=sha256:\w{64})+"
        assert all(re.fullmatch(pattern, each) for each in requirements)


def test_locks_hold_what_the_project_asks_for():
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    runtime, dev = (
        dict(re.findall(r"^([\w-]+)==([\w.]+)", text_of(lock), re.MULTILINE))
        for lock in LOCKS
    )
    extra = project["optional-dependencies"]["dev"]
    assert {re.match(r"[\w-]+", each)[0] for each in project["dependencies"]} <= {
        *runtime
    }
    assert {re.match(r"[\w-]+", each)[0] for each in extra} <= {*dev}
    assert runtime.items() <= dev.items()


def test_layers_are_checked(tmp_path):
    """The contract is not only declared: an import upwards breaks it."""
    settings = text_of("pyproject.toml")
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    for module in MODULES:
        copy = tmp_path / module.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(module.read_bytes())
    with (tmp_path / "kg" / "model.py").open("a", encoding="utf-8") as stream:
        stream.write("\nimport click\nimport kg.pipeline\n")
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True)
    assert done.returncode == 1
    assert b"kg.model -> kg.pipeline" in done.stdout
    assert b"kg.model -> click" in done.stdout


# The corpus


def test_corpus_is_unchanged():
    digests = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (seeds() / "documents").glob("*.txt")
    }
    assert digests == CORPUS


def test_corpus_table_agrees_with_what_is_read():
    table = (seeds() / "documents" / "README.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip(" `") for cell in line.strip("|").split("|")]
        for line in table.splitlines()
        if line.startswith("| `")
    ]
    assert {row[0] for row in rows} == set(CORPUS)
    for name, _, symbol, day, _ in rows:
        metadata = kg.read(seeds() / "documents" / name).metadata
        assert symbol == (metadata.symbol or "–")
        assert day == str(metadata.date or "–")
