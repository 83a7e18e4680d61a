"""QuoteIndex: what is added stays, through kills, other writers, full disks and damaged files."""

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quotetrace
from quotetrace import lexicons

ROOT = Path(__file__).parents[1]
HERE = os.environ | {"PYTHONPATH": str(ROOT)}
FERRY = "We will not sell the ferry to anybody this year."
ROWS: list[dict[str, Any]] = [
    {"id": "1", "text": FERRY, "speaker": "Ana Ruiz", "article": "m1"},
    {"id": "2", "text": "“we will not sell the ferry to anybody this year”", "speaker": "Ruiz", "article": "m2"},
    {"id": "3", "text": "We will sell the ferry to anybody this year.", "speaker": "Ana Ruiz", "article": "m3"},
    {"id": "4", "text": "The audit of the harbour found no trace of fraud.", "speaker": "Li Wei", "article": "m1"},
    {"id": "5", "text": "The harbour audit found no trace of any fraud", "speaker": "Li Wei", "article": "m2"},
    {"id": "6", "text": "Nothing is decided.", "speaker": None},
]
WORDS = sorted(word for word in lexicons.table("traces_common") if word.isalpha() and len(word) > 4)


def made(number: int, seed: int = 1) -> list[dict[str, Any]]:
    """Rows of common words in chance order, of which many are versions of one another."""
    chance = random.Random(seed)
    rows: list[dict[str, Any]] = []
    for at in range(number):
        text = f"The {' '.join(chance.sample(WORDS, 9))} of {chance.randrange(90)} million."
        if rows and chance.random() < 0.4:
            words = str(chance.choice(rows)["text"]).split()
            text = " ".join(words[chance.randrange(3) :]).upper() + "”"
        rows.append({"id": f"r{at}", "text": text, "speaker": chance.choice(["Ana Ruiz", "Li Wei", None])})
    return rows


