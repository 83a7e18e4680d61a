"""Who speaks, in what role and for whom, on articles of which only that is labelled.

usage: cast.py tests/articles/cast/open.jsonl [...] [--show]

An article has its ``text`` and its ``cast``: for each speaker the right ``name``, ``role`` and ``affiliation``, each a
list of answers of which any is right (``null``: none is right too), the ``type``, and ``said``: how each quotation
begins. A person's name must be one of those given; of other names, roles and bodies a part is enough (token-set ratio
of 80 or more, as in the scoring of annotated articles). A quotation that was not found counts as wrong. Prints shares;
``--show`` prints what is wrong, article by article.
"""

import argparse
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

import quotetrace

_ENOUGH = 80.0
Row = dict[str, Any]


def plain(words: str | None) -> str:
    """Words without case, articles and marks."""
    text = unicodedata.normalize("NFKC", words or "").replace("’", "'").replace("‘", "'").lower()
    text = "".join(letter if letter.isalnum() or letter in " '" else " " for letter in text)
    return " ".join(word for word in text.split() if word not in ("the", "a", "an"))


def like(answers: Iterable[str | None], given: str | None) -> bool:
    """Whether something that was given is one of the answers."""
    return any(fuzz.token_set_ratio(plain(answer), plain(given)) >= _ENOUGH for answer in answers if answer and given)


def saying(report: quotetrace.Report, text: str, words: str) -> quotetrace.Quotation | None:
    """The shortest quotation that holds some words of the text."""
    middle = text.find(words) + len(words) // 2
    held = [one for one in report.quotations if any(span.start <= middle < span.end for span in one.content)]
    return min(held, key=lambda one: sum(span.end - span.start for span in one.content), default=None)


def judged(member: Row, speakers: list[quotetrace.Speaker]) -> dict[str, bool]:
    """What of a member of the cast is right: the speaker, and the role and the affiliation where one is told."""
    person = member["type"] == "person"
    names = {plain(name) for name in member["name"]}
    found = {
        "speaker": any(plain(one.name) in names or (not person and like(member["name"], one.name)) for one in speakers)
    }
    roles = [role for one in speakers for role in (one.role, *(fact.role for fact in one.affiliations))]
    bodies = [one.affiliation for one in speakers]
    bodies += [fact.organization for one in speakers for fact in one.affiliations]
    for field, given in (("role", roles), ("affiliation", bodies)):
        answers = member[field]
        if any(answers):
            none = None in answers and not any(given)
            found[field] = none or any(like(answers, one) for one in given)
    return found


def main() -> None:
    """Print the shares of right answers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for path in options.articles:
        for article in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            report = quotetrace.trace(article["text"])
            people = {one.id: one for one in report.speakers}
            for member in article["cast"]:
                for words in member["said"]:
                    quotation = saying(report, article["text"], words)
                    speakers = [people[one] for one in quotation.speakers] if quotation else []
                    for field, fits in judged(member, speakers).items():
                        asked[field] += 1
                        right[field] += fits and quotation is not None
                        if options.show and not fits:
                            told = [(one.name, one.role, one.affiliation) for one in speakers]
                            print(f"{article['id']} {field}: {member[field if field != 'speaker' else 'name']} {told}")
    for field, number in asked.items():
        print(f"{field} {right[field] / number:.3f} of {number}")


if __name__ == "__main__":
    main()
