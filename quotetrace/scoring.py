"""Agreement with labelled articles: how much of what people marked is found, and what part of that is right.

A content is *found* where it shares at least half of its characters with a labelled one (intersection over union,
edges trimmed), one to one. ``exact`` is exact-span F1 as CofeNet reports it (Wang et al., COLING 2022), without its cut
at 300 tokens.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from attrs import define, field, frozen

from quotetrace.api import extract_quotes
from quotetrace.config import Config
from quotetrace.labelled import Attribution, Labelled
from quotetrace.models import Quotation

Span = tuple[int, int]
ROLES = ("content", "cue", "source")
BANDS = 10  # of confidence, each a tenth wide
_SAME = 0.5  # intersection over union from which on two contents are one
_EDGE = "\"'“”‘’«»‹›„‚` \t\n\r,.;:!?…-–—"


@frozen
class Ratio:
    """Precision, recall and F1 (0 to 1) from counts: ``right`` of ``found`` found and of ``wanted`` labelled."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """The part of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The part of what was labelled that was found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of both."""
        both = self.found + self.wanted
        return 2 * self.right / both if both else 0.0

    def to_dict(self) -> dict[str, float]:
        """The three figures, rounded to four places."""
        return {"p": round(self.precision, 4), "r": round(self.recall, 4), "f": round(self.f, 4)}


@frozen
class Band:
    """Quotations of like confidence, from ``low`` on: how many, how sure on average, what part of them is right."""

    low: float
    count: int
    confidence: float
    precision: float


@frozen
class Judged:
    """One quotation as judged by the labels: the rule that found it, its confidence, and whether it is right."""

    rule: str
    confidence: float
    right: bool


@frozen(kw_only=True)
class Agreement:
    """What :func:`evaluate` measures.

    ``speech`` has "content", "with_source", "with_all" and "all_exact" for reported speech, by the default reading;
    ``linked`` the same for everything labelled, ``exact`` and ``trimmed`` the spans of each role on their own, by the
    reading with ``attitudes``. ``counts`` gives for each kind of reported speech how many are found, how many of them
    to the letter, and how many are labelled. ``judged`` are the quotations, each right where its content is found among
    the labels. Where attitudes were left out, all of it is about reported speech.
    """

    documents: int
    speech: dict[str, Ratio]
    counts: dict[str, tuple[int, int, int]]
    linked: dict[str, Ratio]
    exact: dict[str, Ratio]
    trimmed: dict[str, Ratio]
    judged: tuple[Judged, ...] = field(repr=False, default=())

    @property
    def kinds(self) -> dict[str, tuple[float, float, int]]:
        """For each kind of reported speech the recall, the recall of exact contents, and how many are labelled."""
        return {kind: (round(found / n, 4), round(same / n, 4), n) for kind, (found, same, n) in self.counts.items()}

    @property
    def bands(self) -> tuple[Band, ...]:
        """The quotations by confidence, each band a tenth wide; empty bands are left out."""
        grouped: dict[int, list[Judged]] = defaultdict(list)
        for each in self.judged:
            grouped[min(int(each.confidence * BANDS), BANDS - 1)].append(each)
        return tuple(_band(place / BANDS, group) for place, group in sorted(grouped.items()))

    @property
    def calibration_error(self) -> float:
        """How far confidence is from precision on average (expected calibration error, 0 to 1; Naeini et al. 2015)."""
        off = sum(abs(band.confidence - band.precision) * band.count for band in self.bands)
        return off / max(len(self.judged), 1)

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain dictionaries and lists."""
        ratios = {
            name: {key: ratio.to_dict() for key, ratio in getattr(self, name).items()}
            for name in ("speech", "linked", "exact", "trimmed")
        }
        return {
            "documents": self.documents,
            "kinds": {kind: list(figures) for kind, figures in self.kinds.items()},
            **ratios,
            "calibration_error": round(self.calibration_error, 4),
            "bands": [
                {
                    "low": band.low,
                    "count": band.count,
                    "confidence": round(band.confidence, 3),
                    "precision": round(band.precision, 3),
                }
                for band in self.bands
            ],
        }


