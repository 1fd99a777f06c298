"""A Word file's package: bytes in, its XML parts out, and never more than it may hold.

A .docx is a zip of XML parts that name one another in relationships. Only the parts
that are asked for are unpacked: pictures and fonts stay where they are.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import FormatError, SizeError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LIMIT = 64 << 20  # bytes of XML: a report of 1,000 pages has about 10 MB
RATIO = 200  # honest XML is packed to a tenth or a fortieth
TAGS = 3_000_000  # in one part; below the limit, honest XML has fewer
SMALL = 1 << 20  # below this size no ratio is suspicious
REPAIR = "open it in a word processor and save it again"
CONVERT = "save it as .docx, for example: soffice --headless --convert-to docx FILE"
# How zip files and their contents say that they are damaged.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError),
)
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1
RELATIONSHIP = (
    "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
)
# What ISO's strict variant calls the namespaces, and everyone else.
STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


class Relation(NamedTuple):
    """A part that another names: what it is to it, and where it lies."""

    kind: str  # footnotes
    target: str  # word/footnotes.xml


class Package:
    """The parts of a .docx by their names; every failure is an error in one line."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._zip = self._open(data)
        self._members = {
            path: member
            for member in self._zip.infolist()
            if (path := _tidy(member.filename)).endswith((".xml", ".rels"))
        }
        self._measure()
        self.main = self._find_main()

    def part(self, path: str) -> "Element | None":
        """The root of an XML part; None if the package has no such part."""
        member = self._members.get(path.lower())
        return None if member is None else self._parse(self._unpack(member))

    def relations(self, path: str) -> dict[str, Relation]:
        """The parts that this one names, by the id it calls them by."""
        folder, file = posixpath.split(path)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {
            each.get("Id", ""): Relation(
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(
                    posixpath.join("/", folder, each.get("Target", ""))
                ).lstrip("/"),
            )
            for each in (root.iter(RELATIONSHIP) if root is not None else ())
            if each.get("TargetMode") != "External"
        }

    def related(self, kind: str) -> "Element | None":
        """The part that is this to the main one: its styles, its footnotes."""
        for relation in self.relations(self.main).values():
            if relation.kind == kind:
                return self.part(relation.target)
        return None

    def damaged(self) -> FormatError:
        """The error to raise where the package breaks its own rules."""
        return FormatError(self.name, "is a damaged Word file", REPAIR)

    def _open(self, data: bytes) -> zipfile.ZipFile:
        if not data.startswith(b"PK"):
            raise FormatError(self.name, "is no Word file (.docx)", CONVERT)
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE:
            raise self.damaged() from None

    def _measure(self) -> None:
        """Refuse a package that would be too large, before anything is unpacked."""
        parts = self._members.values()
        bomb = any(
            part.file_size > max(SMALL, RATIO * part.compress_size) for part in parts
        )
        if bomb or sum(part.file_size for part in parts) > LIMIT:
            raise self._too_large()

    def _too_large(self) -> SizeError:
        return SizeError(
            self.name,
            f"unpacks to more than {LIMIT >> 20} MiB of XML, which no document does",
            "split it, or check that it is the right file",
        )

    def _find_main(self) -> str:
        relations = self.relations("").values()
        named = [each.target for each in relations if each.kind == "officeDocument"]
        for path in (*named, "word/document.xml"):
            if path.lower() in self._members and "word" in path.lower():
                return path
        if any(path.startswith(("xl/", "ppt/")) for path in self._members):
            raise FormatError(self.name, "is an Office file without text", REPAIR)
        if "mimetype" in self._zip.namelist():
            raise FormatError(self.name, "is an OpenDocument file", CONVERT)
        raise FormatError(self.name, "is a zip file without a Word document", REPAIR)

    def _unpack(self, member: zipfile.ZipInfo) -> bytes:
        if member.flag_bits & ENCRYPTED:
            raise FormatError(
                self.name, "is protected by a password", "save it without one"
            )
        if member.compress_type not in PACKINGS:
            raise self.damaged()
        try:
            with self._zip.open(member) as stream:
                # An explicit size: otherwise all is unpacked, whatever was declared.
                data = stream.read(member.file_size)
        except DAMAGE:
            raise self.damaged() from None
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
        return data

    def _parse(self, data: bytes) -> "Element":
        from lxml import etree

        if data.count(b"<") > TAGS:
            raise self._too_large()
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self.damaged() from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise FormatError(
                self.name, "declares XML entities, which no Word file does", REPAIR
            )
        return root


def _tidy(path: str) -> str:
    """A part's name as it is looked up: case does not matter, nor which slash."""
    return path.replace("\\", "/").lstrip("/").lower()
