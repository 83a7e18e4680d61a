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

from quotetrace.api import trace
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
    """Quotations of like confidence: how many, how sure on average, and how many of them are right."""

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
    reading with ``attitudes``. ``kinds`` gives for each kind the recall, the recall of exact contents and the count.
    ``bands`` and ``calibration_error`` (expected calibration error, 0 to 1; Naeini et al. 2015) say what a confidence
    is worth: a quotation is right where its content is found among the labels.
    """

    documents: int
    speech: dict[str, Ratio]
    kinds: dict[str, tuple[float, float, int]]
    linked: dict[str, Ratio]
    exact: dict[str, Ratio]
    trimmed: dict[str, Ratio]
    bands: tuple[Band, ...]
    calibration_error: float
    judged: tuple[Judged, ...] = field(repr=False, default=())

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
                {"count": band.count, "confidence": round(band.confidence, 3), "precision": round(band.precision, 3)}
                for band in self.bands
            ],
        }


def evaluate(
    articles: Iterable[Labelled], *, weights: str | None = None, told: Callable[[int], None] = lambda _: None
) -> Agreement:
    """Read labelled articles and say how far quotetrace agrees with their labels.

    ``weights`` is the path of weights made by ``quotetrace train``; ``told`` hears the number of articles read.

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
        speech.add(article, trace(article.text, config=default).quotations, _is_speech)
        found = trace(article.text, config=wide).quotations
        everything.add(article, found, lambda _: True)
        exact.add(article, found, lambda span: span)
        trimmed.add(article, found, partial(_trimmed, article.text))
        told(documents)
    bands = _bands(everything.judged)
    off = sum(abs(band.confidence - band.precision) * band.count for band in bands)
    return Agreement(
        documents=documents,
        speech=speech.ratios(),
        kinds=speech.kinds(),
        linked=everything.ratios(),
        exact=exact.ratios(),
        trimmed=trimmed.ratios(),
        bands=tuple(bands),
        calibration_error=off / max(len(everything.judged), 1),
        judged=tuple(everything.judged),
    )


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

    def add(self, article: Labelled, quotations: Iterable[Quotation], form: Callable[[Span], Span]) -> None:
        found = [_spans(quotation) for quotation in quotations]
        for role in ROLES:
            gold = {form(span) for each in article.attributions for span in getattr(each, role)}
            ours = {form(span) for each in found for span in each[role]}
            for place, number in enumerate((len(gold & ours), len(ours), len(gold))):
                self.counts[role][place] += number

    def ratios(self) -> dict[str, Ratio]:
        return {role: Ratio(*counts) for role, counts in self.counts.items()}


@define
class _Linked:
    """Counts of contents found, one to one, and of what hangs on them."""

    counts: Counter[str] = field(factory=Counter)
    by_kind: dict[str, list[int]] = field(factory=lambda: defaultdict(lambda: [0, 0, 0]))
    judged: list[Judged] = field(factory=list)

    def add(self, article: Labelled, quotations: Sequence[Quotation], wanted: Callable[[Attribution], bool]) -> None:
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

    def kinds(self) -> dict[str, tuple[float, float, int]]:
        ordered = sorted(self.by_kind.items())
        return {kind: (round(found / n, 4), round(exact / n, 4), n) for kind, (found, exact, n) in ordered}


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


def _bands(judged: Iterable[Judged]) -> list[Band]:
    grouped: dict[int, list[Judged]] = defaultdict(list)
    for each in judged:
        grouped[min(int(each.confidence * BANDS), BANDS - 1)].append(each)
    return [
        Band(len(group), sum(each.confidence for each in group) / len(group), sum(e.right for e in group) / len(group))
        for _, group in sorted(grouped.items())
    ]
