"""An institution of several words stays whole, and the post behind it is the role, to the letter."""

import pytest

from quotetrace import trace


@pytest.mark.parametrize(
    ("institution", "post"),
    [
        ("European Union", "envoy"),
        ("Manchester United", "manager"),
        ("Leeds United", "captain"),
        ("African Union", "chair"),
        ("Green Party", "co-leader"),
        ("Bank of England", "governor"),
        ("House of Commons", "speaker"),
    ],
)
def test_an_institution_before_a_post_is_not_cut(institution: str, post: str) -> None:
    person = trace(f"{institution} {post} Marta Lindholm said it rained.").speakers[0]
    assert (person.name, person.role, person.affiliation) == ("Marta Lindholm", post, institution)


def test_what_a_country_has_stays_the_country_s() -> None:
    person = trace("Norwegian Fisheries Minister Kari Lie said it rained.").speakers[0]
    assert (person.role, person.affiliation) == ("Fisheries Minister", "Norway")


def test_a_former_post_at_a_whole_institution_is_former() -> None:
    (fact,) = trace("Former Bank of England governor Marta Lindholm said it rained.").speakers[0].affiliations
    assert (fact.role, fact.organization, fact.status) == ("governor", "Bank of England", "former")


def test_a_number_and_a_plural_noun_are_nobody_s_role() -> None:
    assert trace("According to Ann Lee, three teachers were fired.").speakers[0].role is None


def test_no_role_is_read_inside_quoted_words() -> None:
    smith = next(one for one in trace('"Mr Smith is a thief," the lawyer said.').speakers if one.name == "Smith")
    assert smith.role is None


def test_a_person_is_nobody_s_institution() -> None:
    report = trace("Finance Minister Per Lunde declined. His deputy, Solveig Moe, said it rained.")
    moe = next(one for one in report.speakers if one.name == "Solveig Moe")
    assert (moe.role, moe.affiliation) == ("deputy", None)


def test_what_somebody_runs_is_a_role_with_its_object() -> None:
    person = trace("Ann Lee, who runs the Red Lion pub in Hexby, said it rained.").speakers[0]
    assert (person.role, person.affiliation) == ("runs the Red Lion", "Red Lion")


def test_a_former_post_with_ex_before_it() -> None:
    (fact,) = trace("ex-minister Tom Ray said it rained.").speakers[0].affiliations
    assert (fact.role, fact.status) == ("minister", "former")


def test_an_office_with_its_field_is_told_once() -> None:
    (person,) = trace('The Minister for Foreign Affairs Zoia Hadjic has said: "We are ready."').speakers
    assert [(fact.role, fact.organization) for fact in person.affiliations] == [("Minister for Foreign Affairs", None)]
