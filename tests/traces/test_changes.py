"""Pairs of wordings by one speaker: those that say the same are one trace, those that do not are told of with the kind
of the change."""

import json
from pathlib import Path

import pytest

import quotetrace
from quotetrace.traces import tracing

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "changes.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["other"][:60] for pair in PAIRS])
def test_what_was_changed_is_told(pair: dict[str, str]) -> None:
    rows = [{"id": side, "text": pair[side], "speaker": "Ana Ruiz"} for side in ("one", "other")]
    traces = quotetrace.trace_quotes(rows)
    assert len(traces) == 1
    told = {each.kind for version in traces[0].versions if version.altered for each in version.alterations}
    assert pair["change"] in told if pair["change"] else not told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It is probably true that the ferry will sail in the morning from here",
         "It is true that the ferry will probably sail in the morning from here"),
        ("Perhaps the ferry sails on Monday from the pier, and the town will pay for all of it",
         "The ferry sails on Monday perhaps from the pier, and the town will pay for all of it"),
        ("The dam apparently held, and the town was probably dry on Sunday morning",
         "The dam probably held, and the town was apparently dry on Sunday morning"),
    ],
)  # fmt: skip
def test_a_hedge_that_moved_is_no_two_changes(one: str, other: str) -> None:
    rows = [{"text": text, "speaker": "Ana Ruiz"} for text in (one, other)]
    [trace] = quotetrace.trace_quotes(rows)
    told = [each for version in trace.versions for each in version.alterations if each.kind == "hedge"]
    assert all(each.representative and each.version for each in told) or len(told) < 2


def test_changes_of_one_kind_compare() -> None:
    one = "Perhaps the ferry sails on Monday, and about 400 people of the town will probably pay"
    other = "The ferry sails on Monday, and at least 400 people of the town will pay"
    for texts in ((one, other), (other, one)):
        [trace] = quotetrace.trace_quotes([{"text": text, "speaker": "Ana Ruiz"} for text in texts])
        told = [(each.kind, each.version) for version in trace.versions for each in version.alterations]
        assert sorted(told) == [("hedge", "at least"), ("hedge", "will")] or sorted(told) == [
            ("hedge", "about"),
            ("hedge", "will probably"),
        ]


def test_hundreds_of_wordings_of_one_sentence_are_one_trace() -> None:
    subjects = "the old harbour wall|the old port wall|our old harbour wall|the harbour's old wall".split("|")
    verbs = "will not hold another winter|cannot last one more winter|won't stand another winter".split("|")
    reasons = "unless the council pays for stone|if the council does not pay for stone".split("|")
    ends = "and lets the divers work|and allows the divers to work|and lets divers do their work".split("|")
    times = (
        "before the autumn gales arrive|ahead of the autumn gales|before autumn gales reach us|before the gales".split(
            "|"
        )
    )
    marks = ["", " at last", " again"]
    texts = [
        f"{a} {b} {c} {d} {e}{f}"
        for a in subjects
        for b in verbs
        for c in reasons
        for d in ends
        for e in times
        for f in marks
    ]
    assert len(texts) > 800
    traces = quotetrace.trace_quotes([{"text": text, "speaker": "Ana Ruiz"} for text in texts])
    assert len(traces) == 1
    assert not any(version.altered for version in traces[0].versions)


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["other"][:60] for pair in PAIRS])
def test_arrays_tell_what_single_pairs_tell(pair: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"id": side, "text": pair[side], "speaker": "Ana Ruiz"} for side in ("one", "other")]
    handful = quotetrace.trace_quotes(rows)
    monkeypatch.setattr(tracing, "HANDFUL", 0)
    assert quotetrace.trace_quotes(rows) == handful
