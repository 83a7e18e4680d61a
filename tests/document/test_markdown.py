"""Markdown left in a text: what is read of it, and where that stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace import trace
from quotetrace.document.markdown import read_markdown

PAGE = (
    "# Bell rings again\n\n![The bell](bell.jpg)\n\n"
    'The bell rang, and [Ilse **Koorndyk**](https://harbour.example/ilse "who?"), director of the museum[^1], admits '
    "she cried.\n\n“It sounded like *somebody clearing their throat*,” she says. “And then like a bell\\!”\n\n"
    "**Tomas Wierz**, who found it, disagrees: “**We come up.**”\n\n[^1]: Closed on Mondays."
)


def test_the_signs_are_read_away() -> None:
    origin = read_markdown(PAGE)
    assert origin is not None
    assert origin.plain.split("\n\n") == [
        "Bell rings again",
        "",
        "The bell rang, and Ilse Koorndyk, director of the museum, admits she cried.",
        "“It sounded like somebody clearing their throat,” she says. “And then like a bell!”",
        "Tomas Wierz, who found it, disagrees: “We come up.”",
        " Closed on Mondays.",
    ]


def test_quotations_point_into_the_text_as_passed_in() -> None:
    report = trace(PAGE)
    speakers = {each.id: each for each in report.speakers}
    told = [(each.text, [speakers[one].name for one in each.speakers]) for each in report.quotations]
    assert told == [
        ("she cried", ["Ilse Koorndyk"]),
        ("It sounded like somebody clearing their throat, And then like a bell!", ["Ilse Koorndyk"]),
        ("We come up.", ["Tomas Wierz"]),
    ]
    first = report.quotations[1].content[0]
    assert PAGE[first.start : first.end] == "“It sounded like *somebody clearing their throat*,”"
    assert {each.role for each in report.speakers if each.name == "Ilse Koorndyk"} == {"director"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "He wrote [sic] and f***ed off; 2 * 3 * 4, snake_case_name, #metoo and item #4.",
        "One [link](https://port.example) alone may be what an article is about.",
        "**Did you see it?**\n\nI did.\n\n**And then?**\n\nI went home.",
        "He typed [the words](and an aside) and [more](of the same).",
    ],
)
def test_other_texts_are_left_alone(text: str) -> None:
    assert read_markdown(text) is None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("*Ana Ruiz* said it was _safe_ there.", "Ana Ruiz said it was safe there."),
        ("_“It is late,”_ said Ana Ruiz.", "“It is late,” said Ana Ruiz."),
        ("The mayor, `Ana Ruiz`, said it was safe.", "The mayor, Ana Ruiz, said it was safe."),
        ("It was safe, said [Ana Ruiz](https://port.example/a).", "It was safe, said Ana Ruiz."),
        ("**“It is late,”** said Ana Ruiz.", "“It is late,” said Ana Ruiz."),
        ("# Bridge is safe\n\nShe said so.", "Bridge is safe\n\nShe said so."),
    ],
)
def test_single_signs_around_names_and_quotations_are_read_away(text: str, plain: str) -> None:
    origin = read_markdown(text)
    assert origin is not None
    assert origin.plain == plain


@pytest.mark.parametrize(
    "text",
    [
        "`We are late,' said Ana Ruiz. `Nobody cares,' she said.",
        "Ana Ruiz* said so. Tom Birk* did not.\n\n*Names have been changed.",
        "The handle is @_ana_ruiz_ and the file is called _config.",
        "* “It is late,” said Ana Ruiz.\n* “It is early,” said Tom Birk.",
    ],
)
def test_signs_that_set_nothing_off_are_left_alone(text: str) -> None:
    assert read_markdown(text) is None


@given(st.text(alphabet="[]()!*_#\\^“”ab: /.\n", max_size=200))
def test_what_is_read_stood_in_the_text(text: str) -> None:
    origin = read_markdown(f"## A\n\n## B\n\n{text}")
    assert origin is not None
    assert len(origin.plain) == len(origin.starts) == len(origin.ends)
    assert all(
        origin.text[start:end] == sign
        for sign, start, end in zip(origin.plain, origin.starts, origin.ends, strict=True)
    )
    assert list(origin.starts) == sorted(set(origin.starts))


def test_a_line_in_italics_as_a_whole_keeps_its_signs() -> None:
    text = (
        "## Bread\n\nA [bakery](https://a.example/b) and a [quay](https://a.example/q) *too*.\n\n*As told to Bo Katz.*"
    )
    origin = read_markdown(text)
    assert origin is not None
    assert origin.plain.split("\n\n") == ["Bread", "A bakery and a quay too.", "*As told to Bo Katz.*"]
