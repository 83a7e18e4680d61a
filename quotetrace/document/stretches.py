"""Stretches in marks as they leave the reading of marks: in order, none without words, none across another."""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from attrs import evolve

from quotetrace.layers import Marked


def ordered(text: str, found: Sequence[Marked]) -> list[Marked]:
    """The stretches in order of their start; each names the one it stands in, and the one it goes on with.

    ``opened_again`` numbers stretches of ``found``, and of the answer afterwards.
    """
    kept: list[tuple[int, Marked]] = []
    around: list[Marked] = []
    waiting = [(marked.start, -marked.end, number, marked) for number, marked in enumerate(found)]
    heapify(waiting)
    while waiting:
        _, _, number, marked = heappop(waiting)
        while around and around[-1].end <= marked.start:
            around.pop()
        if around and marked.end > around[-1].end:
            marked = _clipped(marked, around[-1].end)
            heappush(waiting, (marked.start, -marked.end, number, marked))  # its turn may come later now
        elif text[marked.inner_start : marked.inner_end].strip():
            kept.append((number, marked))
            around.append(marked)
    return _numbered(text, kept)


def _clipped(marked: Marked, end: int) -> Marked:
    """A stretch across the end of the one around it: without an opening mark it begins behind, else it ends there."""
    if marked.start == marked.inner_start:
        return evolve(marked, start=end, inner_start=end, inner_end=max(end, marked.inner_end))
    return evolve(marked, end=end, inner_end=max(marked.inner_start, min(marked.inner_end, end)), closed=False)


def _numbered(text: str, kept: Sequence[tuple[int, Marked]]) -> list[Marked]:
    place = {number: at for at, (number, _) in enumerate(kept)}
    around: list[tuple[int, int]] = []  # the stretches that are open: their numbers and ends
    numbered = []
    for at, (_, marked) in enumerate(kept):
        while around and around[-1][1] <= marked.start:
            around.pop()
        parent = around[-1][0] if around else None
        again = None if marked.opened_again is None else place.get(marked.opened_again)
        numbered.append(_tidied(text, marked, parent, again))
        around.append((at, marked.end))
    return numbered


def _tidied(text: str, marked: Marked, parent: int | None, opened_again: int | None) -> Marked:
    """With blanks inside the marks left out of the words (« like this »)."""
    words = text[marked.inner_start : marked.inner_end]
    end = marked.inner_start + len(words.rstrip())
    start = end - len(words.strip())
    return Marked(
        start=start if marked.start == marked.inner_start else marked.start,
        end=end if marked.end == marked.inner_end else marked.end,
        inner_start=start,
        inner_end=end,
        mark=marked.mark,
        closed=marked.closed,
        parent=parent,
        opened_again=opened_again,
    )
