"""Every error the program raises, on one screen.

KgError
├── DocumentError       a file cannot be read
│   ├── FormatError         its format is not one that can be read
│   └── SizeError           it is larger than a document can be
└── SymbolError         a text is no UN symbol

A message is one line: what is wrong, and the way out. The file's name stands in front.
"""

from pathlib import Path


class KgError(Exception):
    """Something a person can mend; the command line prints it in one line."""


class DocumentError(KgError):
    """A file cannot be read as a document."""

    def __init__(self, file: str | Path, problem: str, mend: str = "") -> None:
        self.file = str(file)
        self.problem = problem
        self.mend = mend
        super().__init__(file, problem, mend)

    def __str__(self) -> str:
        mend = f"; {self.mend}" if self.mend else ""
        return f"{self.file}: {self.problem}{mend}"


class FormatError(DocumentError):
    """The file is of a format that cannot be read, or a damaged one."""


class SizeError(DocumentError):
    """The file is larger than a document can be."""


class SymbolError(KgError, ValueError):
    """The text is no UN document symbol."""
