"""What a page of a PDF is made of: strings, drawn paths, pictures.

Takes the page as the library gives it, gives these one by one, each with how its own
coordinates are shown: in points from the upper left corner of the page as it is shown.
"""

from collections.abc import Callable, Iterable, Iterator
from ctypes import byref, c_float
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

DEEPEST = 12  # forms within forms
INKLESS = 0.02  # points


class View(NamedTuple):
    """How coordinates are shown: ``x' = a x + c y + e``, ``y' = b x + d y + f``."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point is shown."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: "View") -> "View":
        """How coordinates are shown that ``inner`` turns to this one's.

        >>> View(1, 0, 0, -1, 0, 800).after(View(2, 0, 0, 2, 10, 10)).place(5, 5)
        (20, 780)
        """
        e, f = self.place(inner.e, inner.f)
        return View(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            e,
            f,
        )


class Thing(NamedTuple):
    """A string, a path or a picture, with the library's handle to it."""

    kind: int
    handle: Any
    view: View


def look_at(page: "PdfPage") -> View:
    """How the page is turned and where its corner is."""
    left, bottom, right, top = page.get_bbox()
    match page.get_rotation():
        case 90:
            return View(0, 1, 1, 0, -bottom, -left)
        case 180:
            return View(-1, 0, 0, 1, right, -bottom)
        case 270:
            return View(0, -1, -1, 0, top, right)
        case _:
            return View(1, 0, 0, -1, -left, top)


def find_things(page: "PdfPage", view: View) -> Iterator[Thing]:
    """All that is on the page, what forms hold included."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPage_CountObjects(page)
    handles = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
    yield from _open_forms(handles, view, 0)


def _open_forms(handles: Iterable[Any], view: View, depth: int) -> Iterator[Thing]:
    import pypdfium2.raw as pdfium

    for handle in handles:
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield Thing(kind, handle, view)
        elif depth < DEEPEST:
            count = pdfium.FPDFFormObj_CountObjects(handle)
            member: Callable[[Any, int], Any] = pdfium.FPDFFormObj_GetObject
            inner = (member(handle, index) for index in range(count))
            yield from _open_forms(inner, view.after(matrix_of(handle)), depth + 1)


def matrix_of(handle: object) -> View:
    """How a thing's coordinates are turned to those around it."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, byref(matrix))
    return View(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def reveal_strings(things: Iterable[Thing]) -> None:
    """Have the library read the strings it would pass over as too narrow to be seen.

    They are blanks, or characters for which this machine has no font. An outline makes
    them as wide as its stroke; nothing of it is saved.
    """
    import pypdfium2.raw as pdfium

    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    edges = byref(left), byref(bottom), byref(right), byref(top)
    still = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    for kind, handle, _ in things:
        if kind != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        pdfium.FPDFPageObj_GetBounds(handle, *edges)
        if abs(right.value - left.value) < INKLESS:
            outline = pdfium.FPDF_TEXTRENDERMODE_STROKE
            pdfium.FPDFTextObj_SetTextRenderMode(handle, outline)
            pdfium.FPDFPageObj_SetStrokeWidth(handle, 1.0)
            pdfium.FPDFPageObj_TransformF(handle, still)
