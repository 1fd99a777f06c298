"""Whether a file swells beyond all measure when it is unpacked.

Takes a PDF's bytes; its pages are packed, and a few kilobytes can hold gigabytes.
"""

import re
import zlib

# <</Length 812 /Filter /FlateDecode>> stream
BEGIN = re.compile(rb"(?<!end)stream\r?\n")
PACKED = b"FlateDecode"
LARGE_BY_NATURE = (b"/Image", b"/Length1", b"FontFile", b"Type0C", b"/OpenType")
HEAD = 600  # bytes in front, in which a stream is described
CHUNK = 65_536
MOST = 8 * 2**20  # bytes: what a page is drawn with, maps included


def is_swollen(data: bytes) -> bool:
    """Whether a stream that is neither picture nor font is larger than any page's."""
    return any(
        _unpacked_size(data, found.end()) > MOST
        for found in BEGIN.finditer(data)
        if _is_plain(data[max(0, found.start() - HEAD) : found.start()])
    )


def _is_plain(head: bytes) -> bool:
    description = head[head.rfind(b"obj") :]
    return PACKED in description and not any(
        each in description for each in LARGE_BY_NATURE
    )


def _unpacked_size(data: bytes, start: int) -> int:
    """How large a stream is when unpacked; not counted on beyond the limit."""
    unpacker, size = zlib.decompressobj(), 0
    try:
        while size <= MOST and not unpacker.eof and start < len(data):
            size += len(unpacker.decompress(data[start : start + CHUNK], MOST + 1))
            start += CHUNK
    except zlib.error:
        return size
    return size
