"""Whose a post is that the text gives no house: names, ledes and sentences combined, so that no one wording decides."""

from itertools import product

import pytest

from quotetrace import trace
from tests.speakers.told_houses import alike, houses

FIRMS = ("Brevik Line", "Nordavia", "Palewell", "Hartmoor Foods", "Castell & Rowe", "Kestrel-Dunn", "Umoja Cement")
OF_FIRMS = (
    "{name} will close its plant in Kelby next spring, with the loss of 340 jobs.\n\nStaff were told on Friday.\n\n",
    "Regulators fined {name} 12 million pounds on Friday.\n\nThe Financial Conduct Authority said so.\n\n",
    "A court in Kelby on Friday ordered {name} to pay 3 million crowns to two families.\n\nIt can be appealed.\n\n",
    "MUMBAI: Workers at {name} went on strike on Monday over unpaid bonuses.\n\nIt is the third strike.\n\n",
    "{name}’s new factory in Kelby will open in May.\n\nThe mayor of Kelby said the town had waited long.\n\n",
)
IN_FIRMS = (
    "“We had no choice,” the company’s managing director, Tomas Egede, said.",
    "“We had no choice,” a company spokeswoman said.",
    "“We had no choice,” said chief executive Tomas Egede.",
    "“We had no choice,” Managing Director Tomas Egede said.",
)
COUNCILS = (
    "The Shire of Corrigup",
    "Dunsley Borough Council",
    "The Town of Ashgrove",
    "Nkuru Metropolitan Assembly",
    "Eastmere Council",
)
OF_COUNCILS = (
    "{name} voted on Tuesday to spend $285,000 on a fibreglass fish.\n\nThe vote took three hours.\n\n",
    "{name} is facing a bill of £4 million after a wall collapsed.\n\nThe builder, Brandt Homes, has gone bust.\n\n",
)
IN_COUNCILS = (
    "“It will put us on the map,” interjected Cr Lorraine Maddocks, to applause.",
    "“It will put us on the map,” said mayor Lorraine Maddocks.",
    "Chief executive Lorraine Maddocks, quizzed from the floor, conceded that it was dear.",
    "But deputy leader Lorraine Maddocks said it was rushed.",
    "“We have listened to residents,” a council spokesperson said.",
)
SCHOOLS = ("St Brannoc’s Hospital", "Mercy General Hospital", "Lakemont State University", "Heath Hospitals Trust")
OF_SCHOOLS = (
    "A burst pipe has flooded the ground floor of {name}, closing it for a week.\n\nIt rained all night.\n\n",
    "KELBY (Selat Newswire) — An inquiry has found that {name} ignored warnings about its roof.\n\n"
    "The Ministry of Works ordered repairs in 2019.\n\n",
)
IN_SCHOOLS = (
    "“We are sorry,” chief executive Ruth Okello said.",
    "“We are sorry,” said Ruth Okello, the director.",
    "The president, Ruth Okello, said she was sorry.",
)
REPORTS = ("Regional Food Monitor", "Orrin Institute", "Kestrow University")
OF_REPORTS = (
    "Food will be dear. The {name}, a body based in Harare, estimated in a report that millions would go hungry.\n\n",
    "Food prices will rise by a third before spring, according to a report by the {name}.\n\nNobody was surprised.\n\n",
)
IN_REPORTS = (
    "“Hunger is a price,” said Dr. Nomvula Radebe, an economist who wrote the report with two colleagues.",
    "“Hunger is a price,” said the report’s lead author, Nomvula Radebe.",
)
UNIONS = ("Fides", "Unison North", "National Union of Gravediggers")
OF_UNIONS = ("Members of {name} voted on Thursday to march.\n\nThe march will take place in May.\n\n",)
IN_UNIONS = (
    "“We are tired,” said the union’s regional organiser, Ivo Brandt.",
    "“We are tired,” a union spokesman said.",
)
COUNTRIES = ("Sri Lanka", "Malaysia", "Peru")
OF_COUNTRIES = (
    "A judge has accused the government of {name} of leaving thousands unpaid.\n\nThe ship sank in 2021.\n\n",
    "KELBY (Reuters) - {name}’s government will sell its stake in the airline.\n\nIt lost $400 million.\n\n",
)
IN_COUNTRIES = ("“Nobody will be spared,” the transport minister, Farid Osman, told lawmakers.",)
HOUSED = (
    (FIRMS, OF_FIRMS, IN_FIRMS),
    (COUNCILS, OF_COUNCILS, IN_COUNCILS),
    (SCHOOLS, OF_SCHOOLS, IN_SCHOOLS),
    (REPORTS, OF_REPORTS, IN_REPORTS),
    (UNIONS, OF_UNIONS, IN_UNIONS),
    (COUNTRIES, OF_COUNTRIES, IN_COUNTRIES),
)
# Who belongs to nobody of whom the page tells, whatever stands near by.
OUTSIDE = (
    "“I heard a bang,” said Tomas Egede, a neighbour.",
    "“I heard a bang,” a customer, Tomas Egede, said.",
    "“I heard a bang,” said resident Tomas Egede.",
    "“I heard a bang,” said Tomas Egede, an economist who was not involved in the study.",
)
SMALL = (
    ("port", "Malaysia’s third-largest port"),
    ("zoo", "a zoo in Kelby"),
    ("refinery", "the refinery up the estuary"),
)
OF_SMALL = (
    "TELUK MERPATI, Malaysia (Selat Newswire) — A crane toppled at {name} on Tuesday, killing two men.\n\n",
    "KELBY — Thieves broke into {name} on Tuesday.\n\nThe Kelby Courier first reported the theft.\n\n",
)
IN_SMALL = (
    "The {kind}’s chief executive, Tan Wei Liang, said there would be an inquiry.",
    "“There will be an inquiry,” a spokeswoman for the {kind} said.",
)
LEDES = (
    ("A former manager at a rural water board", "rural water board"),
    ("A bookkeeper at a Dunsley law firm", "Dunsley law firm"),
    ("A caretaker at a primary school", "primary school"),
)


