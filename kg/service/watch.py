"""A new build that was swapped in is seen, and the workers go over to it.

What is being answered is answered from the graph it began with.
"""

import asyncio
import sys
from pathlib import Path

from kg.errors import StoreError
from kg.graph import is_server
from kg.graph.generations import Generations
from kg.service.cache import Cache
from kg.service.metrics import RELOADS
from kg.service.pool import Pool
from kg.service.search.keeper import Keeper

PAUSE = 0.5  # seconds between two looks at the pointer


async def watch(pool: Pool, cache: Cache, keeper: Keeper) -> None:
    """Look for a new build for ever; of a server nothing is seen."""
    if is_server(pool.place):
        return
    generations = Generations(Path(pool.place))
    failed = ""
    while True:
        await asyncio.sleep(PAUSE)
        current = generations.current()
        if current in ("", pool.generation, failed):
            continue
        try:
            await pool.reload()
        except StoreError as error:  # the graph before is still answered from
            failed = current
            RELOADS.labels("failed").inc()
            print(error, file=sys.stderr)  # noqa: T201
        else:
            RELOADS.labels("done").inc()
            cache.clear()
            await keeper.renew(pool.generation)
