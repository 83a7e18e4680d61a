"""How well ``resolve`` names speakers when the reported stretches themselves are given.

usage: python tests/benchmarks/speakers.py FOLDER | ARTICLE.gold.json ... [--errors]

A folder holds docs.jsonl (and traces.jsonl) in the scheme of the annotated articles. Prints one JSON object of shares.
"""

import argparse
import json
import re
import time
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from quotetrace.document import read
from quotetrace.layers import Document, Page, Reported
from quotetrace.models import Speaker
from quotetrace.speakers import Cast, resolve

Gold = dict[str, Any]


def norm(name: str | None) -> str:
    """A name as it is compared: lower case, straight apostrophes, no article, no punctuation."""
    plain = unicodedata.normalize("NFKC", name or "").replace("’", "'").replace("‘", "'").lower()
    plain = re.sub(r"^(the|a|an)\s+", "", plain.strip())
    return re.sub(r"[^\w' ]+", " ", plain).replace("'s ", " ").strip()


def similar(one: str, other: str | None) -> bool:
    """Whether one holds about the words of the other."""
    return fuzz.token_set_ratio(norm(one), norm(other)) >= 80


def find(text: str, piece: str, nth: int | None = 1) -> tuple[int, int]:
    """The nth place of a piece in the text."""
    at = -1
    for _ in range(nth or 1):
        at = text.find(piece, at + 1)
    return max(at, 0), max(at, 0) + len(piece)


def reported(document: Document, gold: Gold) -> list[tuple[str, Reported]]:
    """The gold quotations of an article as reported stretches, in order of position, each with its gold id."""
    found = []
    for quotation in gold["quotations"]:
        nths = quotation.get("content_nth") or [1] * len(quotation["content"])
        content = tuple(find(gold["text"], *pair) for pair in zip(quotation["content"], nths, strict=True))
        one = Reported(kind=quotation["kind"], content=content, rule="gold")
        source = source_span(gold["text"], quotation, content)
        cue = quotation.get("cue")
        if cue and quotation.get("cue_nth"):
            one.cue = find(gold["text"], cue, quotation["cue_nth"])
        elif cue:
            one.cue = near(gold["text"], cue, content[0][0])
        if quotation["kind"] == "pull" and source is not None:
            one.credit = credit_lines(document, source)
        else:
            one.source = source
        found.append((quotation["qid"], one))
    found.sort(key=lambda pair: (pair[1].content[0][0], -pair[1].content[-1][1]))
    for number, (_, one) in enumerate(found):
        around = [at for at, (_, outer) in enumerate(found[:number]) if holds(outer.content, one.content[0])]
        one.within = around[-1] if around else None
    for number, (_, one) in enumerate(found):
        if one.source is None and not one.credit and number and one.kind != "pull":
            one.follows = number - 1
    return found


def holds(content: tuple[tuple[int, int], ...], span: tuple[int, int]) -> bool:
    """Whether a quotation's words hold a span."""
    return any(start <= span[0] and span[1] <= end and (start, end) != span for start, end in content)


def near(text: str, piece: str, at: int) -> tuple[int, int] | None:
    """The place of a piece nearest to an offset."""
    spots = [match.start() for match in re.finditer(re.escape(piece), text)]
    start = min(spots, key=lambda spot: abs(spot - at), default=None)
    return None if start is None else (start, start + len(piece))


