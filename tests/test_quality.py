"""The quality gate: no figure on articles that nothing was trained on falls below its floor.

``tests/cases/floors.json`` holds, for each set of articles, the floors and the hash of the articles they were taken on.
Floors are raised by hand; who changes an article, or must lower a floor, says why in the commit. ``make floors`` prints
the figures of now.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

import pytest
from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from quotetrace import trace
from quotetrace.labelled import read_corpus
from quotetrace.scoring import evaluate

HERE = Path(__file__).parent
SETS = (
    "fresh",
    *(
        f"{name}/unseen"
        for name in (
            "wild",
            "pages",
            "outlets",
            "layouts",
            "people",
            "posts",
            "desk",
            "press",
            "bureau",
            "beats",
            "gazette",
            "dispatch",
            "bulletin",
            "courier",
        )
    ),
)
ARTICLES = {name: HERE / "articles" / name / "docs.jsonl" for name in SETS}
_CLOSE = 80  # token-set ratio from which a role or an institution says the same, as in the measures
GATE = json.loads((HERE / "cases" / "floors.json").read_text(encoding="utf-8"))
FLOORS = [(name, figure) for name, gate in GATE.items() for figure in gate["floors"]]


def _speakers_right(articles: Path) -> float:
    """The share of what people say in the labels that is in a quotation with just these speakers."""
    right = asked = 0
    for row in map(json.loads, articles.read_text(encoding="utf-8").splitlines()):
        report = trace(row["text"])
        names = {speaker.id: speaker.name for speaker in report.speakers}
        told = [
            ({names[one] for one in each.speakers}, [span.text for span in each.content]) for each in report.quotations
        ]
        for gold in row["quotations"]:
            if gold["speaker_type"] == "person":
                asked += 1
                piece = max(gold["content"], key=len).strip("“”‘’\"' .,")
                right += any(who == set(gold["speakers"]) and piece in " ".join(words) for who, words in told)
    return right / asked


def _told_right(articles: Path, field: str) -> float:
    """The share of quotations with a role (or an affiliation) in the labels one of whose speakers is told it."""
    key = "role" if field == "role" else "organization"
    right = asked = 0
    for row in map(json.loads, articles.read_text(encoding="utf-8").splitlines()):
        report = trace(row["text"])
        known = {speaker.id: speaker for speaker in report.speakers}
        for gold in row["quotations"]:
            if not gold.get(field):
                continue
            asked += 1
            piece = max(gold["content"], key=len).strip("“”‘’\"' .,")
            said = [each for each in report.quotations if piece in " ".join(span.text for span in each.content)]
            speakers = [known[one] for each in said for one in each.speakers]
            told = [getattr(one, field) for one in speakers]
            told += [getattr(fact, key) for one in speakers for fact in one.affiliations]
            right += any(
                fuzz.token_set_ratio(gold[field], one, processor=default_process) >= _CLOSE for one in told if one
            )
    return right / asked


@cache
def figures(name: str) -> dict[str, float]:
    """Every figure of a set of articles that has a floor, between 0 and 1."""
    found = evaluate(list(read_corpus([ARTICLES[name]]))).to_dict()
    each = {f"found, {kind}": shares[0] for kind, shares in found["kinds"].items()}
    each |= {f"exact, {kind}": shares[1] for kind, shares in found["kinds"].items()}
    each |= {f"speech, {name}, F": ratio["f"] for name, ratio in found["speech"].items()}
    each |= {f"spans, {name}, F": ratio["f"] for name, ratio in found["exact"].items()}
    return each | {
        "speech, precision": found["speech"]["content"]["p"],
        "speech, recall": found["speech"]["content"]["r"],
        "speakers right": round(_speakers_right(ARTICLES[name]), 4),
        "roles right": round(_told_right(ARTICLES[name], "role"), 4),
        "affiliations right": round(_told_right(ARTICLES[name], "affiliation"), 4),
    }


@pytest.mark.parametrize("name", ARTICLES)
def test_the_floors_were_taken_on_these_articles(name: str) -> None:
    assert hashlib.sha256(ARTICLES[name].read_bytes()).hexdigest() == GATE[name]["sha256"]


@pytest.mark.parametrize("name", ARTICLES)
def test_every_figure_has_a_floor(name: str) -> None:
    assert set(GATE[name]["floors"]) == set(figures(name))


@pytest.mark.parametrize(("name", "figure"), FLOORS)
def test_no_figure_is_below_its_floor(name: str, figure: str) -> None:
    assert figures(name)[figure] >= GATE[name]["floors"][figure]


if __name__ == "__main__":
    for name in ARTICLES:
        for figure, value in figures(name).items():
            print(f"{name:15} {figure:24} {value:.4f}  floor {GATE[name]['floors'].get(figure, 0):.2f}")
