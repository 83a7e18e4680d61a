"""Dates as pages write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.grammar.moments import moment_of


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2025-11-14", "2025-11-14T00:00:00+00:00"),
        ("14 Nov 2025", "2025-11-14T00:00:00+00:00"),
        ("14th of November, 2025", "2025-11-14T00:00:00+00:00"),
        ("Nov. 14, 2025", "2025-11-14T00:00:00+00:00"),
        ("14/11/2025", "2025-11-14T00:00:00+00:00"),
        ("11/14/2025", "2025-11-14T00:00:00+00:00"),
        ("14.11.2025 09:05", "2025-11-14T09:05:00+00:00"),
        ("2025/11/14 09:05", "2025-11-14T09:05:00+00:00"),
        ("November 14, 2025, 9:05 a.m.", "2025-11-14T09:05:00+00:00"),
        ("Nov 14, 2025 12:05 a.m.", "2025-11-14T00:05:00+00:00"),
        ("Updated: November 14, 2025 at 9:05 PM EDT", "2025-11-15T01:05:00+00:00"),
        ("Fri, 14 Nov 2025 09:05:00 GMT", "2025-11-14T09:05:00+00:00"),
        ("Fri, 14 Nov 2025 09:05:00 +0530", "2025-11-14T03:35:00+00:00"),
        ("Friday 14 November 2025 09.05", "2025-11-14T09:05:00+00:00"),
    ],
)
def test_a_date_is_read(written: str, moment: str) -> None:
    found = moment_of(written)
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "Friday", "2025", "November 2025", "03/04/2025", "31 February 2025", "14 Nov 2025 13:05 p.m."],
)
def test_what_names_no_single_day_is_none(written: str) -> None:
    assert moment_of(written) is None


@given(st.text(alphabet="0123456789 -/.:,novNOVamp+tTzZ", max_size=30))
def test_any_string_may_stand_for_a_date(text: str) -> None:
    found = moment_of(text)
    assert found is None or found.utcoffset() is not None
