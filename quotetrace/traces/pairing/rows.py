"""Row: what the merging needs to know of a quotation, and no more."""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from quotetrace.models import Article, Quotation, Speaker

_SOMEBODY: Final = frozenset(["person", "unnamed"])


@frozen
class Row:
    """One quotation to be merged.

    ``speakers`` are names as strings, empty where nobody knows; ``kinds`` their kinds (person, organization, ...),
    empty where the strings are raw. ``cue`` is the word of speech. Rows of one article stand in the article's order.
    ``published`` is when its article appeared ("2026-03-02", "2 Mar 2026, 10:15"), ``outlet`` where. ``role`` and
    ``affiliation`` are those of a speaker without a name; ``house`` is the institution of one who is a person, as an
    article tells it, and ``office`` what he is.
    """

    id: str
    text: str
    speakers: tuple[str, ...] = ()
    article: str | None = None
    kind: str = "direct"
    within: str | None = None
    cue: str | None = None
    kinds: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None
    role: str | None = None
    affiliation: str | None = None
    house: str | None = None
    office: str | None = None


def rows_of(
    quotations: Sequence[Quotation], speakers: Mapping[str, Speaker], articles: Mapping[str, Article]
) -> list[Row]:
    """Rows for ``quotations``; a speaker's id that is not in ``speakers`` counts as unknown."""
    rows = []
    for quotation in quotations:
        known = [speakers[each] for each in quotation.speakers if each in speakers]
        article = articles.get(quotation.article)
        somebody = known[0] if len(known) == 1 and known[0].kind in _SOMEBODY else None
        rows.append(
            Row(
                id=quotation.id,
                text=quotation.text,
                speakers=tuple(speaker.name for speaker in known),
                article=quotation.article,
                kind=quotation.kind,
                within=quotation.within,
                cue=quotation.cue.text if quotation.cue else None,
                kinds=tuple(speaker.kind for speaker in known),
                published=article.published if article else None,
                outlet=article.outlet if article else None,
                house=somebody.affiliation if somebody else None,
                office=somebody.role if somebody else None,
            )
        )
    return rows


def together(one: Row, other: Row) -> bool:
    """Whether two quotations stand in one article."""
    return one.article is not None and one.article == other.article
