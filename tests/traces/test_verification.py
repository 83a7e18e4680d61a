"""Verification: the cases, and what holds for any text."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotetrace
from quotetrace.traces.meaning import negations
from quotetrace.traces.text.excerpts import pieces
from quotetrace.traces.verifying import verification

LINES = (Path(__file__).parents[1] / "cases" / "verify.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]
WORDS = "the ferry will not sail in may because nobody paid 40 million for it , . … “ ” can't we said ruiz ?".split()
WORDS += (
    "18 000 forty two hundred $40 €3.2bn 3rd of 14 Nov. minus percent dollars to [sic] [12] (12) łódź harbour".split()
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['status']}: {case['quote'][:50]}")
def test_cases(case: dict[str, object]) -> None:
    found = quotetrace.verify(str(case["quote"]), str(case["source"]))
    assert found.status == case["status"], found
    if "passages" in case:
        assert [span.text for span in found.passages] == case["passages"]
    if "alterations" in case:
        assert [[each.kind, each.representative, each.version] for each in found.alterations] == case["alterations"]


@given(st.text(max_size=80), st.text(max_size=200))
def test_no_text_makes_it_raise_and_offsets_are_exact(quote: str, source: str) -> None:
    found = quotetrace.verify(quote, source)
    assert all(source[span.start : span.end] == span.text for span in found.passages)
    assert bool(found.passages) == (found.status != "absent")
    assert (found.status == "altered") == bool(found.alterations)


@given(TEXTS, TEXTS)
def test_offsets_are_exact_and_statuses_agree_with_their_evidence(quote: str, source: str) -> None:
    found = quotetrace.verify(quote, source)
    assert all(source[span.start : span.end] == span.text for span in found.passages)
    assert (found.status == "altered") == bool(found.alterations)
    assert (found.status == "stitched") <= (len(found.passages) > 1)


@given(TEXTS, st.data())
def test_the_very_words_are_found_where_they_stand(source: str, data: st.DataObject) -> None:
    words = source.split()
    first = data.draw(st.integers(0, max(0, len(words) - 1)))
    last = data.draw(st.integers(first, len(words)))
    quote = " ".join(words[first:last])
    start = len(" ".join(words[:first])) + bool(first)
    halved = any(a < at < b for a, b in pieces(source) for at in (start, start + len(quote)))  # "40 million" is one
    found = quotetrace.verify(quote, source)
    if any(character.isalnum() for character in quote) and not halved:
        # A "not" or "minus" right outside turns them round; else they are there to the letter, or but for a mark.
        kinds = {each.kind for each in found.alterations}
        assert found.status in ("verbatim", "marks") or kinds in ({"negation"}, {"number"})
        assert found.similarity == 1.0


@pytest.mark.parametrize("auxiliary", sorted(["will", "can", "did", "should", "has", "is"]))
def test_a_passage_and_its_negation_are_never_verbatim(auxiliary: str) -> None:
    plain, negated = (f"The old mill {auxiliary}{word} matter to the town, said Ruiz." for word in ("", " not"))
    for quote, source in ((plain, negated), (negated, plain)):
        found = quotetrace.verify(quote, source)
        assert found.status == "altered"
        assert "negation" in {each.kind for each in found.alterations}


def test_of_several_sources_the_best_is_told() -> None:
    minutes = (quotetrace.Article(id="minutes"), "We will not close the mill.")
    release = (quotetrace.Article(id="release"), "We will close the mill.")
    assert quotetrace.verify("We will close the mill", [minutes, release]).source == "release"
    assert quotetrace.verify("We will close the mill", ["nothing", "We will close the mill."]).source == "a2"
    assert quotetrace.verify("We will close the mill", "We will close the mill.").source is None


def test_a_second_source_makes_no_verdict_worse() -> None:
    minutes = (
        "MARA LINDQVIST: We cannot keep the dock open for 12 more months, and the city council knows it. Repairs would "
        "cost $40 million. I am not going to resign."
    )
    article = (
        "“We cannot keep the dock open for 12 more months,” said Mara Lindqvist, chief executive of Ellesmere Ports."
    )
    quote = "We cannot keep the dock open. I am not going to resign."
    alone = quotetrace.verify(quote, minutes)
    both = quotetrace.verify(quote, [minutes, article])
    assert (both.status, both.similarity, both.source) == (alone.status, alone.similarity, "a1")
    assert quotetrace.verify(quote, [article, minutes]).source == "a2"


def test_earlier_quotations_do_not_change_an_answer() -> None:
    source = "The Mill matters. we ask Grace to stay, and Hope to leave."
    verification.prepared.cache_clear()
    alone = quotetrace.verify("we ask Faith to stay", source)
    quotetrace.verify("Faith and Charity are words; so is Grace", source)
    assert quotetrace.verify("we ask Faith to stay", source) == alone


@pytest.mark.parametrize(
    ("source", "status"),
    [
        ("“We will not,” said Ana Ruiz, the mayor, “sell the ferry to anybody.”", "verbatim"),
        ("‘It was cold,’ said Ann Lee. ‘And it rained for a week in the hills.’", "verbatim"),
        ("“We have 40 buses,” said Tom Birk on 3 May, when 12 people came. “None of them runs.”", "verbatim"),
    ],
)
def test_a_quotation_parted_by_who_said_it_stands_in_its_own_article(source: str, status: str) -> None:
    [quotation] = quotetrace.extract_quotes(source)
    found = quotetrace.verify(quotation, source)
    assert (found.status, len(found.passages)) == (status, 2)
    assert all(source[span.start : span.end] == span.text for span in found.passages)


def test_what_other_words_in_marks_part_is_elided() -> None:
    [quotation] = quotetrace.extract_quotes("“The bridge,” Ruiz said, “will be shut until the end of May.”")
    source = "“The bridge,” Ruiz said, “is old, and,” she said, “will be shut until the end of May.”"
    assert quotetrace.verify(quotation, source).status == "elided"


def test_a_mixed_quotation_claims_only_the_words_in_marks() -> None:
    report = quotetrace.trace("Ruiz said the plan was “a disgrace to the whole county” and should be dropped.")
    [quotation] = [each for each in report.quotations if each.kind == "mixed"]
    assert quotetrace.verify(quotation, "I call it a disgrace to the whole county.").status == "verbatim"


@pytest.mark.parametrize("quote", [None, 7, b"bytes", ["a"]])
def test_what_is_no_text_is_refused(quote: object) -> None:
    with pytest.raises(quotetrace.InputError, match="quote"):
        quotetrace.verify(quote, "A source.")  # type: ignore[arg-type]
    with pytest.raises(quotetrace.InputError):
        quotetrace.verify("A quote.", [])


def test_a_long_quotation_and_a_long_source_cost_little() -> None:
    source = " ".join(f"word{number % 977} and word{number % 1013}," for number in range(30_000))
    assert quotetrace.verify(source, source).status == "verbatim"
    assert quotetrace.verify("word1 " * 5_000, source).status in ("absent", "altered", "stitched")


def test_negating_words_are_known() -> None:
    assert {"not", "no", "never"} <= negations.NEGATORS


def test_sentences_of_several_sources_sewn_together_are_told() -> None:
    minutes = "MAYOR: We will not sell the ferry this year. The budget is tight and everybody knows it."
    release = "MINISTER: The bridge opens in May. We have hired 400 workers for it."
    for quote in (
        "We will not sell the ferry this year. The bridge opens in May.",
        "The bridge opens in May … We will not sell the ferry this year.",
    ):
        found = quotetrace.verify(quote, [minutes, release])
        assert (found.status, found.source) == ("stitched", "a1")
        assert [span.text for span in found.passages] == ["We will not sell the ferry this year."]
    changed = "We will sell the ferry this year. The bridge opens in May."
    assert quotetrace.verify(changed, [minutes, release]).status in ("altered", "absent")


def test_a_source_that_says_one_thing_again_and_again_has_it() -> None:
    source = "We will not sell the ferry, and I have told the council so. " * 3_000
    found = quotetrace.verify("We will sell the ferry", source)
    assert (found.status, [each.kind for each in found.alterations]) == ("altered", ["negation"])
    assert quotetrace.verify("Nobody here owns an airport", source).status == "absent"
