"""The table: fits the terminal, harmless to it, and says what a reader needs."""

import re

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.models import DiffStep
from quotetrace.outputs.report import Report
from quotetrace.outputs.table import differences, table
from quotetrace.outputs.terminal import columns, line, safe, words, wrap
from tests.outputs.sample_report import QUOTATIONS, REPORT
from tests.outputs.strategies import REPORTS, TEXT

SGR = re.compile("\x1b\\[[0-9;]*m")
HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize("width", [1, 24, 40, 71, 72, 80, 200])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_the_terminal(width: int, colour: bool) -> None:
    for row in table(REPORT, width=width, colour=colour).splitlines():
        assert columns(SGR.sub("", row)) <= max(width, 24)


@given(REPORTS, st.integers(24, 130), st.booleans())
def test_any_text_fits_and_is_harmless(report: Report, width: int, colour: bool) -> None:
    drawn = table(report, width=width, colour=colour)
    plain = SGR.sub("", drawn) if colour else drawn
    assert not HARMFUL.search(plain)
    # two columns of a wide character do not fit where one is left; nothing else may stick out
    assert all(columns(row) <= width for row in plain.split("\n"))


def test_colour_changes_no_word() -> None:
    plain, coloured = table(REPORT, width=80), table(REPORT, width=80, colour=True)
    assert "\x1b[" not in plain
    assert "\x1b[1;31m" in coloured
    strip = [row.rstrip() for row in SGR.sub("", coloured).splitlines()]
    assert strip == plain.splitlines()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_it_says_in_words_what_a_reader_needs(width: int) -> None:
    text = " ".join(table(REPORT, width=width).split())
    for part in (
        "6 quotations in 2 articles · 4 speakers",
        "1 ALTERED",
        "mayor, City of Arden",
        "formerly harbour master",
        "also: Ms Oliveira · Olivera",
        "Marta Oliveira and Jon Field",
        "sure 0.97",
        "likely 0.61",
        "unsure 0.30",
        "ALTERED · reworded · 82% alike",
        "! negation: “not” left out",
        "! number: “twelve” became “twenty”",
        "[-twelve-] {+twenty+}",
        "Speaker not named",
    ):
        assert part in text


def test_one_article_is_not_named_again_and_again() -> None:
    one = evolve(REPORT, articles=REPORT.articles[:1], quotations=QUOTATIONS[:2])
    assert "Harbour stays open" not in table(one)


def test_a_long_run_without_change_is_cut_in_the_middle() -> None:
    run = " ".join(f"w{n}" for n in range(30))
    drawn = " ".join(word.text for word in differences([DiffStep(operation="equal", representative=run, version=run)]))
    assert drawn == "w0 w1 w2 w3 w4 […] w25 w26 w27 w28 w29"


def test_an_empty_report_says_so() -> None:
    assert table(Report()) == "No quotations found.\n"
    assert str(Report()) == "No quotations found.\n"


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("日本", 4), ("e\u0301", 1), ("“”…", 3), ("\u200d", 0), ("", 0), ("ｶﾅ", 2), ("Ａ", 2), ("👩", 2)],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


def test_a_terminal_cannot_be_steered() -> None:
    assert safe("\x1b]0;x\x07\x9b2J\x7f\u202e\ud800\x00") == "␛]0;x␇\ufffd2J␡\ufffd\ufffd␀"
    assert line("a\r\n b\u2028c\x85d") == "a b c d"


@given(TEXT, st.integers(2, 20))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    rows = list(wrap(words(text), width))
    kept = "".join(word.text for row in rows for word in row)
    assert kept.replace(" ", "") == "".join(line(text).split())


def test_wide_text_breaks_between_characters_but_not_before_a_full_stop() -> None:
    rows = [[word.text for word in row] for row in wrap(words("港口不會關。"), 10)]
    assert rows == [["港", "口", "不", "會"], ["關。"]]
