"""Timeline: when and where the versions of a trace appeared, and which earlier one each was most likely copied from."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from rapidfuzz.fuzz import partial_ratio

from quotetrace.grammar.moments import moment_of
from quotetrace.models import Appearance

from ..pairing.similarity import compare
from ..pairing.utterances import Utterance

# Who copies has most of his words from his source: by weight, this share of them.
_FROM_SOURCE: Final = 0.6
# So many different earlier wordings are compared with each version; the earliest and the latest are among them.
_SOURCES: Final = 60


def timeline(members: Sequence[Utterance]) -> tuple[Appearance, ...]:
    """The versions of a trace whose date is known, in order of time; of one moment in the order given.

    A version was most likely copied from the earlier one that has most of its words and looks most like it, marks,
    slips and all; of equally likely ones from the first. Versions of one moment are no sources of each other, and
    neither is another quotation of the same article.
    """
    dated = sorted(
        ((moment, number, each) for number, each in enumerate(members) if (moment := moment_of(each.row.published))),
        key=lambda item: item[:2],
    )
    found: list[Appearance] = []
    wordings: dict[str, tuple[datetime, Utterance]] = {}
    for moment, _, each in dated:
        found.append(
            Appearance(
                quotation=each.row.id,
                published=each.row.published or "",
                outlet=each.row.outlet,
                copied=_source(each, [one for at, one in _few(list(wordings.values())) if at < moment]),
            )
        )
        wordings.setdefault(each.row.text, (moment, each))
    return tuple(found)


def is_date(published: str) -> bool:
    """Whether this is a date that a timeline can place: a day or a moment (see :func:`.moments.moment_of`)."""
    return moment_of(published) is not None


def _few(wordings: list[tuple[datetime, Utterance]]) -> list[tuple[datetime, Utterance]]:
    half = _SOURCES // 2
    return wordings if len(wordings) <= _SOURCES else [*wordings[:half], *wordings[-half:]]


def _source(version: Utterance, earlier: Sequence[Utterance]) -> str | None:
    best, likeliest = None, (_FROM_SOURCE, 0.0)
    for each in earlier:
        if each.together(version):
            continue
        found = compare(each.text, version.text)
        likely = (round(found.bag[1], 2), partial_ratio(version.row.text, each.row.text))
        if likely > likeliest:
            best, likeliest = each.row.id, likely
    return best
