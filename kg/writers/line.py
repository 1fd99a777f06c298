"""Any text to one line that is safe to print on a terminal."""


def one_line(text: str) -> str:
    r"""Fold white space to blanks, and show what no terminal should be sent.

    >>> one_line("2 月\n\t至 6 月"), one_line("\x1b[31m")
    ('2 月 至 6 月', '�[31m')
    """
    folded = " ".join(text.split())
    return "".join(char if char.isprintable() else "\ufffd" for char in folded)
