"""Builds upon what was built before: the same graph as a clean build, to the byte."""

import io
import os
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.graph import open_dataset
from kg.pipeline.build import Options, build
from kg.writers.graph import nquads

EXAMPLES = int(os.environ.get("KG_TEST_EDITS", "15"))
PARAGRAPHS = (
    "决定延长第 {}(2021)号决议第 3 段规定的任务期限；",
    "请秘书长在 2022 年 3 月 31 日之前就联合国马里多层面综合稳定特派团提出报告；",
    "欢迎南苏丹政府与联合国南苏丹特派团(南苏丹特派团)合作；",
    "回顾其第 {}(2020)号决议和主席声明(S/PRST/2018/10)；",
    "注意到秘书长的报告(S/2021/{})；",
)


def text_of(number: int, paragraphs: list[tuple[int, int]]) -> str:
    said = [f"{PARAGRAPHS[kind].format(cited)}" for kind, cited in paragraphs]
    numbered = "\n\n".join(f"{at}. {each}" for at, each in enumerate(said, 1))
    return f"第 {number}(2021)号决议\n\n安全理事会，\n\n{numbered}\n"


# Few numbers, so that documents cite each other and two files are one document.
TEXTS = st.builds(
    text_of,
    st.integers(2600, 2604),
    st.lists(
        st.tuples(st.integers(0, 4), st.integers(2600, 2604)), min_size=1, max_size=3
    ),
)
FILES = st.sampled_from(["a.txt", "b.txt", "c.txt", "sub/a.txt", "sub/d.txt"])
EDITS = st.lists(
    st.tuples(FILES, st.one_of(TEXTS, st.just(None), st.just(""))),
    min_size=1,
    max_size=4,
)


def contents(folder: Path) -> tuple[bytes, bytes]:
    stream = io.BytesIO()
    with closing(open_dataset(folder)) as dataset:
        nquads.write(dataset, stream)
    return (folder / "graph.ttl").read_bytes(), stream.getvalue()


def edit(folder: Path, edits) -> None:
    for name, text in edits:
        file = folder / name
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EDITS, min_size=2, max_size=4))
def test_after_any_edits_the_graph_is_that_of_a_clean_build(rounds):
    with tempfile.TemporaryDirectory() as name:
        source, out, clean = (Path(name, each) for each in ("in", "out", "clean"))
        source.mkdir()
        (source / "kept.txt").write_text(text_of(2605, [(0, 2600)]), encoding="utf-8")
        for edits in rounds:
            edit(source, edits)
            summary = build([source], out)
            again = build([source], clean, options=Options(fresh=True))
            assert contents(out) == contents(clean)
            summary.seconds = again.seconds
            summary.read = again.read
            assert str(summary) == str(again)
            shutil.rmtree(clean)
