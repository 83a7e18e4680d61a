"""For whom somebody plays, sits or judges: how a club, a committee, a court is named, times how a speaker is told."""

from itertools import product

import pytest

from quotetrace import trace

# Each club with the word that it goes by, and another that it meets.
CLUBS = (
    ("Port Herons", "Herons", "Lautoka Mariners"),
    ("Dunmore City", "City", "Hartmoor"),
    ("the Utica Comets", "Comets", "the Tulsa Storm"),
    ("Torvell", "Torvell", "Ashby Town"),
    ("Kanazawa Cranes", "Kanazawa", "Wexcombe United"),
    ("FC Brennick", "Brennick", "Oyo Warriors"),
)
LEDES = (
    "{Club} beat {other} 2-1 on Saturday to go third in the table.\n\nMarko Ilic scored twice.\n\n",
    "{Club} parted company with their coach on Monday, hours after a 4-0 defeat by {other}.\n\n",
    "A goal in stoppage time from Marko Ilic lifted {club} past {other} on Sunday night.\n\n",
    "{Club} have signed the midfielder Jonas Prell from {other} for £4m.\n\nPrell, 24, leaves in May.\n\n",
)
OF_CLUB = (
    "“We stole that one,” said the {short} coach, Lotte Vestergaard.",
    "“We stole that one,” {short} coach Lotte Vestergaard said.",
    "“We stole that one,” said Lotte Vestergaard, the {short} manager.",
    "“It hurts,” the club’s chairman, Tetsuo Amamiya, said.",
    "{Club} have now gone six matches unbeaten. “I am not counting,” said the coach, Piet Maas.",
)
OF_OTHER = (
    "{Other} had led at the break through their captain, Jope Nailati.\n\n“We switched off,” Nailati said.",
    "{Other} have now lost four in a row. “We are in trouble,” said their coach, Piet Maas.",
)
OF_NONE = (
    "The referee, Sunita Rao, said the ball had crossed the line.",
    "“I have been coming for 40 years,” said Dawn Hart, a supporter from Leeds.",
    "“The noise is terrible,” said Paul Dean, who lives opposite the ground.",
)
COURTS = ("Northmoor Crown Court", "the High Court", "Altona Coroner’s Court", "the Employment Tribunal")
JUDGES = ("Judge Carmen Ybarra", "The judge, Carmen Ybarra,", "Recorder Carmen Ybarra", "District Judge Carmen Ybarra")
HOUSES = ("Reservoirs Authority", "Castell & Rowe", "Institute of Hydrology", "Torvell", "Office of the Ombudsman")
POSTS = ("Head of Water Quality", "Vice President, Regulatory Affairs", "Chief Executive", "Director of Policy")
HEARING = """JOINT SELECT COMMITTEE ON WATER AND DRAINAGE

PRESENT
Sen. Dr. Anjali Ramkissoon, Chairman
Mr. Dmitri Lochan, MP, Member

WITNESSES
Ms. Hui Lam, {post}, {house}
Mrs. Celestine Alleyne, resident, Caura Road

MR. LOCHAN: When did you test the water?

MS. LAM: We tested it in March.

MRS. ALLEYNE: It comes out brown.

DR. RAMKISSOON: You have ten minutes."""


def _last(text: str) -> str | None:
    """The affiliation of the last speaker of a text."""
    report = trace(text)
    known = {speaker.id: speaker for speaker in report.speakers}
    return known[report.quotations[-1].speakers[0]].affiliation


def _page(lede: str, tail: str, club: tuple[str, str, str]) -> str:
    name, short, other = club
    big = {"Club": name[0].upper() + name[1:], "Other": other[0].upper() + other[1:]}
    return (lede + tail).format(club=name, other=other, short=short, **big)


@pytest.mark.parametrize(("lede", "tail", "club"), list(product(LEDES, OF_CLUB, CLUBS)))
def test_who_is_told_with_a_club_is_of_it(lede: str, tail: str, club: tuple[str, str, str]) -> None:
    assert _last(_page(lede, tail, club)) == club[0].removeprefix("the ")


@pytest.mark.parametrize(("lede", "tail", "club"), list(product(LEDES, OF_OTHER, CLUBS)))
def test_who_is_told_with_the_other_club_is_of_that(lede: str, tail: str, club: tuple[str, str, str]) -> None:
    assert _last(_page(lede, tail, club)) == club[2].removeprefix("the ")


@pytest.mark.parametrize(("lede", "tail", "club"), list(product(LEDES, OF_NONE, CLUBS)))
def test_who_watches_or_lives_near_is_of_no_club(lede: str, tail: str, club: tuple[str, str, str]) -> None:
    assert _last(_page(lede, tail, club)) is None


@pytest.mark.parametrize(("court", "judge"), list(product(COURTS, JUDGES)))
def test_a_judge_is_of_the_court_that_is_named(court: str, judge: str) -> None:
    lede = f"A man stole £200,000 from a hospice, {court} heard on Tuesday.\n\nUlf Berg, 63, denies fraud.\n\n"
    assert _last(f"{lede}{judge} said he had betrayed everyone.") == court.removeprefix("the ")


@pytest.mark.parametrize(("post", "house"), list(product(POSTS, HOUSES)))
def test_a_hearing_lists_who_is_of_which_house(post: str, house: str) -> None:
    report = trace(HEARING.format(post=post, house=house))
    told = {speaker.name: (speaker.role, speaker.affiliation) for speaker in report.speakers}
    committee = "Joint Select Committee on Water and Drainage"
    assert told == {
        "Dmitri Lochan": ("Member", committee),
        "Hui Lam": (post, house),
        "Celestine Alleyne": ("resident", None),
        "Anjali Ramkissoon": ("Chairman", committee),
    }
