"""The timeline: what appeared when, and what was copied from what."""

from hypothesis import given
from hypothesis import strategies as st

from quotetrace.traces import Row, trace_rows
from quotetrace.traces.merging.timeline import is_date

WHOLE = "The lighthouse was built by smugglers, and the council has repaired it with their money ever since."
SLIP = "The lighthouse was bult by smugglers, and the council has repaired it with their money ever since."
PART = "the council has repaired it with their money ever since"


def row(name: str, text: str, published: str | None, outlet: str | None = None) -> Row:
    return Row(name, text, ("Mina Sato",), f"article of {name}", published=published, outlet=outlet)


def test_a_copied_slip_names_its_source() -> None:
    rows = [
        row("late", SLIP, "2026-03-04", "The Echo"),
        row("first", WHOLE, "2026-03-01T09:00:00Z", "The Post"),
        row("slip", SLIP, "2026-03-02"),
        row("part", PART, "2026-03-05"),
        row("undated", WHOLE, None),
    ]
    (trace,) = trace_rows(rows)
    assert [(at.quotation, at.outlet, at.copied) for at in trace.timeline] == [
        ("first", "The Post", None),
        ("slip", None, "first"),
        ("late", "The Echo", "slip"),
        ("part", None, "first"),
    ]


def test_moments_count_across_time_zones() -> None:
    rows = [row("later", WHOLE, "2026-03-01T10:00:00+00:00"), row("sooner", WHOLE, "2026-03-01T10:30:00+02:00")]
    (trace,) = trace_rows(rows)
    assert [at.quotation for at in trace.timeline] == ["sooner", "later"]


def test_versions_of_one_moment_or_article_are_no_sources() -> None:
    rows = [
        Row("a", WHOLE, ("Mina Sato",), "1", published="2026-03-01"),
        Row("b", WHOLE, ("Mina Sato",), "2", published="2026-03-01"),
        Row("c", WHOLE, ("Mina Sato",), "3", published="yesterday"),
    ]
    (trace,) = trace_rows(rows)
    assert [(at.quotation, at.copied) for at in trace.timeline] == [("a", None), ("b", None)]


@given(st.text(max_size=20))
def test_any_string_may_stand_for_a_date(text: str) -> None:
    (trace,) = trace_rows([row("a", WHOLE, text)])
    assert len(trace.timeline) == is_date(text)
