"""Whether people are one speaker across articles, and namesakes apart.

usage: python tests/benchmarks/people.py FOLDER [--errors]

FOLDER holds docs.jsonl, people_links.jsonl ({"name", "docs": [[document, name there], ...]}) and people_distinct.jsonl
({"a": [document, name], "b": [document, name]}). Each group's documents are traced together, and so are those of each
pair.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from quotetrace import trace
from quotetrace.models import Article, Speaker

Bearer = tuple[str, str]  # a document, and a name in it


def rows(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def speakers_of(texts: dict[str, str], bearers: list[Bearer]) -> list[Speaker | None]:
    """Who each name is, where the documents of all are traced together."""
    documents = list(dict.fromkeys(document for document, _ in bearers))
    report = trace([(Article(id=one), texts[one]) for one in documents])
    return [_bearer(report.speakers, document, name) for document, name in bearers]


def _bearer(speakers: tuple[Speaker, ...], document: str, name: str) -> Speaker | None:
    for speaker in speakers:
        forms = {mention.span.text for mention in speaker.mentions if mention.article == document}
        if forms and (name in forms or name == speaker.name or name in speaker.aliases):
            return speaker
    return None


def main() -> None:
    """Print how many groups are one speaker, and how many pairs are apart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    texts = {doc["id"]: doc["text"] for doc in rows(options.folder / "docs.jsonl")}
    links, apart = rows(options.folder / "people_links.jsonl"), rows(options.folder / "people_distinct.jsonl")
    whole = split = 0
    for link in links:
        found = speakers_of(texts, [(document, name) for document, name in link["docs"]])
        one = None not in found and len({speaker.id for speaker in found if speaker is not None}) == 1
        whole += one
        if options.errors and not one:
            print("not one:", link["docs"], [speaker and (speaker.id, speaker.name) for speaker in found])
    for pair in apart:
        left, right = speakers_of(texts, [tuple(pair["a"]), tuple(pair["b"])])
        two = left is not None and right is not None and left.id != right.id
        split += two
        if options.errors and not two:
            print("not apart:", pair, [speaker and (speaker.id, speaker.name) for speaker in (left, right)])
    print(json.dumps({"links": f"{whole}/{len(links)}", "apart": f"{split}/{len(apart)}"}))


if __name__ == "__main__":
    main()
