"""Learn the weights in speakers_pronouns.txt: python scripts/train_pronouns.py CORPORA [ARTICLES ...]

CORPORA holds gap.jsonl.xz, whose development rows are read, and polnear.train.jsonl.xz, of which the pronouns are
read that can mean one person only, by what titles, nouns and other pronouns tell; ARTICLES are labelled articles
(docs.jsonl), of which the quotations with a pronoun as source are read. The weights fit a conditional logit with a
ridge by gradient descent; since the features of a pronoun hang on how those before it were understood, reading and
fitting take turns. What speaks for a naming is noted at the moment at which the page asks, for what is told later is
not known then.
"""

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from quotetrace import api, lexicons
from quotetrace.config import Config
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference import antecedents
from quotetrace.speakers.reference.antecedents import PERSONAL, candidates, features
from quotetrace.speakers.reference.signs import Signs
from quotetrace.speakers.scene import read_page
from quotetrace.speakers.staging.stage import Appearance, Entity, Stage

TARGET = Path(__file__).parents[1] / "quotetrace" / "data" / "en" / "speakers_pronouns.txt"
HEAD = (
    "# What speaks for a naming that a pronoun may mean, and how much. Made by scripts/train_pronouns.py from the\n"
    "# development rows of GAP (Webster et al. 2018, Apache-2.0), the labelled articles of this project and pronouns\n"
    "# of the training articles of PolNeAR (no stated licence) that can mean one person only; none of their words is\n"
    "# kept.\n"
    "# Apache-2.0.\n"
)
ROUNDS, STEPS, RATE = 2, 400, 0.5
RIDGE = 2.0  # on the sum over all rows; chosen on the validation rows of GAP among 0.5, 1, 2, 4, 8
SURE = 2  # so often a gender is told of whom a page is sure, and so much oftener than the other
RARE = 4  # a feature of fewer namings tells nothing

Row = tuple[list[tuple[bool, list[str]]], bool]  # the namings (whether it is meant, its features); whether nobody is


Asked = dict[int, list[tuple[int, list[str]]]]  # token of a pronoun -> the namings near it: whose, and the features


def read(text: str) -> tuple[Stage, Asked]:
    """An article read as far as its speakers, and what spoke for each naming when a pronoun was asked."""
    asked: Asked = {}

    def noting(
        stage: Stage, token: int, source: bool, barred: tuple[Entity, ...], gender: str | None = None
    ) -> Iterator[tuple[Appearance, Signs]]:
        found = list(candidates(stage, token, source, barred, gender))
        asked.setdefault(token, [(id(one.entity), features(signs)) for one, signs in found])
        return iter(found)

    antecedents.candidates = noting
    try:
        return read_page(api._page("a", text, Config())), asked
    finally:
        antecedents.candidates = candidates


