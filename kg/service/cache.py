"""Answers that were given before, the latest used kept, up to a size.

>>> cache = Cache(10)
>>> for name in "abc":
...     cache.put(name, Reply(200, "text/plain", b"1234"))
>>> cache.get("a") is None, cache.get("c").body
(True, b'1234')
"""

from collections import OrderedDict

from kg.service.messages import Reply

LARGEST = 0.25  # of all that is kept


class Cache:
    """Replies by the digest of what was asked, and of what."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.room = size
        self._kept: OrderedDict[str, Reply] = OrderedDict()

    def get(self, name: str) -> Reply | None:
        """The answer, if it is kept."""
        reply = self._kept.get(name)
        if reply is not None:
            self._kept.move_to_end(name)
        return reply

    def put(self, name: str, reply: Reply) -> None:
        """Keep an answer, and let go of those that were not asked for the longest."""
        if name in self._kept or len(reply.body) > max(self.size * LARGEST, 4):
            return
        self._kept[name] = reply
        self.room -= len(reply.body)
        while self.room < 0:
            _, old = self._kept.popitem(last=False)
            self.room += len(old.body)

    def clear(self) -> None:
        """Let go of all."""
        self._kept.clear()
        self.room = self.size