def evaluate(
    articles: Iterable[Labelled],
    *,
    weights: str | None = None,
    attitudes: bool = True,
    told: Callable[[int], None] = lambda _: None,
) -> Agreement:
    """Read labelled articles and say how far quotetrace agrees with their labels.

    ``weights`` is the path of weights made by ``quotetrace train``; ``attitudes`` False leaves thoughts and stances out
    of everything, for labels that have none; ``told`` hears the number of articles read.

    >>> from quotetrace.labelled import Attribution, Labelled
    >>> text = "The ferry was late, Ines Okafor said."
    >>> gold = Attribution(content=((0, 18),), cue=((32, 36),), source=((20, 31),))
    >>> evaluate([Labelled(id="a", text=text, attributions=(gold,))]).speech["content"].f
    1.0
    """
    default, wide = Config(weights=weights), Config(weights=weights, attitudes=True)
    speech, everything = _Linked(), _Linked()
    exact, trimmed = _Spans(), _Spans()
    documents = 0
    for article in articles:
        documents += 1
        gold = [each for each in article.attributions if attitudes or _is_speech(each)]
        found = speech.add(article, extract_quotes(article.text, config=default), _is_speech)
        if attitudes:
            found = extract_quotes(article.text, config=wide)
            everything.add(article, found, lambda _: True)
        exact.add(gold, found, lambda span: span)
        trimmed.add(gold, found, partial(_trimmed, article.text))
        told(documents)
    linked = everything if attitudes else speech
    return Agreement(
        documents=documents,
        speech=speech.ratios(),
        counts=speech.kinds(),
        linked=linked.ratios(),
        exact=exact.ratios(),
        trimmed=trimmed.ratios(),
        judged=tuple(linked.judged),
    )


def pooled(agreements: Sequence[Agreement]) -> Agreement:
    """The agreement on all articles of several, as on the folds of a corpus: counts are summed, not figures averaged.

    >>> half = Ratio(1, 2, 2)
    >>> counts = {"direct": (1, 0, 2)}
    >>> one = Agreement(documents=1, speech={"content": half}, counts=counts, linked={}, exact={}, trimmed={})
    >>> both = pooled([one, one])
    >>> both.documents, both.speech["content"], both.counts
    (2, Ratio(right=2, found=4, wanted=4), {'direct': (2, 0, 4)})
    """
    counts: dict[str, tuple[int, int, int]] = {}
    for each in agreements:
        for kind, (found, same, wanted) in each.counts.items():
            before = counts.get(kind, (0, 0, 0))
            counts[kind] = (before[0] + found, before[1] + same, before[2] + wanted)
    return Agreement(
        documents=sum(each.documents for each in agreements),
        speech=_summed([each.speech for each in agreements]),
        counts=dict(sorted(counts.items())),
        linked=_summed([each.linked for each in agreements]),
        exact=_summed([each.exact for each in agreements]),
        trimmed=_summed([each.trimmed for each in agreements]),
        judged=tuple(judged for each in agreements for judged in each.judged),
    )


def _summed(ratios: Sequence[dict[str, Ratio]]) -> dict[str, Ratio]:
    found: dict[str, Ratio] = {}
    for each in ratios:
        for name, ratio in each.items():
            old = found.get(name, Ratio())
            found[name] = Ratio(old.right + ratio.right, old.found + ratio.found, old.wanted + ratio.wanted)
    return found


def _is_speech(gold: Attribution) -> bool:
    return gold.kind != "indirect" or not gold.stance


def _trimmed(text: str, span: Span) -> Span:
    """A span without marks and punctuation at its edges and without an introducing "that"."""
    start, end = span
    while True:
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        if text[start : start + 5].lower() != "that " or end <= start + 5:
            return start, end
        start += 5


def _letters(text: str, spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(*_trimmed(text, span)) if not text[at].isspace()}


def _overlap(some: Sequence[Span], others: Sequence[Span]) -> bool:
    if not some and not others:
        return True
    return any(start < last and first < end for start, end in some for first, last in others)


def _spans(quotation: Quotation) -> dict[str, list[Span]]:
    single = {"cue": quotation.cue, "source": quotation.source}
    found = {role: [(span.start, span.end)] if span else [] for role, span in single.items()}
    found["content"] = [(span.start, span.end) for span in quotation.content]
    return found


