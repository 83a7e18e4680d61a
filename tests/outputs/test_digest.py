"""The wording that the table and the page share."""

import pytest
from attrs import evolve

from quotetrace.models import Related, Speaker
from quotetrace.outputs.digest import digest, joined, other_names, role_of
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
