"""Names that stand behind a kind of body or somebody's own words for it, and whom an office before a name is."""

import pytest

import quotetrace

_CASES = [
    # an aide is nobody whose name stands behind
    ("“We are ready,” a spokesperson for Gov. Ray Landry said in an email.", [("spokesperson", "unnamed")]),
    ("“She will come,” said an adviser for Mayor Ada Roe.", [("adviser", "unnamed")]),
    ("An aide to Sen. Lou Hart said it was late.", [("aide", "unnamed")]),
    ("A lawyer for Ana Ruiz, Tom Poe, said it was late.", [("Tom Poe", "person")]),
    ("Ana Ruiz, an aide to Mayor Lou Hart, said it was late.", [("Ana Ruiz", "person")]),
    # a kind of body, and which one
    (
        "A rights group, the Centre for Tenants and Traders, said on Friday that the market was razed.",
        [("Centre for Tenants and Traders", "organization")],
    ),
    ("One charity, the Marlow Fund, said that it was late.", [("Marlow Fund", "organization")]),
    # several of a kind
    (
        "Two airlines, Cebu Isla and Luntian Air, said that flights were off.",
        [("Cebu Isla", "organization"), ("Luntian Air", "organization")],
    ),
    (
        "Three charities, Marlow Fund, Open Door and Saltmarsh, said that rents had doubled.",
        [("Marlow Fund", "organization"), ("Open Door", "organization"), ("Saltmarsh", "organization")],
    ),
    # people are named behind a plural too
    (
        "Two ministers, Ola Berg and Kari Moe, said that rents had doubled.",
        [("Ola Berg", "person"), ("Kari Moe", "person")],
    ),
    # who tells the name behind
    ("Another trader, who gave his name as Alhaji Sani, said that goods were lost.", [("Sani", "person")]),
    ("A trader, who named no one, said that goods were lost.", [("trader", "unnamed")]),
]


@pytest.mark.parametrize(("text", "speakers"), _CASES)
def test_who_speaks(text: str, speakers: list[tuple[str, str]]) -> None:
    report = quotetrace.trace(text)
    (quotation, *_) = report.quotations
    found = {one.id: (one.name, one.kind) for one in report.speakers}
    assert [found[one] for one in quotation.speakers] == speakers


@pytest.mark.parametrize(
    ("first", "short", "later"),
    [("Callum Rennie", "Mr. Renny", "Gordon Renny"), ("Tan Wei Liang", "Mr. Chen", "Chen Xiumei")],
)
def test_a_garbled_short_name_means_who_was_met(first: str, short: str, later: str) -> None:
    """Whoever bears the garbled form as it stands is only met later."""
    text = (
        f"Port chief {first} spoke on Monday. “We owe an answer,” {short} told reporters.\n\n"
        f"The lawmaker {later} asked for more. “I will wait,” {later} said."
    )
    report = quotetrace.trace(text)
    names = {one.id: one.name for one in report.speakers}
    assert [names[one.speakers[0]] for one in report.quotations if one.kind == "direct"] == [first, later]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“It was late,” came the reply from Ana Ruiz.", [("Ana Ruiz", "person")]),
        (
            "The answer from the city’s environment office: “Please do not.”",
            [("city’s environment office", "organization")],
        ),
        ("“It was late,” came a shout from the back of the hall.", [("shout", "unnamed")]),
    ],
)
def test_who_sends_what_is_said(text: str, speakers: list[tuple[str, str]]) -> None:
    report = quotetrace.trace(text)
    (quotation,) = report.quotations
    assert [(one.name, one.kind) for one in report.speakers if one.id in quotation.speakers] == speakers


def test_both_with_what_they_are_speak() -> None:
    report = quotetrace.trace("Ann Smith, the mayor, and Bob Crane, the doctor, said they were sad.")
    assert [one.name for one in report.speakers if one.id in report.quotations[0].speakers] == [
        "Ann Smith",
        "Bob Crane",
    ]


def test_both_takes_up_two() -> None:
    report = quotetrace.trace("Gus Petrakis and Darnell Abernathy voted no. Both said they would bring the plan back.")
    assert len(report.quotations[0].speakers) == 2


def test_who_was_met_is_the_manager() -> None:
    report = quotetrace.trace(
        "Rovers boss Steve Lomax was angry. ‘No complaints,’ the manager said.\n\n"
        "Athletic manager Paulo Quintela said he was happy."
    )
    names = {one.id: one.name for one in report.speakers}
    assert names[report.quotations[0].speakers[0]] == "Steve Lomax"


def test_a_secretary_of_state_is_of_no_firm_near_by() -> None:
    report = quotetrace.trace(
        "“Buy,” said Priya Nair, an analyst at Redfern.\n\nForeign Secretary Ellen Frost said she was sad."
    )
    assert [one.affiliation for one in report.speakers if one.name == "Ellen Frost"] == [None]
