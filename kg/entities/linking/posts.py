"""Posts by their words: which of them a State has, and which are one post.

>>> post_of("前任国务卿"), post_of("过渡总统"), is_national("前国防部长")
('国务卿', '过渡总统', True)
"""

import re

# Who holds a post, or held it, makes it no other post.
TERM = re.compile("^的?(?:前任?|现任|时任|新任|候任|当选|卸任|首任)")
# Posts that a State has one of; bare they mean that of the State at hand.
NATIONAL = (
    *("总统", "总理", "首相", "国王", "议长", "外长", "防长", "国务卿", "大臣"),
    *("部长", "国务秘书"),
)


def post_of(printed: str) -> str:
    """The post itself, whoever holds it when."""
    return TERM.sub("", printed)


def is_national(printed: str) -> bool:
    """Whether it is one that each State has."""
    return printed.endswith(NATIONAL)
