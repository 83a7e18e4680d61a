"""Descriptions of people of whom the page tells the office nowhere else, and those that must tell nothing."""

import pytest

import quotetrace

_TOLD = [
    (
        "Marek Dolan lost the debate on Friday, by most accounts.\n\nThe Vermont senator has led in the polls since "
        "May. “We go on,” Dolan said.",
        ("Marek Dolan", "senator", "Vermont", "current"),
    ),
    (
        "Ines Falk was booed in the hall on Tuesday. The former finance minister did not look up. “I have heard "
        "worse,” Falk told the Courier.",
        ("Ines Falk", "finance minister", None, "former"),
    ),
    (
        "Union leaders doubt that they can work with Ola Brandt because the Norwegian prime minister broke a promise "
        "in March. “I broke nothing,” Brandt said.",
        ("Ola Brandt", "prime minister", "Norway", "current"),
    ),
    (
        "Fans sang for Tomi Adeyinka in the rain. The Nigerian striker has not scored since August. “It will come,” "
        "Adeyinka said.",
        ("Tomi Adeyinka", "striker", "Nigeria", "current"),
    ),
]
_OFFICES = ("secretary of state", "undersecretary of state", "minister of state")
_UNTOLD = [
    # the subject of its own sentence
    "Marek Dolan praised the Vermont senator on Friday. “She is brave,” Dolan said.",
    # what somebody may become
    "Delegates like Marek Dolan, and yet want another to be the Republican nominee. “We go on,” Dolan said.",
    # one of several, or the next
    "Voters like Marek Dolan. The next mayor will need a budget. “We go on,” Dolan said.",
    # an office whose holder nobody names
    "The firm settled with Marek Dolan. The company has since paid the attorney general too. “It is over,” Dolan said.",
]


@pytest.mark.parametrize(("text", "told"), _TOLD)
def test_what_a_description_tells(text: str, told: tuple[str, str, str | None, str]) -> None:
    report = quotetrace.trace(text)
    (quotation,) = [one for one in report.quotations if one.kind == "direct"]
    (speaker,) = [one for one in report.speakers if one.id in quotation.speakers]
    assert (speaker.name, speaker.role, speaker.affiliation, speaker.affiliations[0].status) == told


@pytest.mark.parametrize("office", _OFFICES)
def test_an_office_of_state_is_whole(office: str) -> None:
    report = quotetrace.trace(
        f"Ana Ruiz was booed on Friday. The former {office} did not look up. “I heard,” Ruiz said."
    )
    (speaker,) = report.speakers
    assert (speaker.role, speaker.affiliation) == (office, None)


@pytest.mark.parametrize("text", _UNTOLD)
def test_a_description_of_somebody_else_tells_nothing(text: str) -> None:
    report = quotetrace.trace(text)
    (speaker,) = [one for one in report.speakers if one.name == "Marek Dolan"]
    assert speaker.role is None


def test_a_description_as_source_means_who_has_no_other_office() -> None:
    text = (
        "Marek Dolan spoke for an hour in Altona on Friday and thanked Mayor Bill Orsini. “We go on,” the Republican "
        "presidential candidate said."
    )
    report = quotetrace.trace(text)
    (quotation,) = [one for one in report.quotations if one.kind == "direct"]
    assert [one.name for one in report.speakers if one.id in quotation.speakers] == ["Marek Dolan"]


def test_unnamed_people_of_one_noun_are_told_apart_by_the_words_before_it() -> None:
    report = quotetrace.trace(
        "A row broke out when a male councillor said the plan was fine. A female councillor said it was not. "
        "“Shame,” the male councillor said. The female councillor said she would leave."
    )
    he, she, shame, leaves = (one.speakers for one in report.quotations)
    assert (he, she) == (shame, leaves)
    assert he != she
