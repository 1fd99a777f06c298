"""``kg diff``: what documents ask in common, anew, no longer, or in other words."""

import json
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.facts.differences import compare, count, mark
from kg.facts.provisions import Provision

HEAD = """S/RES/{number}({year})
安全理事会
第 {number}({year})号决议
安全理事会 {year} 年 3 月 14 日第 {meeting} 次会议通过

安全理事会，

"""
FIRST = """1. 要求所有武装团体立即停止一切形式的暴力；

2. 决定，自本决议通过之日起一年内，所有会员国均应冻结资金；

3. 请秘书长每三个月提交报告；

4. 敦促该国政府举行选举；
"""
SECOND = """1. 请秘书长每六个月提交书面报告；

2. 决定，自本决议通过之日起两年内，所有会员国均应冻结资金；

3. 欢迎该区域各国的斡旋努力；

4. 要求所有武装团体立即停止一切形式的暴力；
"""
THIRD = SECOND.replace("冻结资金", "冻结资金和其他金融资产")


@pytest.fixture
def chain(tmp_path):
    paths = []
    for number, body in enumerate((FIRST, SECOND, THIRD), 3001):
        path = tmp_path / f"{number}.txt"
        head = HEAD.format(number=number, year=number - 977, meeting=number)
        path.write_text(head + body, encoding="utf-8")
        paths.append(path)
    return paths


def test_each_step_tells_what_was_kept_reworded_added_dropped(run_kg, chain):
    shown = run_kg("diff", "--format", "json", *chain)
    one, two = json.loads(shown.stdout)
    assert (one["before"], one["after"]) == ("S/RES/3001(2024)", "S/RES/3002(2025)")
    assert one["counts"] == {"kept": 1, "reworded": 2, "added": 1, "dropped": 1}
    assert two["counts"] == {"kept": 3, "reworded": 1, "added": 0, "dropped": 0}
    places = {
        (
            pair.get("before", {}).get("paragraph"),
            pair.get("after", {}).get("paragraph"),
        )
        for pair in one["pairs"]
    }
    assert places == {("1", "4"), ("2", "2"), ("3", "1"), ("4", None), (None, "3")}


def test_text_marks_the_changed_words(run_kg, chain):
    shown = run_kg("diff", *chain[:2], text=True).stdout
    assert "1 kept, 2 reworded, 1 added, 1 dropped" in shown
    assert "[-一年-]{+两年+}" in shown
    assert "- 4 敦促 该国政府" in shown
    assert "停止一切形式的暴力" not in shown
    assert "停止一切形式的暴力" in run_kg("diff", "--all", *chain[:2], text=True).stdout


def test_page_marks_the_changed_words_and_loads_nothing(run_kg, chain, tmp_path):
    page = tmp_path / "diff.html"
    assert run_kg("diff", *chain, "-o", page).returncode == 0
    html = page.read_text("utf-8")
    assert "<del>一年</del>" in html
    assert "<ins>两年</ins>" in html
    assert "default-src &#x27;none&#x27;" in html or "default-src 'none'" in html
    assert "http://" not in html


def test_a_name_from_a_document_is_text_on_the_page(run_kg, tmp_path):
    paths = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}.txt"
        body = f"1. 请秘书长报告<script>alert('{name}')</script>的情况；\n"
        path.write_text(HEAD.format(number=3001, year=2024, meeting=1) + body, "utf-8")
        paths.append(path)
    html = run_kg("diff", "--format", "html", *paths, text=True).stdout
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_documents_of_the_graph_are_compared_by_their_symbols(run_kg, chain, tmp_path):
    assert run_kg("build", *chain, "-o", tmp_path / "graph").returncode == 0
    for path in chain:
        shutil.move(path, path.with_suffix(".old"))
    shown = run_kg(
        "diff", "-g", tmp_path / "graph", "3001", "S/RES/3002(2025)", text=True
    )
    assert "1 kept, 2 reworded, 1 added, 1 dropped" in shown.stdout


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["x.txt"], 2, "two documents or more"),
        (["3001.txt", "S/RES/9(1947)", "-g", "no-graph"], 1, "no-graph"),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_line(run_kg, chain, words, code, says):
    shown = run_kg("diff", *words, text=True)
    assert shown.returncode == code
    assert says in shown.stderr
    assert "Traceback" not in shown.stderr


def provision(paragraph: int, action: str) -> Provision:
    none: frozenset[str] = frozenset()
    return Provision(str(paragraph), "force/requests", "请", (), none, none, action)


ACTIONS = st.lists(
    st.text("秘书长提交报告保护平民支持选举年月日", max_size=12), max_size=8
)


@given(ACTIONS, ACTIONS)
def test_every_provision_stands_in_exactly_one_pair(old, new):
    before = [provision(number, text) for number, text in enumerate(old)]
    after = [provision(number, text) for number, text in enumerate(new)]
    pairs = compare(before, after)
    assert sorted(int(each.before.paragraph) for each in pairs if each.before) == list(
        range(len(old))
    )
    assert [int(each.after.paragraph) for each in pairs if each.after] == list(
        range(len(new))
    )
    assert sum(count(pairs).values()) == len(pairs)


@given(ACTIONS)
def test_a_text_compared_with_itself_is_kept(texts):
    same = [provision(number, text) for number, text in enumerate(texts)]
    assert count(compare(same, same))["kept"] == len(texts)


@given(st.text(max_size=30), st.text(max_size=30))
def test_the_runs_of_two_texts_add_up_to_both(before, after):
    runs = list(mark(before, after))
    assert "".join(was for was, _ in runs) == before
    assert "".join(now for _, now in runs) == after