def source_span(text: str, quotation: Gold, content: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """Where the source stands, its apposition included."""
    short, full = quotation.get("source"), quotation.get("source_full")
    if not short:
        return None
    if quotation.get("source_nth"):
        start, end = find(text, short, quotation["source_nth"])
    else:
        start, end = near(text, short, content[0][0]) or (0, 0)
    if full and full in text:
        for match in re.finditer(re.escape(full), text):
            if match.start() <= start and end <= match.end():
                return match.span()
    return start, end


def credit_lines(document: Document, source: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The attribution lines of a pull quote: the blocks from the one its source stands in."""
    spans = [(block.start, block.end) for block in document.blocks if block.kind == "pull-credit"]
    return tuple(span for span in spans if span[1] > source[0] and span[0] < source[1] + 60) or (source,)


def score(gold: Gold, count: Counter[str], log: list[str]) -> None:
    """Add one article's hits and misses to the counts."""
    document = read(gold["text"])
    pairs = reported(document, gold)
    began = time.perf_counter()
    cast = resolve(
        [Page(article=gold["id"], document=document, reported=[one for _, one in pairs])], echoes(gold, pairs)
    )
    count["microseconds"] += int((time.perf_counter() - began) * 1e6)
    count["characters"] += len(gold["text"])
    known = {speaker.id: speaker for speaker in cast.speakers}
    by_id = {quotation["qid"]: quotation for quotation in gold["quotations"]}
    for number, (qid, _) in enumerate(pairs):
        got = [known[ident] for ident in cast.speakers_of[0][number]]
        judge(gold["id"], by_id[qid], got, count, log)
    name_pairs(gold, cast, count, log)


def echoes(gold: Gold, pairs: list[tuple[str, Reported]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Pairs of stretches of one article that the gold calls versions of one utterance."""
    places = {qid: number for number, (qid, _) in enumerate(pairs)}
    found = []
    for trace in gold.get("traces", []):
        same = [places[qid] for qid in trace["same"] if qid in places]
        found += [((0, one), (0, other)) for at, one in enumerate(same) for other in same[at + 1 :]]
    return found


def judge(article: str, gold: Gold, got: list[Speaker], count: Counter[str], log: list[str]) -> None:
    """Compare the speakers of one quotation."""
    want, have = {norm(name) for name in gold["speakers"]}, {norm(one.name) for one in got}
    named = gold["speaker_type"] == "person"
    strict = have == want or (
        not named and len(have) == len(want) and all(any(similar(one, name) for one in have) for name in want)
    )
    kind = any(one.kind == gold["speaker_type"] for one in got) if want else not have
    checks = {"speaker": strict, "type": kind} | ({"named": strict} if named else {})
    for key, attribute in (("role", "role"), ("affiliation", "organization")):
        if gold.get(key):
            told = [getattr(one, key) for one in got] + [getattr(f, attribute) for one in got for f in one.affiliations]
            checks[key] = any(similar(gold[key], value) for value in told)
    for key, right in checks.items():
        count[key, "n"] += 1  # type: ignore[index]
        count[key, "ok"] += right  # type: ignore[index]
        if not right:
            told_all = [(one.name, one.kind, one.role, one.affiliation) for one in got]
            wanted = {part: gold.get(part) for part in ("speakers", "speaker_type", "role", "affiliation")}
            log.append(
                f"{key.upper():11} {article} {gold['qid']} source {gold['source']!r} want {wanted} have {told_all}"
            )


def name_pairs(gold: Gold, cast: Cast, count: Counter[str], log: list[str]) -> None:
    """Which forms of names belong together, as pairs."""
    owner_gold = {norm(form): number for number, one in enumerate(gold.get("people", [])) for form in one["mentions"]}
    owner: dict[str, str] = {}
    for speaker in cast.speakers:
        forms = {norm(mention.span.text) for mention in speaker.mentions} | {norm(form) for form in speaker.aliases}
        for form in sorted(forms | {norm(speaker.name)}):
            if form in owner_gold:
                owner.setdefault(form, speaker.id)
    keys = sorted(owner_gold)
    for at, one in enumerate(keys):
        for other in keys[:at]:
            want = owner_gold[one] == owner_gold[other]
            have = one in owner and other in owner and owner[one] == owner[other]
            count["pairs_gold"] += want
            count["pairs_found"] += have
            count["pairs_right"] += want and have
            if want != have:
                log.append(f"PAIR {'missed' if want else 'false'} {gold['id']} {one!r} {other!r}")
    log += [f"NAME missed {gold['id']} {form!r}" for form in keys if form not in owner]
    known = {norm(form) for person in gold.get("people", []) for form in [*person["mentions"], person["name"]]}
    for speaker in cast.speakers:
        if speaker.kind == "person" and norm(speaker.name) not in known:
            count["people_false"] += 1
            log.append(f"NAME false {gold['id']} {speaker.name!r}")


def documents(paths: list[str]) -> list[Gold]:
    """The annotated articles in folders and files, with the traces that lie beside them."""
    found: list[Gold] = []
    for path in map(Path, paths):
        if path.is_dir() and (path / "docs.jsonl").exists():
            docs = [json.loads(line) for line in (path / "docs.jsonl").read_text("utf-8").splitlines() if line.strip()]
            if (path / "traces.jsonl").exists():
                add_traces(docs, path / "traces.jsonl")
            found += docs
        elif path.suffix == ".jsonl":
            found += [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        else:
            found.append(json.loads(path.read_text("utf-8")))
    return found


def add_traces(docs: list[Gold], path: Path) -> None:
    """Hand each document the versions that lie within it."""
    for line in path.read_text("utf-8").splitlines():
        trace = json.loads(line)
        for doc in docs:
            same = [qid for article, qid in trace["same"] if article == doc["id"]]
            if len(same) > 1:
                doc.setdefault("traces", []).append({"same": same})


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    count: Counter[str] = Counter()
    log: list[str] = []
    for gold in documents(options.paths):
        score(gold, count, log)
    if options.errors:
        print("\n".join(log))
    shares = {
        key: round(count[key, "ok"] / max(count[key, "n"], 1), 4)  # type: ignore[index]
        for key in ("speaker", "named", "type", "role", "affiliation")
    }
    right, found, gold_pairs = count["pairs_right"], count["pairs_found"], count["pairs_gold"]
    shares["name_pairs_f"] = round(2 * right / max(found + gold_pairs, 1), 4)
    shares["people_false"] = count["people_false"]
    shares["microseconds_per_character"] = round(count["microseconds"] / max(count["characters"], 1), 3)
    print(json.dumps(shares, indent=1))


if __name__ == "__main__":
    main()
