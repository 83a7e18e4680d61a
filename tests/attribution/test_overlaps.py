"""Stretches that get in each other's way come out apart, nested or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.attribution.overlaps import apart
from quotetrace.document import read
from quotetrace.layers import Reported

_TEXT = "Ana Ruiz said that “the old bridge is shut,” and Tom Birk warned of delays on the coast road."
_DOCUMENT = read(_TEXT)
_place = st.integers(0, len(_TEXT))
_span = st.tuples(_place, _place).map(lambda ends: (min(ends), max(ends))).filter(lambda span: span[0] < span[1])


def _ordered(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for span in sorted(spans):
        if not kept or kept[-1][1] <= span[0]:
            kept.append(span)
    return tuple(kept)


_reported = st.builds(
    Reported,
    kind=st.sampled_from(["direct", "indirect", "mixed"]),
    content=st.lists(_span, min_size=1, max_size=3).map(_ordered),
    rule=st.sampled_from(
        ["direct.alone", "mixed.piece", "direct.cue-behind", "indirect.that", "learned.speech", "learned.stance"]
    ),
    cue=st.none() | _span,
    source=st.none() | _span,
    addressee=st.none() | _span,
)


@given(st.lists(_reported, max_size=5))
def test_no_piece_crosses_the_end_of_another(found: list[Reported]) -> None:
    pieces = [span for each in apart(_DOCUMENT, found) for span in each.content]
    for start, end in pieces:
        for first, last in pieces:
            assert not start < first < end < last


@given(st.lists(_reported, max_size=5))
def test_what_is_left_has_words(found: list[Reported]) -> None:
    for each in apart(_DOCUMENT, found):
        spans = [*each.content, *(span for span in (each.source, each.addressee) if span is not None)]
        assert all(any(map(str.isalnum, _TEXT[start:end])) for start, end in spans)
        assert each.addressee is None or not any(
            start < each.addressee[1] and each.addressee[0] < end for start, end in each.content
        )


@given(st.lists(_reported, max_size=5))
def test_pieces_stay_in_order(found: list[Reported]) -> None:
    for each in apart(_DOCUMENT, found):
        assert list(each.content) == sorted(each.content)
        assert all(end <= start for (_, end), (start, _) in zip(each.content, each.content[1:], strict=False))


def _span_of(words: str) -> tuple[int, int]:
    start = _TEXT.index(words)
    return start, start + len(words)


def _one(rule: str, *content: str, cue: str | None = None, source: str | None = None) -> Reported:
    return Reported(
        kind="direct" if rule.startswith("direct.") else "indirect",
        content=tuple(map(_span_of, content)),
        rule=rule,
        cue=None if cue is None else _span_of(cue),
        source=None if source is None else _span_of(source),
    )


_CASES = [
    # The same words by a cue and by none: the cue has them.
    (
        [
            _one("direct.alone", "“the old bridge is shut,”"),
            _one("indirect.that", "“the old bridge is shut,”", cue="said"),
        ],
        [("indirect.that", ["“the old bridge is shut,”"])],
    ),
    # What stands in marks beside a cue of its own is nobody else's report.
    (
        [
            _one("direct.cue-behind", "“the old bridge is shut,”", cue="said"),
            _one("learned.speech", "“the old bridge is shut,”", cue="warned"),
        ],
        [("direct.cue-behind", ["“the old bridge is shut,”"])],
    ),
    # A report that ends inside of marks ends with them and has their words; one that begins inside of them and goes on
    # behind is none.
    (
        [_one("direct.alone", "“the old bridge is shut,”"), _one("indirect.that", "that “the old bridge", cue="said")],
        [("indirect.that", ["that “the old bridge is shut,”"])],
    ),
    # Marked words that float inside of what the reader found are no second quotation.
    (
        [
            _one("direct.alone", "“the old bridge is shut,”"),
            _one("learned.speech", "that “the old bridge is shut,” and", cue="said", source="Ana Ruiz"),
        ],
        [("learned.speech", ["that “the old bridge is shut,” and"])],
    ),
    (
        [
            _one("direct.alone", "“the old bridge is shut,”"),
            _one("learned.speech", "that “the old bridge is shut,”", cue="said", source="Ana Ruiz"),
        ],
        [("learned.speech", ["“the old bridge is shut,”"])],
    ),
    (
        [_one("direct.alone", "“the old bridge is shut,”"), _one("indirect.that", "is shut,” and Tom", cue="said")],
        [("direct.alone", ["“the old bridge is shut,”"])],
    ),
    # Marks alone are neither content nor source.
    ([_one("indirect.that", "“", cue="said")], []),
    # A piece begins behind its cue.
    (
        [Reported(kind="indirect", content=(_span_of("of delays"),), rule="learned.speech", cue=_span_of("warned of"))],
        [("learned.speech", ["delays"])],
    ),
]


@pytest.mark.parametrize(("found", "wanted"), _CASES)
def test_cases(found: list[Reported], wanted: list[tuple[str, list[str]]]) -> None:
    assert [(each.rule, [_TEXT[slice(*span)] for span in each.content]) for each in apart(_DOCUMENT, found)] == wanted


def test_a_source_of_bare_marks_is_none() -> None:
    each = Reported(kind="direct", content=(_span_of("delays"),), rule="direct.alone", source=_span_of("“"))
    assert apart(_DOCUMENT, [each])[0].source is None
