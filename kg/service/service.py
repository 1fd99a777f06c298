"""The service as its parts see it: settings, workers, what is kept, and its life."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request

from kg.service.cache import Cache
from kg.service.counter import Counter
from kg.service.pool import Pool
from kg.service.search.keeper import Keeper
from kg.service.settings import Settings
from kg.service.watch import watch

PATIENCE = 10  # seconds; the index of a large graph is made while others are answered


class Service:
    """One graph, its workers, its index, and the answers that are kept."""

    def __init__(self, place: str | Path, settings: Settings) -> None:
        self.place = place
        self.settings = settings
        self.pool = Pool(place, settings.limits)
        self.cache = Cache(settings.limits.cache)
        self.counter = Counter(self.pool, self.cache)
        self.keeper = Keeper(place)

    @asynccontextmanager
    async def live(self, app: Starlette) -> AsyncIterator[None]:
        """Have workers while the application runs."""
        await self.pool.start()
        indexing = asyncio.create_task(self.keeper.renew(self.pool.generation))
        await asyncio.wait({indexing}, timeout=PATIENCE)
        watching = asyncio.create_task(watch(self.pool, self.cache, self.keeper))
        try:
            yield
        finally:
            for task in (watching, indexing):
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            self.pool.close()
            self.keeper.close()


def service_of(request: Request) -> Service:
    """The service that a request came to."""
    service = request.app.state.service
    assert isinstance(service, Service)
    return service
