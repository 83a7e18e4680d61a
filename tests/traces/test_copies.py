"""A copy of an article in other words: what is one utterance, and who is one person, though no name was kept."""

import json
from itertools import combinations, pairwise, product
from pathlib import Path

import numpy as np
import pytest

from quotetrace import trace
from quotetrace.traces import Link, Row, Vocabulary, compare
from quotetrace.traces.merging.aligned import likelihoods
from quotetrace.traces.merging.copies import copy_of
from quotetrace.traces.merging.retelling import undo_crossed
from quotetrace.traces.merging.versions import changed
from quotetrace.traces.pairing.utterances import prepare_all

_ROWS = (Path(__file__).parents[1] / "cases" / "copies.jsonl").read_text("utf-8").splitlines()
ARTICLES = {row["name"]: row["text"] for row in map(json.loads, _ROWS)}


def test_a_copy_in_other_words_has_the_people_of_its_original() -> None:
    report = trace([ARTICLES["original"], ARTICLES["copy"]])
    assert sorted(each.name for each in report.speakers if each.kind == "person") == [
        "Ilse Vandermeer",
        "Marten Dragovic",
        "Tobias Lindqvist",
    ]
    aliases = {form for each in report.speakers for form in each.aliases}
    assert {"Martin Dragowitsch", "Ilsa Vandermeyer", "Tobiash Lindkvist"} <= aliases


def test_what_a_copy_tells_in_other_words_is_traced_by_its_order() -> None:
    report = trace([ARTICLES["original"], ARTICLES["copy"]])
    article = {each.id: each.article for each in report.quotations}
    both = [each for each in report.traces if len({article[version.quotation] for version in each.versions}) == 2]
    assert len(both) == 8  # also where no word is left: "nobody would sleep well on her", "no person could rest there"
    assert all(len(each.versions) == 2 for each in both)
    assert not [
        change
        for each in both
        for version in each.versions
        for change in version.alterations
        if change.kind == "speaker"
    ]


def test_a_follow_up_is_no_copy() -> None:
    report = trace([ARTICLES["original"], ARTICLES["follow_up"]])
    text = {each.id: each.text for each in report.quotations}
    both = [[text[version.quotation] for version in each.versions] for each in report.traces if len(each.versions) > 1]
    assert both == [["We read it while we were waiting for the soup,"] * 2]


def test_the_same_people_in_the_same_order_say_other_things_the_next_day() -> None:
    report = trace([ARTICLES["original"], ARTICLES["in_order"]])
    assert all(len(each.versions) == 1 for each in report.traces)


def test_a_pair_is_as_likely_as_the_orders_that_have_it() -> None:
    odds = np.array([[1.5, -0.5, 0.0, -np.inf], [-2.0, 0.3, 2.0, 0.1], [0.0, 1.0, -1.0, 1.2]])
    cells = [*product(range(3), range(4))]
    ways = [
        way
        for size in range(4)
        for way in combinations(cells, size)
        if all(a < c and b < d for (a, b), (c, d) in pairwise(way))
    ]
    weights = [np.exp(sum(odds[cell] for cell in way)) for way in ways]
    expected = np.zeros_like(odds)
    for way, weight in zip(ways, weights, strict=True):
        for cell in way:
            expected[cell] += weight / sum(weights)
    assert likelihoods(odds) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("common", "is_copy"),
    [
        ({(n, n): 0.4 for n in range(8)}, True),
        ({(n, n): 1.0 for n in range(8)}, False),  # word for word: nothing is told in other words
        ({(n, 7 - n): 0.4 for n in range(8)}, False),
        ({(n, n): 0.4 for n in range(3)}, False),
        ({}, False),
    ],
)
def test_order_and_other_words_make_a_copy(common: dict[tuple[int, int], float], is_copy: bool) -> None:
    names = [(("a",),)] * 8
    assert bool(copy_of(common, names, names).line) is is_copy


_BATHS = (
    "HOLM — The mayor will close the slide in June, said Davit Maisuren, who runs the baths. “Nobody can swim in a "
    "puddle,” Maisuren said.\n\nLena Orr, the lifeguard, said she had counted nine frogs."
)


@pytest.mark.parametrize(
    ("others", "people"),
    [
        (["“Nobody can swim in a puddle,” Davit May Shuren said."], {"Davit Maisuren", "Lena Orr"}),
        (["“The tower needs paint,” Davit May Shuren said."], {"Davit Maisuren", "Lena Orr", "Davit May Shuren"}),
        (
            ["“Nobody can swim in a puddle,” Mrs. Salome Maisuren said. Her brother Davit Maisuren was abroad."],
            {"Davit Maisuren", "Lena Orr", "Salome Maisuren"},
        ),
        (
            [
                _BATHS.replace("Davit Maisuren", "Davit May Shuren").replace("Maisuren", "May Shuren"),
                _BATHS.replace("Davit Maisuren", "Davit Maizuren").replace("Maisuren", "Maizuren"),
            ],
            {"Davit Maisuren", "Lena Orr"},
        ),
    ],
)
def test_a_word_of_a_name_and_one_utterance_make_one_person(others: list[str], people: set[str]) -> None:
    report = trace([_BATHS, *others])
    assert {each.name for each in report.speakers if each.kind == "person"} == people


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("Nine people were bitten by the geese", "The count of those whom birds had hurt was nineteen", ["number"]),
        ("Nine people were bitten by the geese", "The count of those whom birds had hurt was nine", []),
        ("Use of salt will fall by 22 percent", "We want a fifth off what gets put into soup", []),  # rounded
        ("Nine people were bitten by the geese", "The count of those whom 40 birds had hurt was nineteen", []),
    ],
)
def test_of_other_words_the_one_figure_that_differs_is_the_change(one: str, other: str, kinds: list[str]) -> None:
    vocabulary = Vocabulary()
    assert [each.kind for each in changed(compare(vocabulary.read(one), vocabulary.read(other)))] == kinds


def test_the_order_of_two_articles_does_not_outvote_a_third() -> None:
    texts = (
        "We never owned a whistle.",
        "The whistle leaves in June.",
        "We never had a pipe.",
        "The pipe leaves in June.",
    )
    places = (("feature", 0), ("wire", 1), ("wire", 0), ("copy", 1))
    rows = [Row(str(number), texts[text], article=name) for number, (name, text) in enumerate(places)]
    feature, wire_june, wire_never, copy_june = range(4)
    raised = Link(copy_june, feature, 3.0, 3.0)
    sure = [Link(wire_never, feature, 3.0, 3.0), Link(copy_june, wire_june, 3.0, 3.0)]
    never = Link(copy_june, wire_never, -9.0, -9.0)
    copied = Row("4", texts[2], article="copy")
    utterances = prepare_all([*rows, copied], Vocabulary())
    mate = Link(4, wire_never, 3.0, 3.0)
    for links, kept in (([*sure, never, mate, raised], False), ([*sure, never, raised], True)):
        best = {(each.i, each.j): each for each in links}
        told = {(raised.i, raised.j)}
        undo_crossed(utterances, best, {}, told)
        assert (best[raised.i, raised.j].score > 0) is kept
        assert bool(told) is kept
