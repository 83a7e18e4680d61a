"""The wording that the table and the page share."""

import pytest
from attrs import evolve

from quotetrace.models import Affiliation, Article, Held, Quotation, Related, Span, Speaker
from quotetrace.outputs.digest import digest, former_roles, joined, marked, other_names, role_of
from quotetrace.outputs.report import Report
from tests.outputs.sample_report import REPORT, TRACES


def test_a_pair_that_came_near_is_told_once() -> None:
    back = evolve(
        TRACES[1], related=(Related(trace="t1", verdict="conflicting", evidence="the same, seen from there"),)
    )
    near = digest(evolve(REPORT, traces=(TRACES[0], back, *TRACES[2:]))).near
    assert [[quotation.id for quotation in pair.quotations] for pair in near] == [["q1", "q2"]]


def test_what_points_nowhere_is_left_out() -> None:
    view = digest(evolve(REPORT, quotations=REPORT.quotations[1:], speakers=()))
    assert (view.told, view.near, view.speaking) == ((), (), 0)


def test_quotations_without_a_speaker_come_last() -> None:
    assert [bool(group.speakers) for group in digest(evolve(REPORT, quotations=REPORT.quotations[::-1])).groups][
        -1
    ] is False


@pytest.mark.parametrize(
    ("name", "aliases", "shown"),
    [
        ("Guild", ("Guild", "The Guild", "the guild"), []),
        ("Ana Ruiz", ("Ruiz", "ruiz", "Ms Ruiz"), ["Ruiz", "Ms Ruiz"]),
        ("Theo", ("the o",), ["the o"]),
        ("", (), []),
    ],
)
def test_other_names_tell_more_than_the_name(name: str, aliases: tuple[str, ...], shown: list[str]) -> None:
    assert other_names(Speaker(id="s", name=name, kind="person", aliases=aliases)) == shown


@pytest.mark.parametrize(
    ("speaker", "phrase"),
    [
        (Speaker(id="s", name="Ana", kind="person", role="mayor", affiliation="Arden"), "mayor, Arden"),
        (Speaker(id="s", name="Guild", kind="organization", affiliation="The Guild"), None),
        (
            Speaker(id="s", name="analysts", kind="unnamed", role="Analysts", affiliation="Arden Bank"),
            "unnamed source, Arden Bank",
        ),
    ],
)
def test_a_role_does_not_repeat_the_name(speaker: Speaker, phrase: str | None) -> None:
    assert role_of(speaker) == phrase


def test_names_are_joined_as_in_a_sentence() -> None:
    assert joined(["Ana", "Bo", "Cy"]) == "Ana, Bo and Cy"


def _split(kind: str, text: str, *written: tuple[int, str]) -> Quotation:
    content = tuple(Span(start, start + len(words), words) for start, words in written)
    return Quotation(id="q", article="a", kind=kind, content=content, text=text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("quotation", "shown"),
    [
        (_split("direct", "Late, and wet.", (0, "“Late,”"), (20, "“and wet.”")), "“Late,” … “and wet.”"),
        (_split("direct", "Late. Wet.", (0, "“Late."), (8, "“Wet.”")), "“Late. Wet.”"),
        (_split("direct", "a, b. c", (0, "``a,''"), (20, "''b."), (26, "''c''")), "“a,” … “b. c”"),
        (_split("direct", "so ‘no’ a ‘b’", (0, "“so ‘no’”"), (20, "“a ‘b’”")), "“so ‘no’” … “a ‘b’”"),
        (_split("direct", "made elsewhere", (0, "“Late,”"), (20, "“and wet.”")), "“made elsewhere”"),
        (_split("direct", "Late, and", (0, "“Late,”"), (20, "“and wet.”")), "“Late, and”"),
        (_split("indirect", "it was late and wet", (0, "it was late"), (30, "and wet")), "it was late … and wet"),
        (_split("direct", "words"), "“words”"),
    ],
)
def test_parts_with_words_between_are_shown_apart(quotation: Quotation, shown: str) -> None:
    assert marked(quotation) == shown


@pytest.mark.parametrize(
    ("ids", "labels"),
    [
        (["/tmp/long/path/a.txt", "/tmp/long/path/b.txt"], ["a.txt", "b.txt"]),
        (["one/a.txt", "two/a.txt", "b.txt"], ["one/a.txt", "two/a.txt", "b.txt"]),
        (["C:\\news\\a.txt", "wire/"], ["a.txt", "wire/"]),
    ],
)
def test_articles_are_called_by_the_last_part_of_their_path_where_it_differs(ids: list[str], labels: list[str]) -> None:
    view = digest(Report(articles=tuple(Article(id=name) for name in ids)))
    assert [view.label(name) for name in ids] == labels
    assert view.label("elsewhere/c.txt") == "elsewhere/c.txt"


@pytest.mark.parametrize(
    ("status", "phrase"),
    [("former", "former mayor, Arden"), ("acting", "acting mayor, Arden"), ("current", "mayor, Arden")],
)
def test_a_post_that_is_over_is_told_so_once(status: Held, phrase: str) -> None:
    held = Affiliation(role="mayor", organization="Arden", status=status)
    speaker = Speaker(id="s1", name="Ana Ruiz", kind="person", role="mayor", affiliation="Arden", affiliations=(held,))
    assert role_of(speaker) == phrase
    assert former_roles(speaker) == []
