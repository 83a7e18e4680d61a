"""A folder of articles into one index, and what was said in more than one of them.

usage: python archive.py [FOLDER [INDEX]]      (without: the sample articles beside this file, an index in memory)

Each *.txt in FOLDER and below it is an article, its path the article's id. Run it again after it broke off, or when
articles were added: what is in the index already is not added twice.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import quotetrace
from quotetrace import Article


def articles(folder: Path) -> Iterator[tuple[Article, str]]:
    for path in sorted(folder.rglob("*.txt")):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            print(f"{path} is left out: {error}", file=sys.stderr)
        else:
            yield Article(id=path.relative_to(folder).as_posix()), text


def samples() -> Iterator[tuple[Article, str]]:
    for line in Path(__file__).with_name("articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Article(id=row["id"]), row["text"]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with quotetrace.QuoteIndex(sys.argv[2] if len(sys.argv) > 2 else ":memory:") as index:
        for report in quotetrace.pipe(articles(folder) if folder else samples(), workers=2):
            index.add(report)
        print(f"{len(index)} quotations")
        for trace in index.traces(least=2):
            print(trace.id, *(f"{version.quotation} ({version.relation})" for version in trace.versions))


if __name__ == "__main__":  # needed by the processes that pipe() starts
    main()
