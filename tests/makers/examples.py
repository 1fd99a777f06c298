"""A small document with everything in it: headings, levels, rows, notes, page heads."""

from tests.makers.blocks import Block, Heads, Note, Setting

RESOLUTION = [
    Block("第 2584(2021)号决议"),
    Block("安全理事会，", indent=2),
    Block("一. 马里安全局势", Setting.HEADING),
    Block("1. 决定将任务期限延长至 6 月 30 日；", notes=(Note(6, "346", "见附件。"),)),
    Block("2. 请秘书长：", indent=2),
    Block("(a) 每三个月报告一次；", left=2),
    Block("(b) 通报情况：", left=2),
    Block("㈠ 北部；", left=4),
    Block("㈡ 中部。", left=4),
    Block("2020 年 7 月 8 日\tS/2020/686\t给秘书长的信", Setting.ROW),
    Block("2020 年 9 月 2 日\t\t同上", Setting.ROW),
    Block("附件", Setting.HEADING, new_page=True),
    Block("1. 与会者强调", notes=(Note(8, "347", "见 S/2020/223。"),)),
]
HEADS = Heads("S/RES/2584 (2021)", "21-08828", page_numbers=True)
