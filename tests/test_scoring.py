"""Figures counted by hand on two sentences."""

import pytest

from quotetrace import extract_quotes
from quotetrace.labelled import Attribution, Kind, Labelled
from quotetrace.scoring import Agreement, Judged, Ratio, evaluate

_TEXT = "“The ferry is late,” said Ines Okafor. The harbour is closed, Tom Birk said."


def _span(words: str) -> tuple[int, int]:
    start = _TEXT.index(words)
    return start, start + len(words)


def _gold(content: str, cue: str, source: str, kind: Kind = "indirect", *, stance: bool | None = None) -> Attribution:
    return Attribution(
        content=(_span(content),),
        cue=(_span(cue),) if cue else (),
        source=(_span(source),) if source else (),
        kind=kind,
        stance=stance,
    )


def _figures(*gold: Attribution, left_out: tuple[tuple[int, int], ...] = ()) -> Agreement:
    return evaluate([Labelled(id="a", text=_TEXT, attributions=gold, left_out=left_out)])


_DIRECT = _gold("“The ferry is late,”", "said", "Ines Okafor", "direct")
_INDIRECT = Attribution(
    content=(_span("The harbour is closed"),),
    cue=((_TEXT.rindex("said"), len(_TEXT) - 1),),
    source=(_span("Tom Birk"),),
)


def test_the_reading_is_what_the_figures_below_suppose() -> None:
    assert [each.text for each in extract_quotes(_TEXT)] == ["The ferry is late,", "The harbour is closed"]


def test_everything_right() -> None:
    found = _figures(_DIRECT, _INDIRECT)
    assert found.speech == dict.fromkeys(("content", "with_source", "with_all", "all_exact"), Ratio(2, 2, 2))
    assert found.exact == found.trimmed == dict.fromkeys(("content", "cue", "source"), Ratio(2, 2, 2))
    assert found.counts == {"direct": (1, 1, 1), "indirect": (1, 1, 1)}


def test_what_is_not_labelled_counts_against_precision() -> None:
    found = _figures(_DIRECT).speech["content"]
    assert found == Ratio(1, 2, 1)
    assert (found.precision, found.recall, found.f) == (0.5, 1.0, 2 / 3)


def test_what_was_set_aside_counts_neither_way() -> None:
    assert _figures(_DIRECT, left_out=(_span("The harbour is closed"),)).speech["content"] == Ratio(1, 1, 1)


def test_a_miss_counts_against_recall() -> None:
    found = _figures(_DIRECT, _INDIRECT, _gold("Okafor", "", "")).speech["content"]
    assert found == Ratio(2, 2, 3)


# A label with 20 letters beside the 16 that are read, and one of which less than half is.
@pytest.mark.parametrize(
    ("content", "right", "same"),
    [("The ferry is late,” said", 1, 0), ("The ferry is late,” said Ines Okafor. The harbour", 0, 0)],
)
def test_half_of_the_characters_is_found(content: str, right: int, same: int) -> None:
    found = _figures(_gold(content, "said", "Ines Okafor", "direct"))
    assert (found.speech["content"].right, found.counts["direct"]) == (right, (right, same, 1))


def test_another_source_and_another_cue() -> None:
    found = _figures(_gold("“The ferry is late,”", "late", "Tom Birk", "direct")).speech
    assert [found[name].right for name in ("content", "with_source", "with_all", "all_exact")] == [1, 0, 0, 0]


def test_marks_and_that_are_edges() -> None:
    found = _figures(_gold("The ferry is late", "said", "Ines Okafor", "direct"))
    assert found.speech["all_exact"].right == 1
    assert (found.exact["content"].right, found.trimmed["content"].right) == (0, 1)


def test_stances_are_set_aside_from_speech() -> None:
    found = _figures(_DIRECT, _gold("The harbour is closed", "", "Tom Birk", stance=True))
    assert found.speech["content"] == Ratio(1, 1, 1)
    assert found.linked["content"] == Ratio(2, 2, 2)


def test_no_labels_and_no_quotations() -> None:
    nothing = evaluate([Labelled(id="a", text="Nobody spoke.")])
    assert nothing.speech["content"].to_dict() == {"p": 0.0, "r": 0.0, "f": 0.0}
    assert (nothing.documents, nothing.bands, nothing.calibration_error) == (1, (), 0.0)


def test_calibration_error_is_the_distance_band_by_band() -> None:
    judged = [Judged("r", 0.9, right=True), Judged("r", 0.92, right=False), Judged("r", 1.0, right=True)]
    judged.append(Judged("r", 0.25, right=False))
    found = Agreement(documents=1, speech={}, counts={}, linked={}, exact={}, trimmed={}, judged=tuple(judged))
    assert [(band.low, band.count, round(band.precision, 2)) for band in found.bands] == [(0.2, 1, 0.0), (0.9, 3, 0.67)]
    assert found.calibration_error == pytest.approx((0.25 + 3 * abs(0.94 - 2 / 3)) / 4)
