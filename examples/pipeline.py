"""One step of a pipeline: articles in as JSON lines, their quotations out as JSON lines, one article at a time.

usage: python examples/pipeline.py <articles.jsonl >quotations.jsonl

Each line in: {"id": ..., "text": ...}; other keys are left alone. Each line out: {"article": ..., "quotation": ...,
"kind": ..., "speakers": [{"name", "role", "affiliation"}], "start": ..., "end": ...}.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import quotetrace


def rows(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    for line in filter(str.strip, lines):
        item = json.loads(line)
        report = quotetrace.trace(item["text"])
        speakers = {speaker.id: speaker for speaker in report.speakers}
        for quotation in report.quotations:
            who = (speakers[key] for key in quotation.speakers)
            yield {
                "article": item["id"],
                "quotation": quotation.text,
                "kind": quotation.kind,
                "speakers": [{"name": s.name, "role": s.role, "affiliation": s.affiliation} for s in who],
                "start": quotation.content[0].start,
                "end": quotation.content[-1].end,
            }


def main() -> None:
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for row in rows(sys.stdin):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
