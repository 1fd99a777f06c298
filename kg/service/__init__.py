"""The graph over HTTP: a SPARQL 1.1 endpoint, a page for every IRI, and an explorer.

Takes the folder of a graph, or the URL of a SPARQL server, and ``Settings``; answers
until it is told to stop. Nothing that asks for it can change the graph, make it reach
out to other servers, or hold it up for long.

The process that speaks HTTP never opens the graph: workers do, processes that each
answer one task at a time and are ended when a task takes more than it may.
"""

from kg.service.settings import Limits, Settings

__all__ = ["Limits", "Settings"]
