"""Where every character came from: from the canonical text back to the file."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kg.documents.formats.source import Source, Transcript
from kg.documents.structure.composition import name_the_rest
from kg.model import Furniture, Origin

Run = tuple[int, int, int]


def trace(
    source: Source,
    named: dict[int, str],
    runs: Sequence[Run],
    *,
    file: str,
    notices: Sequence[str] = (),
) -> Origin:
    """Account for every character of the file, and lead back to it."""
    furniture = name_the_rest(source, named, runs)
    text, back = source.text, tuple(run for run in runs if run[2])
    if source.transcript:
        text = source.transcript.file
        back = tuple(_through(back, source.transcript))
        furniture = _behind(furniture, source.transcript)
    return Origin(
        file=file,
        format=source.format,
        encoding=source.encoding,
        text=text,
        runs=back,
        furniture=furniture,
        line_starts=_line_starts(text),
        page_starts=source.page_starts,
        notices=(*source.notices, *notices),
    )


def _line_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return tuple(starts[:-1]) or (0,)


def _through(runs: Sequence[Run], transcript: Transcript) -> Iterator[Run]:
    """Runs into a transcript, led on to the file it was written from."""
    starts = [run[0] for run in transcript.runs]
    for canonical, source, length in runs:
        index = max(0, bisect_right(starts, source) - 1)
        while index < len(starts) and starts[index] < source + length:
            at, file, size = transcript.runs[index]
            start, end = max(at, source), min(at + size, source + length)
            if end > start:
                yield canonical + start - source, file + start - at, end - start
            index += 1


def _behind(
    furniture: Sequence[Furniture], transcript: Transcript
) -> tuple[Furniture, ...]:
    """A transcript's furniture as that of the file, with the markup itself."""
    mapped = [
        Furniture(each.name, file, file + length)
        for each in furniture
        for _, file, length in _through(
            [(each.start, each.start, each.end - each.start)], transcript
        )
    ]
    return tuple(sorted([*mapped, *transcript.furniture], key=lambda each: each.start))
