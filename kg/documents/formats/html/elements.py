"""What the elements of HTML do to text: begin a block, hide, stand at a page's edge."""

import re


def list_names(names: str) -> frozenset[str]:
    """Names in a line, as a set."""
    return frozenset(names.split())


# Elements that begin a line of their own; all others run on in the text.
BLOCKS = list_names(
    "address article aside blockquote body caption center col colgroup dd details"
    " dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3"
    " h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p"
    " pre search section summary table tbody td tfoot th thead title tr ul"
)
VOID = list_names(
    "area base br col embed hr img input link meta param source track wbr"
)
HEADINGS = list_names("h1 h2 h3 h4 h5 h6")
LISTS = list_names("ol ul menu dir")
CELLS = frozenset(("td", "th"))
# What a new element of this name closes, and what it does not look beyond.
CLOSED_BY = {
    "li": (("li",), LISTS | CELLS),
    "dt": (("dt", "dd"), CELLS | {"dl"}),
    "dd": (("dt", "dd"), CELLS | {"dl"}),
    "td": (("td", "th"), frozenset(("table", "tr"))),
    "th": (("td", "th"), frozenset(("table", "tr"))),
    "tr": (("tr",), frozenset(("table",))),
    "thead": (("thead", "tbody", "tfoot"), frozenset(("table",))),
    "tbody": (("thead", "tbody", "tfoot"), frozenset(("table",))),
    "tfoot": (("thead", "tbody", "tfoot"), frozenset(("table",))),
    "option": (("option",), frozenset(("select",))),
}
# What is no part of the text, and what it is called.
DROPPED = {
    "script": "script",
    "style": "style",
    "title": "page title",
    "template": "template",
    "noscript": "fallback",
    "iframe": "fallback",
    "object": "fallback",
    "audio": "fallback",
    "video": "fallback",
    "canvas": "fallback",
    "noembed": "fallback",
    "noframes": "fallback",
    "svg": "picture",
    "select": "form",
    "button": "form",
    "textarea": "form",
    "datalist": "form",
    "rt": "pronunciation",
    "rp": "pronunciation",
    "rtc": "pronunciation",
    "del": "deleted",
}
EDGE_ROLES = {"navigation": "nav", "banner": "header", "contentinfo": "footer"}
# A header or footer inside one of these belongs to it, and not to the page.
SECTIONS = list_names("article aside main nav section blockquote td th figure")
# display:none · visibility: hidden · mso-hide:all
HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)"
)
# margin-left:2em · text-indent: 21.0pt
INDENT = re.compile(
    r"(?:^|;)\s*(?P<side>margin-left|padding-left|text-indent)\s*:\s*"
    r"(?P<amount>-?\d{1,5}(?:\.\d{1,4})?)(?P<unit>em|px|pt|cm|in)"
)
EMS = {"em": 1.0, "px": 1 / 16, "pt": 1 / 12, "cm": 2.362, "in": 6.0}
LIST_INDENT = 2.5  # ems, as browsers indent lists and quotations
INDENTED = LISTS | {"blockquote", "dd"}


def is_hidden(attributes: dict[str, str]) -> bool:
    """Whether an element is not shown, as far as its own tag says."""
    style = attributes.get("style", "").lower()
    return "hidden" in attributes or bool(HIDING.search(style))


def find_edge(name: str, attributes: dict[str, str], sectioned: bool) -> str:
    """Which edge of the page an element is: its header, footer or navigation."""
    role = EDGE_ROLES.get(attributes.get("role", "").lower(), "")
    if role or name == "nav":
        return role or name
    return name if name in ("header", "footer") and not sectioned else ""


def measure_indent(name: str, attributes: dict[str, str]) -> tuple[float, float | None]:
    """By how many characters an element is set in, and its first line besides.

    >>> measure_indent("p", {"style": "margin-left:2em; text-indent: 6pt"})
    (2.0, 0.5)
    """
    left, first = LIST_INDENT if name in INDENTED else 0.0, None
    for match in INDENT.finditer(attributes.get("style", "").lower()):
        amount = round(float(match["amount"]) * EMS[match["unit"]], 2)
        if match["side"] == "text-indent":
            first = amount
        else:
            left += amount
    return left, first