@define
class _Spans:
    """Counts of spans that are the same, role by role; the pieces of a discontinuous span count apart."""

    counts: dict[str, list[int]] = field(factory=lambda: {role: [0, 0, 0] for role in ROLES})

    def add(self, gold: Iterable[Attribution], quotations: Iterable[Quotation], form: Callable[[Span], Span]) -> None:
        found = [_spans(quotation) for quotation in quotations]
        for role in ROLES:
            wanted = {form(span) for each in gold for span in getattr(each, role)}
            ours = {form(span) for each in found for span in each[role]}
            for place, number in enumerate((len(wanted & ours), len(ours), len(wanted))):
                self.counts[role][place] += number

    def ratios(self) -> dict[str, Ratio]:
        return {role: Ratio(*counts) for role, counts in self.counts.items()}


@define
class _Linked:
    """Counts of contents found, one to one, and of what hangs on them."""

    counts: Counter[str] = field(factory=Counter)
    by_kind: dict[str, list[int]] = field(factory=lambda: defaultdict(lambda: [0, 0, 0]))
    judged: list[Judged] = field(factory=list)

    def add(
        self, article: Labelled, quotations: Sequence[Quotation], wanted: Callable[[Attribution], bool]
    ) -> list[Quotation]:
        """Count an article; return the quotations that count, without those set aside or found but not wanted."""
        text, gold = article.text, article.attributions
        labelled = [_letters(text, each.content) for each in gold]
        spans = [_spans(quotation) for quotation in quotations]
        found = [_letters(text, each["content"]) for each in spans]
        pairs = _paired(labelled, found)
        left_out = _letters(text, article.left_out)
        taken = set(pairs.values())
        ignored = {found_at for gold_at, found_at in pairs.items() if not wanted(gold[gold_at])}
        ignored |= {number for number, each in enumerate(found) if number not in taken and each <= left_out}
        self.counts["found"] += len(quotations) - len(ignored)
        for number, each in enumerate(gold):
            if wanted(each):
                at = pairs.get(number)
                same = at is not None and labelled[number] == found[at]
                self._count(article, each, None if at is None else spans[at], same=same)
        self.judged += [
            Judged(quotation.rule, quotation.confidence, number in taken)
            for number, quotation in enumerate(quotations)
            if number not in ignored
        ]
        return [quotation for number, quotation in enumerate(quotations) if number not in ignored]

    def _count(self, article: Labelled, gold: Attribution, found: dict[str, list[Span]] | None, *, same: bool) -> None:
        kind = self.by_kind[gold.kind]
        self.counts["wanted"] += 1
        kind[2] += 1
        if found is None:
            return
        kind[0] += 1
        kind[1] += same
        source, cue = (_overlap(getattr(gold, role), found[role]) for role in ("source", "cue"))
        edges = all(_letters(article.text, getattr(gold, r)) == _letters(article.text, found[r]) for r in ROLES[1:])
        self.counts.update(content=1, with_source=source, with_all=source and cue, all_exact=same and edges)

    def ratios(self) -> dict[str, Ratio]:
        names = ("content", "with_source", "with_all", "all_exact")
        return {name: Ratio(self.counts[name], self.counts["found"], self.counts["wanted"]) for name in names}

    def kinds(self) -> dict[str, tuple[int, int, int]]:
        return {kind: (found, same, wanted) for kind, (found, same, wanted) in sorted(self.by_kind.items())}


def _paired(labelled: Sequence[set[int]], found: Sequence[set[int]]) -> dict[int, int]:
    """The number of what was found for each label, the closest pairs first."""
    close = sorted(
        (
            (len(gold & ours) / len(gold | ours), i, j)
            for i, gold in enumerate(labelled)
            for j, ours in enumerate(found)
            if gold & ours
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for share, i, j in close:
        if share >= _SAME and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _band(low: float, group: Sequence[Judged]) -> Band:
    size = len(group)
    return Band(low, size, sum(each.confidence for each in group) / size, sum(each.right for each in group) / size)