@pytest.mark.parametrize(
    ("name", "lead", "tail"), [cell for names, leads, tails in HOUSED for cell in product(names, leads, tails)]
)
def test_a_post_without_a_house_is_of_whom_the_page_is_about(name: str, lead: str, tail: str) -> None:
    assert alike(name.removeprefix("The "), houses(lead.format(name=name) + tail)[0])


@pytest.mark.parametrize(("name", "lead"), [cell for names, leads, _ in HOUSED for cell in product(names[:2], leads)])
@pytest.mark.parametrize("tail", OUTSIDE)
def test_who_looks_on_has_no_house(name: str, lead: str, tail: str) -> None:
    assert set(houses(lead.format(name=name) + tail)) == {None}


@pytest.mark.parametrize(("name", "lead", "tail"), [*product(SMALL, OF_SMALL, IN_SMALL)])
def test_a_house_without_a_name_is_told_by_its_kind(name: tuple[str, str], lead: str, tail: str) -> None:
    kind, described = name
    assert alike(kind, houses(lead.format(name=described) + tail.format(kind=kind))[0])


@pytest.mark.parametrize(("lede", "house"), LEDES)
def test_a_lede_tells_the_house_of_who_is_named_next(lede: str, house: str) -> None:
    text = f"{lede} has been jailed for four years.\n\nSipho Ngxola, 52, told the court so. “I was tired,” Ngxola said."
    assert alike(house, houses(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Kelby, Ana Ruiz, opened it. “I am glad,” said Ruiz.",
        "Cr Ana Ruiz met councillors of other towns. “I am glad,” said Ruiz.",
    ],
)
def test_no_council_is_invented(text: str) -> None:
    assert all(told is None or "council" not in told.lower() for told in houses(text))


@pytest.mark.xfail(strict=True, reason="a name like a person’s, with no sign of a firm but what befell it")
@pytest.mark.parametrize("tail", IN_FIRMS[:2])
def test_a_firm_that_is_called_as_people_are(tail: str) -> None:
    assert houses("A court on Friday ordered Tamsin Gold to pay two families.\n\n" + tail)[0] == "Tamsin Gold"


@pytest.mark.xfail(strict=True, reason="a verb that begins a name is no part of it")
def test_a_charity_whose_name_is_a_wish() -> None:
    text = "Save the Otter said on Friday that it had run out of money.\n\n“We are tired,” a charity spokesman said."
    assert houses(text)[0] == "Save the Otter"


def test_a_firm_is_no_person_because_its_words_are_names() -> None:
    report = trace("Orrin Bank shares fell 8 per cent. “It was late,” a spokesman said. Workers at Orrin Bank agreed.")
    assert [one.name for one in report.speakers if one.kind == "person"] == []


def test_a_person_with_such_a_name_stays_one() -> None:
    report = trace("Tom Banks, 54, sold his shares. Tom Banks said his workers at Orrin Foods would keep their jobs.")
    assert [one.name for one in report.speakers if one.kind == "person"] == ["Tom Banks"]