def gap_rows(path: Path, part: str) -> Iterator[Row]:
    """The pronouns of GAP: the one of the two names that is meant, or that it is neither."""
    with lzma.open(path / "gap.jsonl.xz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if part in row["id"]:
                yield from _gap_row(row)


def _gap_row(row: dict[str, Any]) -> Iterator[Row]:
    stage, asked = read(row["text"])
    token = stage.reading.tokens(*row["pronoun"])[0]
    right: set[int] = set()
    wrong: set[int] = set()
    named = [(name.first, name.last, one) for one in stage.people.doubtful for name in one.names] + stage.people.places
    for one in row["candidates"]:
        first, last = stage.reading.tokens(*one["span"])
        met = {id(person) for begin, end, person in named if begin < last and first < end}
        (right if one["coref"] else wrong).update(met)
    if right and not right & wrong:
        yield from _row(asked, token, right, set())
    elif not any(one["coref"] for one in row["candidates"]):
        yield from _row(asked, token, None, wrong)


def _row(asked: Asked, token: int, right: set[int] | None, wrong: set[int]) -> Iterator[Row]:
    """``right`` None means: anybody but the wrong ones, or nobody."""
    if token in asked:
        namings = asked[token]
        yield (
            [(who in right if right is not None else who not in wrong, found) for who, found in namings],
            right is None,
        )


def news_rows(path: Path, part: slice) -> Iterator[Row]:
    """The pronouns of news (polnear.train.jsonl.xz) beside which one person alone is of their gender.

    Whose gender is told by titles, nouns and many pronouns of the page shows whom "he" means where all the others near
    are women; what the signs say of genders is left out, so that the rest of them is learned. As GAP does with names.
    """
    with lzma.open(path / "polnear.train.jsonl.xz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    for text in texts[part]:
        stage, asked = read(text)
        genders = {id(person): _sure_gender(person) for person in stage.people.persons}
        for token, namings in asked.items():
            wanted = PERSONAL.get(stage.reading.low[token])
            near = {who: genders[who] for who, _ in namings if who in genders}
            right = {who for who, gender in near.items() if gender == wanted}
            if len(right) == 1 and len(near) > 1 and _is_source(namings) and "" not in near.values():
                known = [(who in right, words) for who, words in namings if who in near]
                yield [(meant, [one for one in words if not one.startswith("gender")]) for meant, words in known], False


def _is_source(namings: list[tuple[int, list[str]]]) -> bool:
    return any(word.startswith("source") for _, words in namings for word in words)


def _sure_gender(person: Person) -> str:
    """f or m where the page tells a gender more than once, and hardly ever the other; else ""."""
    female, male = person.genders["f"], person.genders["m"]
    if max(female, male) < SURE or min(female, male) * SURE > max(female, male):
        return ""
    return "f" if female > male else "m"


def article_rows(path: Path) -> Iterator[Row]:
    """The pronouns of labelled articles that are the source of a quotation by one person."""
    for doc in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        stage, asked = read(doc["text"])
        names: dict[str, Entity] = {one.name: one for one in stage.others if one.kind == "unnamed" and not one.plural}
        names |= {" ".join(person.best()): person for person in stage.people.persons}
        for quotation in doc["quotations"]:
            person = names.get(quotation["speakers"][0]) if len(quotation["speakers"]) == 1 else None
            if person is not None and (quotation["source"] or "").lower() in PERSONAL:
                yield from _source_row(stage, asked, doc["text"], quotation, person)


def _source_row(stage: Stage, asked: Asked, text: str, quotation: dict[str, Any], person: Entity) -> Iterator[Row]:
    start = text.find(quotation["content"][0])
    token = stage.reading.tokens(start, start)[0]
    word = str(quotation["source"]).lower()
    near = [at for at, low in enumerate(stage.reading.low) if low == word and not stage.reading.quoted(at)]
    if near:
        yield from _row(asked, min(near, key=lambda at: abs(at - token)), {id(person)}, set())


def fit(rows: list[Row]) -> dict[str, float]:
    """The weights under which the namings that are meant are likeliest."""
    counts = Counter(feature for namings, _ in rows for _, words in namings for feature in words)
    names = ["nobody", *sorted(name for name, count in counts.items() if count >= RARE)]
    number = {name: at for at, name in enumerate(names)}
    row_of, right, marks = [], [], []
    for at, (namings, nobody) in enumerate(rows):
        for meant, words in [*namings, (nobody, ["nobody"])]:
            row_of.append(at)
            right.append(meant)
            marks.append([number[one] for one in words if one in number])
    held = np.array([antecedents.GENDERS.get(name, np.nan) for name in names])
    return dict(zip(names, _descend(np.array(row_of), np.array(right), marks, held, len(rows)), strict=True))


def _descend(
    row_of: npt.NDArray[np.int64],
    right: npt.NDArray[np.bool_],
    marks: list[list[int]],
    held: npt.NDArray[np.float64],
    rows: int,
) -> list[float]:
    """``held`` has the weights that are given, and nan for those that are learned."""
    given, width = ~np.isnan(held), len(held)
    place = np.repeat(np.arange(len(marks)), [len(one) for one in marks])
    mark = np.array([one for each in marks for one in each])
    weights, squares = np.where(given, held, 0.0), np.full(width, 1e-3)
    for _ in range(STEPS):
        share = np.exp(np.bincount(place, weights[mark], len(marks)))
        whole = np.bincount(row_of, share, rows)
        good = np.bincount(row_of, share * right, rows)
        slope = share / whole[row_of] - np.where(right, share / np.maximum(good, 1e-30)[row_of], 0)
        slope *= (good > 0)[row_of]
        down = np.bincount(mark, slope[place], width) + RIDGE * weights
        squares += down * down
        weights -= RATE * down / np.sqrt(squares)
        weights[given] = held[given]
    return [float(one) for one in weights]


def is_told(name: str, value: float) -> bool:
    """Whether a weight is written down: one that was learned and tells something."""
    return name not in antecedents.GENDERS and (abs(value) >= 0.05 or name == "nobody")


def main() -> None:
    """Write the weights, and print how often the likeliest is right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("articles", type=Path, nargs="*")
    parser.add_argument("--news", type=int, default=840, help="articles of PolNeAR train that are read")
    options = parser.parse_args()
    for number in range(ROUNDS):
        rows = list(gap_rows(options.corpora, "development")) * 2
        for path in options.articles:
            rows += list(article_rows(path)) * 4  # few beside GAP, and the text that matters
        rows += list(news_rows(options.corpora, slice(options.news))) * 3
        found = fit(rows)
        lines = [f"{name}\t{value:.2f}\n" for name, value in found.items() if is_told(name, value)]
        TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")
        lexicons.table.cache_clear()
        antecedents.weights.cache_clear()
        antecedents._WEIGHED.clear()
        print(f"round {number + 1}: {len(rows)} pronouns, {len(lines)} weights")


if __name__ == "__main__":
    main()
