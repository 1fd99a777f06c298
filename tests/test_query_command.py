"""``kg query`` as people run it: what it lists, how it answers, how it complains."""

import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest
from rich.cells import cell_len

from kg.graph import open_dataset
from kg.graph.draft import Draft
from kg.queries import answer, names, questions
from kg.writers.answers import screen
from tests import asking
from tests.makers.world import make_world
from tests.servers import find_port

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
FULL = Path("/dev/full")
COUNT = "SELECT (COUNT(*) AS ?n) { ?mission a mg:PeaceOperation }"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """The small world in a folder."""
    folder = tmp_path_factory.mktemp("place")
    with Draft(folder) as draft:
        draft.load(make_world(tmp_path_factory.mktemp("world")))
        draft.publish([])
    return folder


@pytest.fixture
def query(place, run_kg):
    """What a query prints; it must end well and complain of nothing."""

    def run(*words: object, **options: object) -> str:
        done = run_kg("query", *words, "-g", place, **options)
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout.decode("utf-8")

    return run


@pytest.fixture
def complaint(place, run_kg):
    """The lines that a query which fails complains with."""

    def run(*words: object, **options: object) -> list[str]:
        done = run_kg("query", *words, "-g", place, **options)
        assert (done.returncode, done.stdout) == (1, b"")
        return done.stderr.decode("utf-8").splitlines()

    return run


# What is listed


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_question_is_listed_with_its_summary(query, language):
    said = "".join(query("--lang", language).split())
    assert query("--lang", language).count("\n") >= len(names())
    for question in questions():
        assert question.name + "".join(question.summaries[language].split()) in said


@pytest.mark.parametrize("words", [[], ["by-task", "-h"], ["posts", "-h"]])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_list_and_the_help_fit_the_screen(query, words, language):
    lines = query(*words, "--lang", language).splitlines()
    assert max(map(cell_len, lines)) <= 80


def test_the_language_is_that_of_the_locale(query):
    chinese = {"LC_ALL": "zh_CN.UTF-8"}
    assert query(env=chinese) == query("--lang", "zh") != query()
    assert query("--lang", "en", env=chinese) == query()


def test_help_on_a_question_says_what_it_takes(query):
    said = query("by-task", "-h")
    assert said.startswith("Which directives give a task")
    assert "-p task=…   which task, such as 保护平民 (task)" in said
    assert "(entity, required)" in query("between", "-h")


# How it is asked


def test_a_name_is_any_label_short_form_or_acronym(query):
    forms = (
        "UNEX",
        "unex",
        "示例特派团",
        "示例特派團",
        "联合国示例特派团",
        "actor/mission",
    )
    answers = {query("tasks", "-p", f"actor={form}") for form in forms}
    assert len(answers) == 1
    assert "使用一切必要手段保护平民" in answers.pop().replace("\n", "").replace(
        " ", ""
    )


def test_several_values_of_a_parameter_are_asked_at_once(query):
    both = query("names", "-p", "entity=示例阵线", "-p", "entity=示例旅")
    assert {"示例阵线", "示例旅", "Example Front"} <= set(both.split("  ")) | {
        word for line in both.splitlines() for word in line.split("  ") if word
    }


def test_sparql_may_stand_in_the_command_in_a_file_or_come_from_a_pipe(query, tmp_path):
    file = tmp_path / "count.rq"
    file.write_text(f"\ufeff{COUNT}", encoding="utf-8")
    answer = query(COUNT, "--format", "csv")
    assert answer == "n\r\n2\r\n"
    assert query("-f", file, "--format", "csv") == answer
    for words in (["-"], ["-f", "-"]):
        assert query(*words, "--format", "csv", input=COUNT.encode()) == answer


def test_a_file_may_say_what_it_takes_as_the_named_questions_do(query, tmp_path):
    file = tmp_path / "own.rq"
    file.write_text(
        "#+ summary: What is said of it.\n#+ param: thing entity required of what\n"
        "SELECT ?thingId ?class { VALUES ?thingId { UNDEF } ?thingId a ?class }",
        encoding="utf-8",
    )
    answer = query("-f", file, "-p", "thing=UNEX", "--format", "csv").splitlines()
    assert answer[0] == "thingId,class"
    assert [line.rpartition("#")[2] for line in answer[1:]] == ["PeaceOperation"]
    assert query("-f", file, "-h").startswith("What is said of it.\n\n-p thing=…  of")


