"""Sets a document as an HTML page, as a careful program would."""

import html
from collections.abc import Iterable
from itertools import groupby

from tests.makers.blocks import Block, Heads, Note, Setting

PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{title}</title>
<style>p {{ margin: 0 }} sup > a {{ color: inherit }}</style></head>
<body>
<header>{head}</header>
{body}
<footer>{foot}</footer>
<script>if (1 < 2 && "</p>") {{ document.title += "<b>" }}</script>
</body>
</html>
"""


def make_html(blocks: Iterable[Block], heads: Heads | None = None) -> str:
    """Set blocks as paragraphs, headings and tables; each part ends with its notes."""
    heads = heads or Heads()
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if block.new_page:
            parts.append([])
        parts[-1].append(block)
    return PAGE.format(
        title=html.escape(heads.head or "文件"),
        head=html.escape(heads.head),
        foot=html.escape(heads.foot),
        body="\n".join(map(_part, parts)),
    )


def _part(blocks: list[Block]) -> str:
    groups = groupby(blocks, key=lambda block: block.setting is Setting.ROW)
    lines = [
        _table(group) if rows else "\n".join(map(_paragraph, group))
        for rows, group in groups
    ]
    notes = [_note(note) for block in blocks for note in block.notes]
    if notes:
        lines += ['<section role="doc-endnotes">', *notes, "</section>"]
    return "\n".join(lines)


def _paragraph(block: Block) -> str:
    name = "h2" if block.setting is Setting.HEADING else "p"
    style = f"margin-left: {block.left}em; text-indent: {block.indent}em"
    return f'<{name} style="{style}">{_with_calls(block, 0, len(block.text))}</{name}>'


def _with_calls(block: Block, start: int, end: int) -> str:
    """A part of a block's text, with the calls of its notes."""
    text = ""
    for note in block.notes:
        if start < note.offset <= end:
            text += html.escape(block.text[start : note.offset]) + _call(note.number)
            start = note.offset
    return text + html.escape(block.text[start:end])


def _call(number: str) -> str:
    return f'<sup><a href="#fn-{number}" id="fnref-{number}">{number}</a></sup>'


def _note(note: Note) -> str:
    mark = f'<a href="#fnref-{note.number}">{note.number}</a>'
    text = html.escape(note.text)
    return f'<p role="doc-endnote" id="fn-{note.number}">{mark} {text}</p>'


def _table(rows: Iterable[Block]) -> str:
    return "<table>\n" + "\n".join(map(_row, rows)) + "\n</table>"


def _row(block: Block) -> str:
    cells, start = "", 0
    for text in block.text.split("\t"):
        cells += f"<td>{_with_calls(block, start, start + len(text))}</td>"
        start += len(text) + 1
    return f"<tr>{cells}</tr>"
