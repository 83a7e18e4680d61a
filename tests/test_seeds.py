"""The annotation of the seeds and of the evaluation articles can be read as it is meant to be.

A label that points nowhere would silently count as a miss of the library, so every substring, number and reference is
looked up here, without running the library.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
SETS = (
    *("open", "heldout", "wild/open", "wild/unseen", "pages/open", "pages/unseen"),
    *("desk/open", "desk/unseen", "desk/more"),
)
FOLDERS = [ROOT / "tests" / "articles" / name for name in SETS]
KINDS = {"direct", "indirect", "mixed", "pull"}
SPEAKER_TYPES = {"person", "organization", "document", "group", "unnamed"}
QUOTATION_KEYS = {
    *("qid", "content", "content_nth", "kind", "cue", "cue_nth", "source", "source_nth"),
    *("source_full", "source_full_nth", "speakers", "speaker_type", "role", "affiliation", "addressee"),
}

Record = dict[str, Any]


def rows(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def seeds() -> list[Record]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.gold.json"))]


LONE_SETS = (
    "voices/open",
    "voices/heldout",
    *(f"{name}/{half}" for name in ("outlets", "layouts", "people", "posts") for half in ("open", "unseen")),
)
LONE = [ROOT / "tests/articles" / name for name in LONE_SETS]
DOCS: list[Record] = seeds() + [doc for folder in FOLDERS + LONE for doc in rows(folder / "docs.jsonl")]
each_doc = pytest.mark.parametrize("doc", DOCS, ids=[doc["id"] for doc in DOCS])
each_folder = pytest.mark.parametrize("folder", [SEEDS, *FOLDERS], ids=lambda folder: folder.name)


def find(text: str, sub: str, nth: int) -> int:
    """Where the nth occurrence of `sub` starts, counting as the scorer does (overlapping, from 1); -1 if none."""
    at = -1
    for _ in range(nth):
        at = text.find(sub, at + 1)
        if at < 0:
            return -1
    return at


def docs_of(folder: Path) -> dict[str, Record]:
    found = seeds() if folder == SEEDS else rows(folder / "docs.jsonl")
    return {doc["id"]: doc for doc in found}


def test_there_are_samples_of_every_promised_shape() -> None:
    assert {"spun", "british", "scrape-noise", "wire"} <= {doc["style"] for doc in seeds()}
    assert len(rows(FOLDERS[0] / "docs.jsonl")) + len(rows(FOLDERS[1] / "docs.jsonl")) >= 12


def test_document_ids_are_unique() -> None:
    ids = [doc["id"] for doc in DOCS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.gold.json")), ids=lambda path: path.name)
def test_seed_text_equals_its_file(path: Path) -> None:
    doc = json.loads(path.read_text(encoding="utf-8"))
    name = path.name.removesuffix(".gold.json")
    assert doc["id"] == name
    assert (SEEDS / f"{name}.txt").read_bytes().decode("utf-8") == doc["text"]


@each_doc
def test_quotations_have_legal_fields(doc: Record) -> None:
    qids = [quote["qid"] for quote in doc["quotations"]]
    assert len(qids) == len(set(qids)) > 0
    for quote in doc["quotations"]:
        assert set(quote) <= QUOTATION_KEYS, quote["qid"]
        assert quote["kind"] in KINDS, quote["qid"]
        assert quote["speaker_type"] in SPEAKER_TYPES, quote["qid"]
        assert quote["content"], quote["qid"]
        assert quote["source"] or not quote["source_full"], quote["qid"]
        assert quote["source_full"] is None or quote["source"] in quote["source_full"], quote["qid"]


def parts(quote: Record) -> Iterator[tuple[str, int]]:
    """Every substring that a quotation points at, with the number of the occurrence meant."""
    yield from zip(quote["content"], quote.get("content_nth") or [1] * len(quote["content"]), strict=True)
    for field in ("cue", "source", "source_full"):
        if quote.get(field):
            yield quote[field], quote.get(f"{field}_nth") or 1


@each_doc
def test_content_cue_and_source_are_found(doc: Record) -> None:
    for quote in doc["quotations"]:
        for sub, nth in parts(quote):
            assert find(doc["text"], sub, nth) >= 0, (quote["qid"], sub, nth)


@each_doc
def test_segments_stand_in_order_and_apart(doc: Record) -> None:
    for quote in doc["quotations"]:
        nths = quote.get("content_nth") or [1] * len(quote["content"])
        end = 0
        for sub, nth in zip(quote["content"], nths, strict=True):
            start = find(doc["text"], sub, nth)
            assert start >= end, (quote["qid"], sub)
            end = start + len(sub)


@each_doc
def test_contents_are_trimmed_and_none_is_annotated_twice(doc: Record) -> None:
    seen = set()
    for quote in doc["quotations"]:
        assert all(sub == sub.strip() for sub in quote["content"]), quote["qid"]
        key = tuple(find(doc["text"], sub, nth) for sub, nth in parts({**quote, "cue": None, "source": None}))
        assert (key, len(quote["content"][0])) not in seen, quote["qid"]
        seen.add((key, len(quote["content"][0])))


@each_doc
def test_people_and_marked_words_occur(doc: Record) -> None:
    owner: dict[str, str] = {}
    for person in doc["people"]:
        for mention in person["mentions"]:
            assert mention in doc["text"], mention
            assert owner.setdefault(mention, person["name"]) == person["name"], mention
    for words in doc["not_quotations"] + doc.get("boilerplate", []):
        assert words in doc["text"], words


@each_doc
def test_named_speakers_are_listed_as_people(doc: Record) -> None:
    people = {person["name"] for person in doc["people"]}
    for quote in doc["quotations"]:
        if quote["speaker_type"] == "person":
            assert quote["speakers"], quote["qid"]
            assert set(quote["speakers"]) <= people, quote["qid"]


@pytest.mark.parametrize("doc", seeds(), ids=[doc["id"] for doc in seeds()])
def test_traces_of_a_seed_refer_to_its_quotations(doc: Record) -> None:
    qids = {quote["qid"] for quote in doc["quotations"]}
    used: list[str] = []
    for trace in doc["traces"]:
        assert len(trace["same"]) > 1
        assert {trace["canonical"], *trace["altered"]} <= set(trace["same"]) <= qids
        used += trace["same"]
    assert len(used) == len(set(used))


@each_folder
def test_traces_across_articles_refer_to_existing_quotations(folder: Path) -> None:
    docs = docs_of(folder)
    known = {(name, quote["qid"]) for name, doc in docs.items() for quote in doc["quotations"]}
    used: list[tuple[str, str]] = []
    for trace in rows(folder / "traces.jsonl"):
        same = [(name, qid) for name, qid in trace["same"]]
        assert len(same) > 1
        assert {(name, qid) for name, qid in trace["altered"]} <= set(same) <= known
        assert {name for name, _ in same} <= set(trace["scope"]) <= set(docs)
        assert len(trace["scope"]) == 1 or len({docs[name]["group"] or name for name in trace["scope"]}) == 1
        used += same
    assert len(used) == len(set(used))


@each_folder
def test_pairs_refer_to_existing_quotations_and_contradict_no_trace(folder: Path) -> None:
    docs = docs_of(folder)
    known = {(name, quote["qid"]) for name, doc in docs.items() for quote in doc["quotations"]}
    cluster = {tuple(x): n for n, trace in enumerate(rows(folder / "traces.jsonl")) for x in trace["same"]}
    for pair in rows(folder / "distinct.jsonl") + rows(folder / "neutral.jsonl"):
        a, b = tuple(pair["a"]), tuple(pair["b"])
        assert {a, b} <= known
        assert cluster.get(a, "a") != cluster.get(b, "b")
