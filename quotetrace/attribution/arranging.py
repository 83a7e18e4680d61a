"""Reported stretches in order: which is nested in which, and whose speaker a floating quotation shares."""

from bisect import bisect_right
from collections.abc import Callable, Iterable

from quotetrace.layers import Document, Reported

_NESTED_AMONG = 40  # how far back the quotation that holds another is looked for


def arrange(document: Document, found: Iterable[Reported], sure: Callable[[str, float], float]) -> list[Reported]:
    """The stretches ordered by position, with the numbers of those that hold them or that they follow.

    ``sure`` makes a confidence of a rule and its raw confidence.
    """
    ordered = sorted(found, key=lambda each: (each.content[0][0], -each.content[-1][1]))
    blocks = [block.start for block in document.blocks]
    arranged: list[Reported] = []
    for number, each in enumerate(ordered):
        floats = each.cue is None and each.source is None and each.kind != "pull" and each.label is None
        floats = floats and each.rule != "mixed.echo"  # whose words they are is told where they stand again
        arranged.append(
            each.but(
                confidence=sure(each.rule, each.confidence),
                within=_container(ordered, number),
                follows=_followed(blocks, each, arranged) if floats else None,
            )
        )
    return arranged


def _container(found: list[Reported], number: int) -> int | None:
    """The stretch that holds this one: the last before it that reaches over its end."""
    own = found[number].content
    start, end = own[0][0], own[-1][1]
    for other in range(number - 1, max(-1, number - _NESTED_AMONG), -1):
        content = found[other].content
        if content[-1][1] < end:
            continue
        piece = bisect_right(content, start, key=_start) - 1  # pieces stand in order
        if piece >= 0 and end <= content[piece][1] and content != own:
            return other
    return None


def _start(span: tuple[int, int]) -> int:
    return span[0]


def _followed(blocks: list[int], each: Reported, before: list[Reported]) -> int | None:
    """A quotation without a cue goes on where the last one of its paragraph, or of the paragraph before, stopped."""
    here = bisect_right(blocks, each.content[0][0])
    for number in range(len(before) - 1, -1, -1):
        if before[number].kind != "pull":
            near = here - bisect_right(blocks, before[number].content[-1][1] - 1) <= 1
            return number if near else None
    return None