def test_prefixes_need_not_be_declared_and_may_be(query):
    declared = f"PREFIX mg: <https://w3id.org/mandate-graph/ontology#> {COUNT}"
    assert query(declared) == query(COUNT)


# How it is shown


@pytest.mark.parametrize("asked", asking.load("world"), ids=str)
def test_every_answer_fits_the_screen(place, asked):
    with closing(open_dataset(place)) as dataset:
        drawn = screen.draw(answer(dataset, asking.write(dataset, asked)))
    assert 0 < max(map(cell_len, drawn.splitlines())) <= 80


def test_an_answer_without_rows_says_so(query):
    said = query("mandates", "-p", "holder=UNTHERE")
    assert said.startswith("nothing found; the columns are holder, change, since,")


def test_a_row_too_tall_for_a_table_is_shown_column_by_column(query):
    said = query("mandates", "-p", "holder=UNEX").split("\n\n")
    assert len(said) == 3
    assert said[0].startswith("holder      联合国示例特派团\n")


def test_yes_and_no_are_words(query):
    assert query("ASK { ?mission mg:acronym 'UNEX' }") == "yes\n"
    assert query("ASK { ?mission mg:acronym 'UNKNOWN' }") == "no\n"


def test_a_graph_is_shown_as_turtle(query):
    said = query("DESCRIBE <https://w3id.org/mandate-graph/id/place/north>")
    assert said == query("DESCRIBE id:place\\/north", "--format", "turtle")
    assert '    skos:prefLabel "北镇"@zh ;' in said.splitlines()


def test_the_bytes_are_the_same_on_every_run(query):
    for form in ("table", "csv", "json"):
        runs = {
            query("entities", "--format", form, env={"PYTHONHASHSEED": seed})
            for seed in "012"
        }
        assert len(runs) == 1


# What is wrong with a question


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["task"], "no question is called task; did you mean tasks or "),
        (["xyzzy"], "no question is called xyzzy; kg query lists them"),
        (["tasks", "-p", "who=UNEX"], "tasks has no parameter who; it takes actor"),
        (["documents", "-p", "a=b"], "documents has no parameter a; it takes no para"),
        (["between", "-p", "one=UNEX"], "between needs other; give other=…, the other"),
        (
            ["between", "-p", "a=UNEX", "-p", "one=UNEX"],
            "one and a are the same parameter; give one of them",
        ),
        (
            ["tasks", "-p", "actor=示例特派"],
            "actor: nothing is called 示例特派; near: ",
        ),
        (
            ["tasks", "-p", "actor=特派团"],
            "actor: 特派团 may be any of actor/mission, ",
        ),
        (
            ["outline", "-p", "document=S/RES/9903 (2098)"],
            "document: no document S/RES",
        ),
        (
            ["outline", "-p", "document=990"],
            "document: no document S/RES/990 in the gr",
        ),
        (["events", "-p", "type=袭撃"], "type: no event-type is called 袭撃; near: "),
        (
            ["events", "-p", "since=2097-02-30"],
            "since: 2097-02-30 is no date; write it",
        ),
        (
            ["evidence", "-p", "fact=0a1b"],
            "fact: no fact 0a1b; the question facts gives",
        ),
        (
            ["names", "-p", "entity=UNEX", "-p", "language=?"],
            "language: ? is no language",
        ),
        (["-f", "missing.rq"], "missing.rq: no such file or directory; check its name"),
        (
            ["INSERT DATA { <x:a> <x:b> <x:c> }"],
            "INSERT changes a graph; here it is on",
        ),
        (["ASK { SERVICE <http://x.y> { ?s ?p ?o } }"], "SERVICE is refused; load the"),
        (
            ["documents", "--format", "turtle"],
            "the answer is rows, no graph; ask for t",
        ),
        (
            ["ASK {}", "--format", "turtle"],
            "the answer is yes or no, no graph; ask for",
        ),
        (
            ["DESCRIBE mg:x", "--format", "csv"],
            "the answer is a graph, no csv; ask for",
        ),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_what_is_wrong_is_one_line_with_a_way_out(complaint, words, said):
    (line,) = complaint(*words)
    assert line.startswith(said)


