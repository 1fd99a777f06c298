"""Who keeps the index: it is made aside, and swapped in when it is whole."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.service.messages import digest
from kg.service.process import context
from kg.service.search.index import make_index


class Keeper:
    """The index of the current build, in a folder that goes with the service."""

    def __init__(self, place: str | Path) -> None:
        self.place = place
        self.file = ""
        self._folder = TemporaryDirectory(prefix="kg-index-")

    async def renew(self, generation: str) -> None:
        """Make the index of a build in a process of its own; then it is the one."""
        file = Path(self._folder.name) / f"{digest(generation)}.sqlite"
        process = context().Process(  # type: ignore[attr-defined]
            target=make_index, args=(self.place, file), daemon=True
        )
        try:
            await asyncio.to_thread(process.start)
            await asyncio.to_thread(process.join)
        finally:
            process.kill()
        if file.exists() and str(file) != self.file:
            old, self.file = self.file, str(file)
            if old:
                Path(old).unlink(missing_ok=True)

    def close(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()
