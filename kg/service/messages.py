"""What the service and its workers say to each other: plain words and bytes.

Nothing that comes from a worker is ever run here, whatever a query did to it.
"""

import json
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from typing import Any


@dataclass(frozen=True, slots=True)
class Task:
    """The name of what is to be done, and with what."""

    name: str
    arguments: dict[str, Any] = field(default_factory=dict)
    gzip: bool = False  # whether the client takes the answer so

    def encode(self) -> bytes:
        """The same bytes for the same task."""
        return json.dumps(asdict(self), sort_keys=True).encode()

    @classmethod
    def decode(cls, message: bytes) -> "Task":
        """The task of a message."""
        return cls(**json.loads(message))


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as HTTP gives it."""

    status: int
    media_type: str
    body: bytes
    generation: str = ""  # of the graph that it was found in
    encoding: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    tired: bool = False  # whether the worker has grown and should go

    def encode(self) -> bytes:
        """A line of what is said about the body, and the body."""
        head = {name: getattr(self, name) for name in HEAD}
        return json.dumps(head).encode() + b"\n" + self.body

    @classmethod
    def decode(cls, message: bytes) -> "Reply":
        """The reply of a message."""
        head, _, body = message.partition(b"\n")
        return cls(body=body, **json.loads(head))


HEAD = [name for name in Reply.__slots__ if name != "body"]


def digest(*parts: str | bytes) -> str:
    """A short word that stands for all of these.

    >>> digest("a", "b") == digest("ab"), len(digest("a"))
    (False, 32)
    """
    hashed = blake2b(digest_size=16)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        hashed.update(len(data).to_bytes(8, "big") + data)
    return hashed.hexdigest()