@pytest.mark.parametrize(
    ("sparql", "said", "pointed"),
    [
        (
            "SELECT * WHERE { ?x a mg:Actor }}",
            'line 1, column 33: "}" cannot stand',
            "}",
        ),
        (
            "SELECT *\nWHER { ?x ?y ?z }",
            'line 2, column 1: "WHER" cannot stand',
            "WHER",
        ),
        ("SELECT ?名称 { ?名称 = 1 }", 'line 1, column 18: "=" cannot stand', "= 1"),
        ("ASK { ?x a foo:Actor }", "line 1, column 12: the prefix foo: is not", "foo:"),
        ('ASK { ?x ?y "马里 }', "line 1, column 13: the text that begins", '"马里'),
        ("SELECT ?a { ?a ?b", "line 1, column 18: the query ends too early", ""),
        ("", "line 1, column 1: the query ends too early", ""),
    ],
)
def test_malformed_sparql_is_told_with_the_place_and_a_caret(
    complaint, sparql, said, pointed
):
    line, shown, caret = complaint("-", input=sparql.encode())
    assert line.startswith(said)
    before = caret.index("^")
    assert caret.strip() == "^"
    assert _after(shown, before).startswith(pointed)


def _after(line: str, width: int) -> str:
    """What stands in a line after so many letters' width."""
    return next(
        (line[at:] for at in range(len(line)) if cell_len(line[:at]) == width), ""
    )


def test_a_file_that_is_no_text_is_told(complaint, tmp_path):
    (tmp_path / "own.rq").write_bytes("ASK { ?x ?y '马里' }".encode("gb18030"))
    (line,) = complaint("-f", "own.rq", cwd=tmp_path)
    assert line == "own.rq: is not UTF-8; save it as UTF-8"


@pytest.mark.parametrize(
    "words",
    [
        ["tasks", "-p", "actor"],
        ["tasks", "-p", "actor="],
        ["tasks", "-f", "own.rq"],
        ["tasks", "--format", "word"],
        ["tasks", "--timeout", "0"],
    ],
)
def test_wrong_usage_is_exit_2(run_kg, place, words):
    done = run_kg("query", *words, "-g", place)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr


# What is wrong with the graph, or with where the answer goes


def test_a_graph_that_is_missing_is_told(run_kg, tmp_path):
    done = run_kg("query", "documents")
    assert done.returncode == 1
    assert done.stderr == b"exports: there is no such folder; run kg build -o exports\n"


def test_a_server_that_is_down_is_told(run_kg):
    url = f"http://127.0.0.1:{find_port()}"
    done = run_kg("query", "documents", "--store", url)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(f"{url}: does not answer (".encode())
    assert len(done.stderr.splitlines()) == 1


def test_a_question_that_takes_too_long_is_ended(complaint):
    begin = time.monotonic()
    (line,) = complaint(ENDLESS, "--timeout", "1")
    assert line == "no answer within 1 s; give it more time, or ask for less"
    assert time.monotonic() - begin < 10


def test_a_question_that_is_interrupted_ends_at_once(place):
    command = [sys.executable, "-m", "kg", "query", ENDLESS, "-g", str(place)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    Timer(2, lambda: process.send_signal(signal.SIGINT)).start()
    out, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert (out, b"Traceback" in said) == (b"", False)


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a full device")
@pytest.mark.parametrize("words", [["entities"], ["entities", "-h"], []])
def test_full_standard_output_is_one_line(place, run_kg, words):
    with FULL.open("wb") as full:
        done = run_kg(
            *("query", *words, "-g", place),
            capture_output=False,
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"standard output: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_reader_that_leaves_is_no_failure(place):
    command = f"{sys.executable} -m kg query entities -g {place} | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True)
    assert (len(done.stdout), done.stderr) == (10, b"")
