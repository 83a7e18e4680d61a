"""Verification: whether the words of a quotation stand in a source, where, and what was done to them."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from attrs import evolve

from quotetrace.models import Alteration, Verification, VerificationStatus

from ..meaning import dates, notations, omissions
from ..numbers import signs
from ..text.diff import Diff
from ..text.excerpts import Excerpt, as_it_stands, excerpt, marked
from ..text.sources import Source
from . import speeches
from .judgement import Judgement, written_alike
from .locating import STRETCH, Place, Search

# Of the quotation, by what its words tell, so much must stand in the source; else it is another utterance. Where most
# of its words are there by number, less is enough: another name or two weigh much.
_FOUND: Final = 0.6
# Where less of a quotation was found in a single source, a sentence of it may stand elsewhere there.
_LEFT_ASIDE: Final = 0.8
_FOUND_BY_NUMBER: Final = (0.4, 0.7)
_KEPT: Final = 4  # sources kept as read, so that a loop over quotations reads each once
_PARTS: Final = re.compile(r"(?<=[.!?])[\"”’')]*\s+|\s*(?:…|\.{3,})\s*")  # sentences, and what ellipses part
_SENTENCES: Final = re.compile(r"(?<=[.!?])[\"”’')]*\s+")
_RANK: Final[dict[VerificationStatus, int]] = {
    "verbatim": 0, "marks": 1, "repaired": 2, "elided": 3, "altered": 4, "stitched": 5, "absent": 6,
}  # fmt: skip
# Of two sources the one is told that has more of the words, where one has them changed and one in several places.
_BORNE_OUT: Final = _RANK | {"stitched": _RANK["altered"]}


@lru_cache(maxsize=_KEPT)
def prepared(text: str) -> Source:
    """The source of a text, kept for the next quotation."""
    return Source.read(text)


def verify(quote: str, sources: Sequence[tuple[str | None, str]]) -> Verification:
    """Check ``quote`` against each source (its name and its text); the verdict of the one that bears it out best."""
    best = _best(quote, sources)
    if best.status in ("altered", "absent") and (len(sources) > 1 or best.similarity < _LEFT_ASIDE):
        return _sewn(best, sources) or best
    return best


def _best(quote: str, sources: Sequence[tuple[str | None, str]]) -> Verification:
    wanted, raw = excerpt(quote), as_it_stands(quote)
    verdicts = [_verified(wanted, raw, name, prepared(text)) for name, text in sources]
    return min(verdicts, key=lambda each: (_BORNE_OUT[each.status], -each.similarity, _RANK[each.status]))


def _sewn(whole: Verification, sources: Sequence[tuple[str | None, str]]) -> Verification | None:
    """A quotation whose sentences stand in several sources, or far apart in one: what the one with most of it has; None
    for any other."""
    parted = _PARTS if len(sources) > 1 else _SENTENCES
    parts = [part for part in parted.split(whole.quote) if any(map(str.isalnum, part))]
    if len(parts) < 2 or any(len(part.split()) < STRETCH for part in parts):
        return None
    found: list[Verification] = []
    for part in parts:
        found.append(_best(part, sources))
        if _RANK[found[-1].status] > _RANK["elided"]:
            return None
    if len(sources) > 1 and len({each.source for each in found}) < 2:
        return None
    size = Counter[str | None]()
    for each in found:
        size[each.source] += len(each.quote)
    source = max(size, key=lambda name: size[name])
    passages = tuple(passage for each in found if each.source == source for passage in each.passages)
    said = Diff(" … ".join(passage.text for passage in passages), whole.quote)
    share = round(size[source] / size.total(), 3)
    return evolve(
        whole, status="stitched", similarity=share, source=source, passages=passages, alterations=(), diff=said
    )


def claims(text: str, kind: str) -> list[str]:
    """What of a quotation claims to be verbatim: the words in marks of a mixed one, else all of it."""
    found = marked(text) if kind == "mixed" else []
    return found or [text]


def verify_split(pieces: Sequence[str], quote: str, sources: Sequence[tuple[str | None, str]]) -> Verification:
    """Check a quotation whose pieces its own article parts by who said it: “We will not,” said Ruiz, “sell it.”

    Where the source has the pieces so, nothing was left out: the verdict is that of the worst piece.
    """
    found = verify(quote, sources)
    if found.status != "elided":
        return found
    text = next(text for name, text in sources if name == found.source)
    parts = [verify(piece, [(found.source, text)]) for piece in pieces]
    passages = tuple(passage for part in parts for passage in part.passages)
    worst = max((part.status for part in parts), key=_RANK.__getitem__)
    if _RANK[worst] > _RANK["repaired"] or not speeches.only_interrupted(text, passages):
        return found
    said = () if worst == "verbatim" else Diff(" … ".join(passage.text for passage in passages), quote)
    return evolve(found, status=worst, passages=passages, diff=said)


def verify_all(quotes: Sequence[str], sources: Sequence[tuple[str | None, str]]) -> Verification:
    """Check the pieces of one quotation; the verdict on the worst of them."""
    return max((verify(quote, sources) for quote in quotes), key=lambda each: _RANK[each.status])


def _verified(wanted: Excerpt, raw: tuple[str, ...], name: str | None, source: Source) -> Verification:
    exact = [_exact(wanted, raw, name, source, at) for at in source.same_words(source.code(raw))]
    exact = [each for each in exact if signs.same(each.quote, each.passages[0].text)]
    if exact:
        return min(exact, key=lambda each: _RANK[each.status])
    wanted = notations.turned(dates.turned(wanted, source), source)
    search = Search(wanted, source, source.code(wanted.words))
    size = len(wanted.words)
    place = search.place(0, size) if size else Place()
    total = search.total(0, size)
    covered = min(1.0, place.matched / total) if total else 0.0
    if not _is_found(place, covered, size):
        absent = Verification(quote=wanted.written, status="absent", similarity=round(covered, 3))
        return _cut_number(wanted, name, source, covered) or absent
    return Judgement(wanted, source, search, search.grown(place)).told(name, covered)


def _cut_number(wanted: Excerpt, name: str | None, source: Source, covered: float) -> Verification | None:
    """The verdict on a quotation that begins or ends within a number of the source: "We lost 40 | million"."""
    start = source.text.find(wanted.written) if wanted.words else -1
    end = start + len(wanted.written)
    if start < 0 or source.text[max(0, start - 1) : start].isalnum() or source.text[end : end + 1].isalnum():
        return None
    first, last = bisect_right(source.ends, start), bisect_left(source.starts, end)
    numbers = [source.passage(at, at + 1) for at in dict.fromkeys((first, last - 1))]
    cut = [
        Alteration(
            kind="number", representative=each.text, version=source.text[max(each.start, start) : min(each.end, end)]
        )
        for each in numbers
        if each.start < start or end < each.end
    ]
    if not cut:
        return None
    passage = source.passage(first, last)
    return Verification(
        quote=wanted.written, status="altered", similarity=round(covered, 3), source=name, passages=(passage,),
        alterations=tuple(cut), diff=Diff(passage.text, wanted.written),
    )  # fmt: skip


def _is_found(place: Place, covered: float, size: int) -> bool:
    least, by_number = _FOUND_BY_NUMBER
    number = sum(run.size for run in place.runs)
    return bool(place.runs) and (covered >= _FOUND or (covered >= least and number >= by_number * size))


def _exact(wanted: Excerpt, raw: tuple[str, ...], name: str | None, source: Source, at: int) -> Verification:
    """The verdict on a passage with the very words of the quotation."""
    passage = source.passage(at, at + len(raw), wanted.written)
    end = at + len(raw)
    changed = omissions.negated(source, at, end) or omissions.stated(source, at, end, wanted.written)
    status = "altered" if changed else written_alike(wanted.written, passage.text)
    return Verification(
        quote=wanted.written, status=status, similarity=1.0, source=name, passages=(passage,),
        alterations=tuple(changed), diff=() if status == "verbatim" else Diff(passage.text, wanted.written),
    )  # fmt: skip
