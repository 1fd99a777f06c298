"""A path that stands before all others, where the service is a part of a site.

Some proxies take the path off and some leave it on; both are understood.
"""

from starlette.types import ASGIApp, Receive, Scope, Send


class Prefix:
    """Takes the path of the base URL off those that have it."""

    def __init__(self, app: ASGIApp, root: str) -> None:
        self.app = app
        self.root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, by its path below the base URL."""
        if scope["type"] == "http" and self.root:
            path, raw = scope["path"], scope["raw_path"]
            if path == self.root or path.startswith(f"{self.root}/"):
                end = len(self.root.encode())
                scope = {
                    **scope,
                    "path": path[len(self.root) :] or "/",
                    "raw_path": raw[end:] or b"/",
                }
        await self.app(scope, receive, send)
