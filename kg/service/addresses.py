"""IRIs of the graph to paths of the service, and back.

The IRIs lie at w3id.org, which sends those who ask for one to a service like this; so
what stands here is the description of a thing, and is given at once, not by another
redirection. What an IRI writes as ``%5F`` is another sign than ``_`` and stays so.

>>> to_path("https://w3id.org/mandate-graph/id/actor/马里稳定团")
'/id/actor/马里稳定团'
>>> to_iri(b"/id/actor/%E9%A9%AC%E9%87%8C%5f1%28a%29")
'https://w3id.org/mandate-graph/id/actor/马里%5F1(a)'
>>> to_iri(b"/id/%ff") is None, to_path("https://example.org/") is None
(True, True)
"""

import re

from kg.graph.names import BASE, UNSAFE

ENCODED = re.compile(rb"(?:%[0-9A-Fa-f]{2})+")


def to_path(iri: str) -> str | None:
    """The path of an IRI below the base; None of all others."""
    return iri[len(BASE) - 1 :] if iri.startswith(BASE) else None


def to_iri(raw_path: bytes) -> str | None:
    """The IRI that a path stands for; None where it can stand for none."""
    try:
        path = ENCODED.sub(_decode, raw_path.partition(b"?")[0]).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return BASE + path.removeprefix("/")


def _decode(found: re.Match[bytes]) -> bytes:
    """What may stand in an IRI as it is; the others stay, in capitals."""
    text = bytes.fromhex(found.group().decode().replace("%", "")).decode("utf-8")
    return "".join(map(_keep, text)).encode()


def _keep(char: str) -> str:
    if not UNSAFE.search(char):
        return char
    return "".join(f"%{byte:02X}" for byte in char.encode())
