"""The page and the fragment: well formed, escaped, nothing to fetch, readable without styles."""

import re
from html.parser import HTMLParser

import pytest
from attrs import evolve
from hypothesis import given

from quotetrace.outputs.report import Report
from tests.outputs.sample_report import ARTICLES, QUOTATIONS, REPORT
from tests.outputs.strategies import REPORTS, TEXT

VOID = {"meta"}
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "div", "section", "h1", "h2", "h3", "h4", "p", "ul"),
    *("li", "blockquote", "bdi", "a", "strong", "span", "ins", "del"),
}


class Checker(HTMLParser):
    """Notes the tags, attributes and text of a page; fails where tags do not nest."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.targets: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)


def words(page: str) -> str:
    return " ".join("".join(Checker(page).text).split())


@given(REPORTS)
def test_any_report_makes_a_sound_page(report: Report) -> None:
    for page in (report.to_html(), report._repr_html_()):
        found = Checker(page)
        assert found.tags <= ALLOWED
        assert not re.search("[\x00\x1b\ud800-\udfff]", page)
        assert not {name for name in found.attributes if name.startswith("on")}
        assert all(re.match("#q[0-9]+$|https?://", link) for link in found.links)
        assert len(found.ids) == len(set(found.ids))


@given(TEXT)
def test_a_title_cannot_break_the_page(title: str) -> None:
    assert Checker(REPORT.to_html(title=title)).tags <= ALLOWED


def test_links_on_the_page_lead_somewhere() -> None:
    found = Checker(REPORT.to_html())
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)
    assert "https://example.org/harbour?a=1&b=2" in found.links
    assert not [link for link in found.links if link.startswith("javascript")]


def test_nothing_is_fetched_and_nothing_runs() -> None:
    page = REPORT.to_html()
    assert "<script" not in page
    assert "@import" not in page
    assert "url(" not in page
    assert "src=" not in page


def test_the_page_is_light_and_dark_and_prints() -> None:
    page = REPORT.to_html()
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert '<html lang="en">' in page


@pytest.mark.parametrize("draw", [Report.to_html, Report._repr_html_])
def test_it_says_in_words_what_a_reader_needs(draw: object) -> None:
    assert callable(draw)
    text = words(draw(REPORT))
    for part in (
        "1 version ALTERED",
        "Marta Oliveira and Jon Field",
        "mayor, City of Arden",
        "formerly harbour master",
        "also: Ms Oliveira · Olivera",
        "<script>alert('x')</script>",
        "sure (0.97)",
        "speaker carried over",
        "number: “twelve” became “twenty”",
        "conflicting: other speakers",
        "Speaker not named",
    ):
        assert part in text


def test_differences_are_struck_out_and_underlined() -> None:
    page = REPORT.to_html()
    assert "<del>twelve</del> <ins>twenty</ins>" in page
    assert "<ins>&lt;i&gt;</ins>" in page


def test_the_language_of_an_article_marks_its_words() -> None:
    assert '<blockquote dir="auto" lang="en">' in REPORT.to_html()
    odd = evolve(REPORT, articles=(evolve(ARTICLES[0], language='en" onload="x'),))
    assert "onload" not in odd.to_html()


def test_the_fragment_has_no_ids_and_stops_somewhere() -> None:
    many = Report(articles=ARTICLES, quotations=tuple(evolve(QUOTATIONS[5], id=f"q{n}") for n in range(60)))
    fragment = many._repr_html_()
    assert not Checker(fragment).ids
    assert fragment.count("<blockquote") == 50
    assert "10 more" in fragment


def test_an_empty_report_says_so() -> None:
    assert "No quotations found." in words(Report().to_html())
    assert "No quotations found." in words(Report()._repr_html_())
