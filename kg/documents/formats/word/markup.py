"""The words of Word's XML: elements by their names, attributes without surprises."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
OFF = ("0", "false", "off", "none")
LARGEST = 1_000_000  # what counts more is no number of a list, a size or an indent


def name(short: str) -> str:
    """The full name of an element or attribute.

    >>> name("w:p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    prefix, _, local = short.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def find(element: "Element | None", path: str) -> "Element | None":
    """The first element at a path such as ``w:pPr/w:numPr``."""
    return None if element is None else element.find(path, NAMESPACES)


def find_all(element: "Element | None", path: str) -> "list[Element]":
    """All elements at a path."""
    return [] if element is None else element.findall(path, NAMESPACES)


def value(element: "Element | None", attribute: str = "w:val") -> str | None:
    """An attribute, if there are the element and the attribute."""
    if element is None:
        return None
    text = element.get(name(attribute))
    return None if text is None else str(text)


def number(element: "Element | None", attribute: str = "w:val") -> int | None:
    """An attribute that is a whole number; None where it is none, or beyond reason.

    Some programs write 12.0 for 12.
    """
    text = value(element, attribute)
    if text is None:
        return None
    try:
        amount = float(text)
    except ValueError:
        return None
    return int(amount) if abs(amount) <= LARGEST else None


def is_on(element: "Element | None") -> bool:
    """Whether a property such as w:vanish is there and not switched off."""
    return element is not None and value(element) not in OFF


def descend(element: "Element", *names: str) -> "Iterator[Element]":
    """The nearest elements of these names below, whatever holds them.

    Where the file says the same twice, for newer and for older programs, once.
    """
    wanted = [name(each) for each in names]
    choice = False
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag == name("mc:Fallback") and choice:
            continue
        else:
            choice |= child.tag == name("mc:Choice")
            yield from descend(child, *names)


def words(element: "Element") -> str:
    """The text of an element and all below, without the white space round it."""
    return "".join(each.text or "" for each in element.iter(name("w:t"))).strip()
