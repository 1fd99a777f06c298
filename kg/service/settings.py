"""How the service is run, and how much one who asks may take of it."""

import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take, and how many there may be at once."""

    time: float = 30.0  # seconds of a query
    rows: int = 100_000  # of an answer, or triples
    size: int = 64 * MEGABYTE  # of an answer
    memory: int = 512 * MEGABYTE  # that a query may take beside the store's own
    body: int = MEGABYTE  # of a request
    waiting: int = 200  # queries at once, at work or in line
    quick: float = 0.5  # seconds of the processor; then a query makes way for others
    fast: int = max(4, os.cpu_count() or 1)  # quick queries at work at once
    slow: int = 4  # and those that take longer
    patience: float = 20.0  # seconds for a client to send, or to take, a piece
    cache: int = 64 * MEGABYTE  # of answers that are kept


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the service listens, and what it calls itself."""

    host: str = "127.0.0.1"
    port: int = 8000
    base_url: str = ""  # as people outside see it; empty where nothing stands between
    log_queries: bool = False
    limits: Limits = field(default_factory=Limits)

    @property
    def root(self) -> str:
        """The path that all paths begin with, without the last stroke.

        >>> Settings(base_url="https://example.org/graph/").root, Settings().root
        ('/graph', '')
        """
        return urlsplit(self.base_url).path.rstrip("/")

    @property
    def url(self) -> str:
        """The address as people see it, without the last stroke.

        >>> Settings(base_url="https://example.org/graph/").url, Settings().url
        ('https://example.org/graph', 'http://127.0.0.1:8000')
        """
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.base_url.rstrip("/") or f"http://{host}:{self.port}"