def groups(index: quotetrace.QuoteIndex) -> set[frozenset[str]]:
    return {frozenset(version.quotation for version in trace.versions) for trace in index.traces()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quotes.index"


# --- adding and asking -----------------------------------------------------------------------------------------------


def test_each_quotation_gets_its_trace_at_once(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        found = [index.add(row)[0] for row in ROWS]
        assert found[0] == found[1]
        assert found[3] == found[4]
        assert len({found[0], found[3], found[5]}) == 3
        assert len(index) == 6


def test_what_was_added_is_there_after_opening_again(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add(ROWS[:3])
        before = list(index.traces())
    with quotetrace.QuoteIndex(path) as index:
        assert list(index.traces()) == before
        [added] = index.add(ROWS[4])
        assert index.add(ROWS[3]) == [added]
        assert groups(index) >= {frozenset("45")}


def test_a_changed_meaning_is_flagged_or_kept_apart(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add(ROWS)
        trace = index.trace_of("1")
        altered = {version.quotation for version in trace.versions if version.altered}
        apart = "3" not in {version.quotation for version in trace.versions}
        assert altered == {"3"} or (apart and trace.related[0].verdict == "conflicting")


def retold(number: int) -> list[dict[str, Any]]:
    """Rows many of which are cut, overlap, are marked otherwise, or change a number or a "will" of another row."""
    chance = random.Random(9)
    rows: list[dict[str, Any]] = []
    for at in range(number):
        words = f"We will {' '.join(chance.sample(WORDS, 12))} for {chance.randrange(10, 99)} million in May.".split()
        if rows and chance.random() < 0.6:
            words = str(chance.choice(rows[-200:])["text"]).split()
            change = chance.choice(["head", "tail", "window", "upper", "negation", "number", "word", "same"])
            if change == "negation":
                words = " ".join(words).replace("We will", "We will not", 1).split()
            elif change == "number":
                words = [str(chance.randrange(10, 99)) if word.isdigit() else word for word in words]
            elif change == "word":
                words[len(words) // 2] = chance.choice(WORDS)
            elif change == "upper":
                words = [word.upper() for word in words]
            cut = max(0, len(words) - 7) if change in ("head", "tail", "window") else 0
            first = {"head": cut, "window": cut // 2}.get(change, 0)
            words = words[first : first + 7] if cut else words
        rows.append({"id": f"r{at}", "text": " ".join(words), "speaker": chance.choice(["Ana Ruiz", "Ruiz", None])})
    return rows


def b_cubed(one: dict[str, str], other: dict[str, str]) -> float:
    """The F1 of two groupings of the same names."""
    both = Counter((one[name], other[name]) for name in one)
    sizes = Counter(one.values()), Counter(other.values())
    precision, recall = (sum(n * n / size[pair[at]] for pair, n in both.items()) for at, size in enumerate(sizes))
    return 2 * precision * recall / (precision + recall) / len(one)


@pytest.mark.parametrize("step", [1, 500])
def test_the_traces_are_those_of_a_batch(path: Path, step: int) -> None:
    """The tolerance that docs/howto/quote-index.md states."""
    rows = retold(1_000)
    with quotetrace.QuoteIndex(path) as index:
        for at in range(0, len(rows), step):
            index.add(rows[at : at + step])
        index.flush()
        online = {version.quotation: trace.id for trace in index.traces() for version in trace.versions}
    traces = quotetrace.trace_quotes(rows)
    batch = {version.quotation: trace.id for trace in traces for version in trace.versions}
    assert len(traces) < 0.8 * len(rows)
    assert b_cubed(online, batch) >= 0.99


def test_a_quotation_without_a_name_stands_with_the_only_name_and_without_it_alone(path: Path) -> None:
    named = {"id": "1", "text": FERRY, "speaker": "Ana Ruiz", "article": "a"}
    rows = [named, {"id": "2", "text": FERRY, "article": "b"}, {"id": "3", "text": FERRY, "speaker": "Olaf Chan"}]
    with quotetrace.QuoteIndex(path) as index:
        assert index.add(rows)[:2] == ["t1", "t1"]
        assert index.remove("a") == 1
        assert {version.quotation for trace in index.traces() for version in trace.versions} == {"2", "3"}
        assert [hit.quotation for hit in index.search("sell the ferry", speaker="Ana Ruiz")] == []
        index.add(named)
        assert {"1", "2", "3"} == {version.quotation for trace in index.traces() for version in trace.versions}


def test_reports_go_in_with_speakers_and_articles(path: Path) -> None:
    article = quotetrace.Article(id="wire-1", outlet="Coast Wire", published="2026-03-02")
    report = quotetrace.trace([(article, f"“{FERRY[:-1]},” said Ana Ruiz, the mayor of Altona.")])
    with quotetrace.QuoteIndex(path) as index:
        assert index.add(report) == ["t1"]
        [hit] = index.search("sell the ferry")
        assert (hit.speakers, hit.article, hit.outlet) == (("Ana Ruiz",), "wire-1", "Coast Wire")
        assert hit.published == "2026-03-02"
        assert index.add(report) == ["t1"]  # done over, nothing is added
        assert len(index) == 1


def test_reports_of_two_processes_meet_in_one_trace(path: Path) -> None:
    texts = [f"“{FERRY[:-1]},” said Ana Ruiz, the mayor.", f"“{FERRY[:-1]},” Ruiz told the council."]
    with quotetrace.QuoteIndex(path) as index:
        for report in quotetrace.pipe(texts):
            index.add(report)
        assert groups(index) == {frozenset(["a1#q1", "a2#q1"])}


def test_search_finds_half_remembered_words(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add(ROWS)
        for flushed in (False, True):
            if flushed:
                index.flush()
            assert [hit.quotation for hit in index.search("fraud harbours audited")] == ["4", "5"]
            assert {hit.quotation for hit in index.search("ferry selling anybody", speaker="Ruiz")} == {"1", "2", "3"}
            assert index.search("ferry", speaker="Li Wei") == []
            assert {hit.quotation for hit in index.search("", speaker="Wei")} == {"4", "5"}
            assert len(index.search("the ferry", limit=2)) == 2
            assert index.search("zeppelin") == []


ANY = st.characters()  # lone surrogates too, which st.text() leaves out


@settings(max_examples=60)
@given(st.text(ANY, max_size=30), st.one_of(st.none(), st.text(ANY, max_size=10)))
def test_no_search_raises(words: str, speaker: str | None) -> None:
    with quotetrace.QuoteIndex(":memory:") as index:
        index.add(ROWS)
        index.flush()
        assert len(index.search(words, speaker=speaker)) <= 6


@settings(max_examples=40)
@given(st.lists(st.text(ANY, max_size=40), max_size=8))
def test_any_text_can_be_added_and_every_quotation_is_in_one_trace(texts: list[str]) -> None:
    with quotetrace.QuoteIndex(":memory:") as index:
        index.add([{"id": str(at), "text": text} for at, text in enumerate(texts)])
        index.flush()
        listed = [version.quotation for trace in index.traces() for version in trace.versions]
        assert sorted(listed) == sorted(map(str, range(len(texts))))


def test_lone_surrogates_come_back_as_they_went_in(path: Path) -> None:
    torn = {"id": "s\ud800", "text": "\ud800 bad surrogate words", "speaker": "Ana \udfff Ruiz", "article": "m\ud801"}
    with quotetrace.QuoteIndex(path) as index:
        assert index.add([torn, {**torn, "id": "s\ufffd", "article": "m\ufffd"}]) == ["t1", "t1"]
        index.speaker_is("s\ud800", "B\ud800")
        index.different("s\ud800", "s\ufffd")
        index.add(ROWS)
    with quotetrace.QuoteIndex(path) as index:
        assert index.add(torn) == index.add(torn) == [index.trace_of("s\ud800").id]
        found = {(hit.quotation, hit.text, hit.article, hit.speakers) for hit in index.search("bad surrogate words")}
        text = "\ud800 bad surrogate words"
        assert found == {
            ("s\ud800", text, "m\ud801", ("B\ud800",)), ("s\ufffd", text, "m\ufffd", ("Ana \udfff Ruiz",)),
        }  # fmt: skip
        assert [(said.quotation, said.other, said.name) for said in index.corrections()] == [
            ("s\ud800", None, "B\ud800"), ("s\ud800", "s\ufffd", None),
        ]  # fmt: skip
        assert [version.quotation for version in index.trace_of("s\ud800").versions] == ["s\ud800"]
        assert frozenset(["s\ud800"]) in groups(index)
        index.add([{**torn, "text": "Other things \ud802"}], replace=True)
        assert [hit.text for hit in index.search("other things")] == ["Other things \ud802"]
        assert index.remove("m\ud801") == 1
        assert len(index) == len(ROWS) + 1


def test_what_holds_lone_surrogates_and_is_not_there_is_told(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        for asked in (index.trace_of, index.not_a_quotation):
            with pytest.raises(quotetrace.InputError, match="There is no quotation"):
                asked("\ud800")
        assert index.remove("\ud800") == 0
        assert index.search("\ud800", speaker="B\ud800 \ud801") == []
        assert list(index.traces(speaker="\ud800")) == []
    with pytest.raises(quotetrace.InputError, match="takes the path"):
        quotetrace.QuoteIndex("\ud800")


def test_a_report_with_lone_surrogates_is_kept_whole(path: Path) -> None:
    article = quotetrace.Article(id="a\udc80", outlet="Tide\ud800")
    with quotetrace.QuoteIndex(path) as index:
        for report in quotetrace.pipe([(article, "“We will not \ud800 sell the ferry this year,” said Ana Ruiz.")]):
            index.add(report)
    with quotetrace.QuoteIndex(path) as index:
        [hit] = index.search("sell ferry")
        assert (hit.quotation, hit.article, hit.outlet) == ("a\udc80#q1", "a\udc80", "Tide\ud800")
        assert hit.text == "We will not \ud800 sell the ferry this year,"


def test_traces_by_speaker_and_by_size(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add(ROWS)
        assert {trace.representative for trace in index.traces(speaker="Li Wei")} <= {"4", "5"}
        assert all(len(trace.versions) > 1 for trace in index.traces(least=2))


def test_rows_without_an_id_are_numbered(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add([{"text": "One thing is sure."}, {"text": "Another is not."}])
        index.add([{"text": "A third one is open."}])
        assert [hit.quotation for hit in index.search("third")] == ["row3"]


def test_a_crowd_of_one_phrase_costs_little(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add([{"id": str(at), "text": "No comment.", "speaker": f"Speaker {at % 700}"} for at in range(3_000)])
        assert len(index) == 3_000


# --- what is refused -------------------------------------------------------------------------------------------------


def test_a_taken_id_is_named_with_its_row_and_nothing_of_the_step_is_added(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add(ROWS[0])
        with pytest.raises(quotetrace.InputError, match="Row 2: the id '1' is taken"):
            index.add([ROWS[3], {"id": "1", "text": "Something else."}])
        assert len(index) == 1
        assert index.add(ROWS[3]) == ["t2"]


@pytest.mark.parametrize("rows", ["text", 7, None, [{"id": "x"}], [7]])
def test_what_is_no_quotation_is_refused(path: Path, rows: object) -> None:
    with quotetrace.QuoteIndex(path) as index, pytest.raises(quotetrace.InputError):
        index.add(rows)  # type: ignore[arg-type]


def test_an_unknown_id_is_named(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        for ask in (index.trace_of, index.not_a_quotation):
            with pytest.raises(quotetrace.InputError, match="no quotation 'x'"):
                ask("x")


def test_a_closed_index_says_so(path: Path) -> None:
    index = quotetrace.QuoteIndex(path)
    index.close()
    index.close()
    with pytest.raises(quotetrace.StoreError, match="was closed"):
        index.add(ROWS)


@pytest.mark.parametrize("content", [b"not a database at all, " * 100, b"SQLite format 3\0" + b"\xff" * 4_000])
def test_a_foreign_file_is_refused_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(quotetrace.StoreError, match=r"quotes\.index: it is damaged or no index"):
        quotetrace.QuoteIndex(path)
    assert path.read_bytes() == content


def test_another_program_s_database_is_refused_and_left_as_it_is(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (text)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(quotetrace.StoreError, match="a database of another program"):
        quotetrace.QuoteIndex(path)
    assert path.read_bytes() == before


def test_a_damaged_file_is_named(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add(made(400))
    data = bytearray(path.read_bytes())
    data[len(data) // 4 :] = os.urandom(len(data) - len(data) // 4)
    path.write_bytes(data)

    def used() -> None:
        with quotetrace.QuoteIndex(path) as index:
            index.add(made(50, seed=2))
            list(index.traces())

    with pytest.raises(quotetrace.StoreError, match=r"quotes\.index: it is damaged or no index"):
        used()


def test_an_index_of_another_version_is_refused(path: Path) -> None:
    quotetrace.QuoteIndex(path).close()
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()
    with pytest.raises(quotetrace.StoreError, match="another version"):
        quotetrace.QuoteIndex(path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(quotetrace.StoreError, match=r"no/such/quotes\.index: it cannot be opened"):
        quotetrace.QuoteIndex(tmp_path / "no" / "such" / "quotes.index")


# --- reading only ----------------------------------------------------------------------------------------------------


def test_a_read_only_index_answers_and_writes_nothing(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add(ROWS)
    before = path.read_bytes()
    with quotetrace.QuoteIndex(path, readonly=True) as index:
        assert len(index.search("ferry")) == 3
        assert index.trace_of("4").versions
        with pytest.raises(quotetrace.StoreError, match="readonly=True"):
            index.add(ROWS)
    assert path.read_bytes() == before
    with pytest.raises(quotetrace.StoreError, match="no such file"):
        quotetrace.QuoteIndex(path.with_name("gone"), readonly=True)


def mounted(*arguments: str) -> None:
    """Mount something, or skip where that is not permitted."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("mounting takes root on Linux")
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"mounting is not permitted: {done.stderr.strip()}")


def test_a_read_only_folder_is_named_and_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    with quotetrace.QuoteIndex(folder / "quotes.index") as index:
        index.add(ROWS)
    mounted("--bind", "-o", "ro", str(folder), str(folder))
    subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=False)
    try:
        with pytest.raises(quotetrace.StoreError, match=r"quotes\.index: it (may not be written|cannot be opened)"):
            quotetrace.QuoteIndex(folder / "quotes.index").add({"id": "x", "text": "More."})
        with pytest.raises(quotetrace.StoreError, match=r"new\.index: it (may not be written|cannot be opened)"):
            quotetrace.QuoteIndex(folder / "new.index")
        with quotetrace.QuoteIndex(folder / "quotes.index", readonly=True) as index:
            assert len(index) == 6
    finally:
        subprocess.run(["umount", str(folder)], check=True)


# --- kills, other writers, full disks --------------------------------------------------------------------------------

WRITER = """
import sys, quotetrace
sys.path.insert(0, {tests!r})
from test_indexing import made
index = quotetrace.QuoteIndex({path!r})
for row in made({number}, seed={seed}):
    row["id"] = {prefix!r} + row["id"]
    index.add(row)
    print(row["id"], flush=True)
"""


def writer(path: Path, number: int, seed: int, prefix: str) -> "subprocess.Popen[str]":
    body = WRITER.format(tests=str(ROOT / "tests"), path=str(path), number=number, seed=seed, prefix=prefix)
    return subprocess.Popen([sys.executable, "-c", body], env=HERE, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize("after", [3, 157, 2_100])
def test_a_killed_process_loses_nothing_that_was_acknowledged(path: Path, after: int) -> None:
    process = writer(path, 100_000, 5, "k")
    assert process.stdout is not None
    acknowledged = [process.stdout.readline().strip() for _ in range(after)]
    process.send_signal(signal.SIGKILL)
    acknowledged += process.stdout.read().split()
    process.wait()
    process.stdout.close()
    with quotetrace.QuoteIndex(path) as index:
        there = {version.quotation for trace in index.traces() for version in trace.versions}
        assert there >= set(acknowledged)
        assert len(index) <= len(acknowledged) + 1
        rows = made(len(acknowledged), seed=5)
        assert index.search(str(rows[-1]["text"]))
        # What waited in memory when it was killed is found by what is added now.
        [again] = index.add({"id": "again", "text": rows[-1]["text"], "speaker": rows[-1]["speaker"]})
        assert "k" + str(rows[-1]["id"]) in {version.quotation for version in index.trace_of("again").versions}
        assert again


def test_two_writers_at_once_lose_nothing_and_find_each_other_s_versions(path: Path) -> None:
    quotetrace.QuoteIndex(path).close()
    processes = [writer(path, 120, 7, prefix) for prefix in ("x", "y")]
    for process in processes:
        output, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        assert len(output.split()) == 120
    with quotetrace.QuoteIndex(path) as index:
        assert len(index) == 240
        # Both wrote the same rows: each stands in one trace with its twin, whoever came first.
        for at in range(120):
            assert f"yr{at}" in {version.quotation for version in index.trace_of(f"xr{at}").versions}


def test_an_open_index_sees_what_another_has_added(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as one, quotetrace.QuoteIndex(path) as other:
        [first] = one.add(ROWS[0])
        assert other.add(ROWS[1]) == [first]
        other.flush()
        assert len(one.trace_of("1").versions) == 2
        assert one.add({"id": "9", "text": FERRY + " Never.", "speaker": "Ana Ruiz"})
        assert len(other) == 3


def test_a_full_disk_is_named_and_what_was_added_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    mounted("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder))
    try:
        path = folder / "quotes.index"
        index = quotetrace.QuoteIndex(path)
        kept = 0
        rows = made(100_000, seed=3)
        told = ""
        while not told:
            try:
                index.add(rows[kept])
                kept += 1
            except quotetrace.StoreError as error:
                told = str(error)
        assert "quotes.index: the disk" in told
        assert kept > 10
        assert len(index) == kept
        assert index.search(rows[kept - 1]["text"])[0].similarity == 1.0
        subprocess.run(["mount", "-o", "remount,size=64m", str(folder)], check=True)
        assert index.add({"id": "room", "text": "There is room again."})
        index.close()
        with quotetrace.QuoteIndex(path) as index:
            assert len(index) == kept + 1
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


LIMITED = """
import resource, signal, sys, quotetrace
sys.path.insert(0, {tests!r})
from test_indexing import made
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
index = quotetrace.QuoteIndex({path!r})
kept = 0
try:
    for row in made(100_000, seed=3):
        index.add(row)
        kept += 1
except quotetrace.StoreError as error:
    print(kept, len(index), error)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="there is no limit of a file's size")
def test_a_file_that_may_not_grow_is_named_and_what_was_added_is_kept(path: Path) -> None:
    body = LIMITED.format(tests=str(ROOT / "tests"), path=str(path))
    done = subprocess.run([sys.executable, "-c", body], env=HERE, capture_output=True, text=True, timeout=120)
    kept, counted, told = done.stdout.split(" ", 2)
    assert kept == counted
    assert told.startswith(f"{path}: the disk")
    with quotetrace.QuoteIndex(path) as index:
        assert len(index) == int(kept) > 10


# --- corrections -----------------------------------------------------------------------------------------------------


def test_two_can_be_said_to_be_the_same_or_not(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add(ROWS)
        index.same("6", "4")
        assert frozenset("456") in groups(index)
        said = index.different("1", "2")
        assert not any({"1", "2"} <= group for group in groups(index))
        index.retract(said)
        assert any({"1", "2"} <= group for group in groups(index))
        assert [each.kind for each in index.corrections()] == ["same"]


def test_quotations_of_the_same_words_can_be_told_apart(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add([{"id": at, "text": "I take full responsibility.", "article": at} for at in "abc"])
        assert groups(index) == {frozenset("abc")}
        index.different("a", "b")
        assert not any({"a", "b"} <= group for group in groups(index))


def test_the_same_words_in_one_article_cannot_be_told_apart_and_that_is_said(path: Path) -> None:
    twice = [{"id": "a", "text": FERRY, "article": "m"}, {"id": "b", "text": FERRY, "article": "m"}]
    with quotetrace.QuoteIndex(path) as index:
        index.add(twice)
        for said in (index.same, index.different):
            with pytest.raises(quotetrace.InputError, match="are of one article and have the same words"):
                said("a", "b")
        assert index.corrections() == []
        assert index.add(twice) == ["t1", "t1"]
        assert groups(index) == {frozenset("ab")}


def test_what_is_no_quotation_leaves_its_trace_and_search(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add(ROWS)
        said = index.not_a_quotation("2")
        assert not any("2" in group for group in groups(index))
        assert "2" not in {hit.quotation for hit in index.search("sell the ferry")}
        assert len(index) == 5
        assert index.add(ROWS[1]) == [""]
        index.retract(said)
        assert len(index) == 6


def test_a_speaker_can_be_named(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add(ROWS)
        index.speaker_is("6", "Mara Brandt")
        assert [hit.quotation for hit in index.search("", speaker="Brandt")] == ["6"]
        assert [hit.speakers for hit in index.search("decided")] == [("Mara Brandt",)]


def test_corrections_outlive_the_process_and_articles_read_anew(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add(ROWS)
        index.different("1", "2")
        index.same("4", "6")
        index.not_a_quotation("5")
        index.speaker_is("3", "Li Wei")
    with quotetrace.QuoteIndex(path) as index:
        assert index.remove("m1") == 2
        # Read anew, the quotations of the article have other ids.
        index.add([{**ROWS[0], "id": "new1"}, {**ROWS[3], "id": "new4"}])
        index.add([{**ROWS[4], "id": "new5"}], replace=True)
        found = groups(index)
        assert not any({"new1", "2"} <= group for group in found)
        assert any({"new4", "6"} <= group for group in found)
        assert not any("5" in group or "new5" in group for group in found)
        assert [hit.quotation for hit in index.search("sell the ferry", speaker="Li Wei")] == ["3"]
        assert len(index.corrections()) == 4


def test_a_correction_of_what_is_gone_touches_nothing_else(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add(ROWS)
        said = index.same("5", "6")
        index.remove("m2")
        index.add([{"id": "other", "text": "The toll of the bridge is to rise in the spring.", "article": "m9"}])
        assert groups(index) >= {frozenset(["other"]), frozenset("6")}
        index.retract(said)
        assert groups(index) >= {frozenset(["other"]), frozenset("6")}


def test_corrections_made_before_merging_outweigh_everything(path: Path) -> None:
    """Versions that come later are drawn to both sides, and do not join them."""
    with quotetrace.QuoteIndex(path) as index:
        index.add(ROWS[:2])
        index.different("1", "2")
        index.add([{"id": f"v{at}", "text": FERRY.lower() + " " * at, "speaker": "Ana Ruiz"} for at in range(12)])
        index.flush()
        assert not any({"1", "2"} <= group for group in groups(index))


def test_replacing_an_article_drops_what_it_no_longer_has(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add(ROWS)
        index.add([{**ROWS[0], "id": "1b", "text": FERRY + " Never."}], replace=True)
        assert len(index) == 5
        assert {hit.quotation for hit in index.search("ferry fraud")} == {"1b", "2", "3", "5"}


def test_an_article_with_changed_words_is_read_anew(path: Path) -> None:
    article = quotetrace.Article(id="t")
    with quotetrace.QuoteIndex(path) as index:
        index.add(quotetrace.trace((article, "“We will not sell the ferry this year,” said Ana Ruiz.")))
        changed = quotetrace.trace((article, "“Nobody told us about the crane,” said Bo Lee."))
        with pytest.raises(quotetrace.InputError, match="replace=True"):
            index.add(changed)
        index.add(changed, replace=True)
        assert [hit.text for hit in index.search("crane")] == ["Nobody told us about the crane,"]
        assert index.search("ferry") == []
        told = quotetrace.Article(id="t", outlet="Coast Wire", published="2026-03-02")
        index.add(quotetrace.trace((told, "“Nobody told us about the crane,” said Bo Lee.")), replace=True)
        [hit] = index.search("crane")
        assert (hit.outlet, hit.published, len(index)) == ("Coast Wire", "2026-03-02", 1)


def test_a_row_without_an_article_is_replaced_by_its_id(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add({"id": "x", "text": FERRY})
        index.add({"id": "x", "text": "Nobody told us about the crane."}, replace=True)
        assert [hit.text for hit in index.search("", speaker="Ruiz")] == []
        assert [hit.text for hit in index.search("crane ferry")] == ["Nobody told us about the crane."]


def test_a_long_article_is_replaced_whole(path: Path) -> None:
    rows = [row | {"article": "a"} for row in made(1_500)]
    with quotetrace.QuoteIndex(path) as index:
        index.add([{"id": "old", "text": FERRY, "article": "a"}])
        index.add(rows, replace=True)
        assert len(index) == 1_500


def test_two_reports_with_one_id_are_told_what_to_do(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add(quotetrace.trace("“We will not sell the ferry this year,” said Ana Ruiz."))
        with pytest.raises(quotetrace.InputError, match=r"pipe\(\)"):
            index.add(quotetrace.trace("“Nobody told us about the crane,” said Bo Lee."))


@pytest.mark.parametrize("bad", ["", " ", None, 3, "a\0b", b"quotes.index"])
def test_what_is_no_path_is_refused(bad: object) -> None:
    with pytest.raises(quotetrace.InputError, match="path"):
        quotetrace.QuoteIndex(bad)  # type: ignore[arg-type]


def test_marks_without_words_find_nothing_and_wrong_arguments_are_told(path: Path) -> None:
    with quotetrace.QuoteIndex(path) as index:
        index.add(ROWS)
        assert [index.search(marks) for marks in ("*", '"', "\x00", "", "…")] == [[]] * 5
        assert index.search("", speaker="*") == []
        assert index.search("", speaker="Ruiz")
        with pytest.raises(quotetrace.InputError, match="limit"):
            index.search("ferry", limit="x")  # type: ignore[arg-type]
        with pytest.raises(quotetrace.InputError, match="Correction"):
            index.retract(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "named"),
    [({"cache": "x"}, "cache"), ({"cache": -1}, "cache"), ({"cache": 0}, "cache"), ({"flush": "x"}, "flush"),
     ({"readonly": None}, "readonly")],
)  # fmt: skip
def test_an_option_that_cannot_be_is_refused(options: dict[str, Any], named: str) -> None:
    with pytest.raises((quotetrace.InputError, quotetrace.ConfigError), match=named):
        quotetrace.QuoteIndex(":memory:", **options)


@pytest.mark.parametrize(
    ("ask", "given", "named"),
    [
        ("traces", {"speaker": 5}, "speaker"),
        ("traces", {"least": "x"}, "least"),
        ("traces", {"least": None}, "least"),
        ("traces", {"least": -1}, "least"),
        ("search", {"words": "ferry", "limit": -1}, "limit"),
        ("search", {"words": "ferry", "limit": True}, "limit"),
        ("remove", {"article": None}, "remove"),
        ("trace_of", {"quotation": 5}, "trace_of"),
        ("same", {"quotation": "1", "other": None}, "no quotation None"),
        ("not_a_quotation", {"quotation": 5}, "no quotation 5"),
    ],
)
def test_what_an_index_cannot_be_asked_is_refused(ask: str, given: dict[str, Any], named: str) -> None:
    with quotetrace.QuoteIndex(":memory:") as index:
        index.add(ROWS)
        with pytest.raises((quotetrace.InputError, quotetrace.ConfigError), match=named):
            getattr(index, ask)(**given)
        assert len(index) == len(ROWS)


def test_an_index_may_keep_one_quotation_in_memory_and_be_asked_for_any_number() -> None:
    with quotetrace.QuoteIndex(":memory:", cache=1) as index:
        index.add(ROWS)
        assert len(index.search("ferry", limit=10**30)) == 3
        assert list(index.traces(least=10**30)) == []


@pytest.mark.parametrize("wrong", [{"speaker": float("nan")}, {"speaker": 3}, {"id": float("nan")}, {"id": ["a"]}])
def test_a_row_with_a_wrong_speaker_or_id_is_named(path: Path, wrong: dict[str, object]) -> None:
    rows: list[dict[str, object]] = [{"text": "Nothing is decided."}, {"text": FERRY} | wrong]
    with pytest.raises(quotetrace.InputError, match="Row 2"):
        quotetrace.trace_quotes(rows)
    with quotetrace.QuoteIndex(path) as index, pytest.raises(quotetrace.InputError, match="Row 2"):
        index.add(rows)


def test_articles_without_an_id_do_not_pass_for_one() -> None:
    words = "“We cannot keep the dock open,” said Mara Lindqvist."
    longer = f"{words} “It is over,” said Tom Berg."
    with quotetrace.QuoteIndex(":memory:") as index:
        index.add(quotetrace.trace(words))
        index.add(quotetrace.trace(words))  # work done over
        for text in (longer, "“Trains will run,” said Tom Berg."):
            with pytest.raises(quotetrace.InputError, match=r"'a1.*Article\(id=\.\.\.\).*replace=True"):
                index.add(quotetrace.trace(text))
        assert len(index) == 1
        index.add(quotetrace.trace((quotetrace.Article(id="echo"), longer)))
        index.add(quotetrace.trace(longer), replace=True)
        assert len(index) == 4
