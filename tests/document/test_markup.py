import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace import trace
from quotetrace.document.markup import read_markup

_PIECES = [
    *(
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<q>",
        "</q>",
        "<",
        ">",
        "</",
        "<x y>",
    ),
    *("&quot;", "&amp;", "&amp;rsquo;", "&#8220;", "&#0;", "&nope;", "&", ";", "a", " ", "\n", "“"),
]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "We go.",
        "The tag <p> opens a paragraph.",
        "x < y and y > z, and <3 is a heart",
        "Marks & Spencer; AT&T;",
        "&quot; alone is what the article writes about",
        "<Ruiz> we go <Katz> we stay",
    ],
)
def test_what_is_no_html_is_left_as_it_is(text: str) -> None:
    assert read_markup(text) is None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>Ana <b>Ruiz</b>,\na nurse</p>", "\n\nAna Ruiz, a nurse\n\n"),
        ("We go.<br>We stay.<br/>", "We go.\nWe stay.\n"),
        ("&ldquo;We won&#39;t,&rdquo;", "“We won't,”"),
        ("&amp;quot;We go&amp;quot; &amp; stay", '"We go" & stay'),
        ("<p>a<script>'b'</script>c<!-- d -->e</p>", "\n\nace\n\n"),
        ("<p>a<script>b</p>", "\n\nab\n\n"),
        ("<p>he said <q>no</q></p>", "\n\nhe said “no”\n\n"),
        ("<p>a <tweet/> b</p>", "\n\na <tweet/> b\n\n"),
    ],
)
def test_html_is_read_as_its_page_shows_it(text: str, plain: str) -> None:
    origin = read_markup(text)
    assert origin is not None
    assert origin.plain == plain


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_every_character_has_the_place_it_was_read_from(text: str) -> None:
    origin = read_markup(text)
    if origin is None:
        return
    assert len(origin.plain) == len(origin.starts) == len(origin.ends)
    assert list(origin.starts) == sorted(origin.starts)
    assert all(start < end <= len(text) for start, end in zip(origin.starts, origin.ends, strict=True))
    read = zip(origin.plain, origin.starts, origin.ends, strict=True)
    assert all(text[start:end] in (character, "\n", "\r") for character, start, end in read if end - start == 1)


def test_soft_hyphens_are_not_seen() -> None:
    text = "“It is o\u200bver,” said Trans\u00adNorth Rail."
    report = trace(text)
    assert report.quotations[0].text == "It is over,"
    assert report.speakers[0].name == "TransNorth Rail"
    assert text[report.quotations[0].content[0].start : report.quotations[0].content[0].end] == "“It is o\u200bver,”"
