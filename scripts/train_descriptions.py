"""Learn the weights in speakers_descriptions.txt: python -m scripts.train_descriptions CORPUS.jsonl[.xz]

What somebody is that one article tells at the name ("former secretary of state Ana Ruiz") others only tell by a
description ("the former secretary of state"). So the articles label one another: a description is somebody's of the
page whom, of all people there, what the whole corpus tells three times and more fits best. The weights fit a
conditional logit with a ridge, as those of pronouns do; what speaks for a naming is noted when the page asks.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path
from unittest.mock import patch

from quotetrace import api
from quotetrace.config import Config
from quotetrace.labelled import read_corpus
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference import described, offices, referring
from quotetrace.speakers.reference.antecedents import features
from quotetrace.speakers.scene import read_page
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Stage
from scripts.train_pronouns import RARE, Row, fit, is_told

TARGET = Path(__file__).parents[1] / "quotetrace" / "data" / "en" / "speakers_descriptions.txt"
HEAD = (
    "# What speaks for a naming that a description without a told holder may mean, and how much. Made by\n"
    "# scripts/train_descriptions.py from the training articles of PolNeAR, which has no stated licence; none of\n"
    "# their words is kept.\n"
)
OFTEN = 3  # times that a role is told of a name before it labels descriptions
FITS = 3  # see offices: the head of the role and its last word are one, or a word beside it is shared too

Post = tuple[str | None, str | None]


def posts(texts: list[str]) -> dict[str, Counter[Post]]:
    """What is told of each full name, and how many articles tell it."""
    found: defaultdict[str, Counter[Post]] = defaultdict(Counter)
    for text in texts:
        for person in read_page(api._page("a", text, Config())).people.persons:
            if person.introduced:
                found[_key(person)].update(set(person.posts()))
    return found


def _key(person: Person) -> str:
    """First and last name: middle names and initials come and go."""
    words = person.best()
    return f"{words[0]} {words[-1]}".lower()


def rows(texts: list[str], told: dict[str, Counter[Post]]) -> list[Row]:
    """The descriptions whose holder is known from the corpus, with the namings near them."""
    found: list[Row] = []

    def noting(stage: Stage, phrase: Phrase) -> Person | None:
        right = holder(stage, phrase, told)
        if right is None:
            return None
        near = [(one.entity is right, features(signs)) for one, signs in described.namings(stage, phrase)]
        found.append((near, not any(meant for meant, _ in near)))
        return right

    def nobody(stage: Stage, phrase: Phrase, otherwise: bool = True) -> None:
        """Those of whom the page tells the office are asked for like all others."""

    with patch.object(referring, "meant", noting), patch.object(referring, "office_holder", nobody):
        for text in texts:
            read_page(api._page("a", text, Config()))
    return found


def holder(stage: Stage, phrase: Phrase, told: dict[str, Counter[Post]]) -> Person | None:
    """The one person of the page whom what the corpus tells fits best."""
    asked, scored = offices._asked(stage, phrase), []
    for person in stage.people.near(phrase.first):
        known = [post for post, count in told.get(_key(person), Counter()).items() if count >= OFTEN]
        known += person.posts()
        if known and (score := max([offices._fits(*post, asked) for post in known])) >= FITS:
            scored.append((score, person))
    best = [person for score, person in scored if score == max(scored, key=lambda one: one[0])[0]]
    return best[0] if len(best) == 1 else None


def main() -> None:
    """Write the weights."""
    texts = [article.text for article in read_corpus([Path(sys.argv[1])])]
    labelled = rows(texts, posts(texts))
    lines = [f"{name}\t{value:.2f}\n" for name, value in fit(labelled).items() if is_told(name, value)]
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")
    print(f"{len(labelled)} descriptions, {len(lines)} weights (features of {RARE} namings and more)")


if __name__ == "__main__":
    main()
