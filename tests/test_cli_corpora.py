"""``quotetrace train`` and ``evaluate``: what they learn, report and refuse, and that no half file is left."""

import gzip
import json
import lzma
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import quotetrace
from quotetrace.attribution.reader import Reader
from quotetrace.cli import cli
from quotetrace.cli.corpora import rounds
from quotetrace.labelled import Attribution, Labelled

COMMAND = [sys.executable, "-m", "quotetrace"]
HERE = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
PART = re.compile(r"\{(\w+) ([^{}]*)\}")

# Written for these tests. "fished out" reports speech here, and nowhere else.
PATTERNS = (
    "{source Ines Okafor} {cue fished} {content that the ferry was {n} days late}.",
    "The road is wet. {source The mayor} {cue fished} {content that {n} shops would close}. Nobody went home.",
    "{content “We have {n} boats,”} {cue said} {source Tom Birk}, the harbour master.",
    "It rained for {n} days, and the old pier fell. {source Lena Falk} {cue fished} {content that nobody had looked}.",
)
UNSEEN = "Pavel Novak fished that the bridge was shut."


def article(name: str, pattern: str) -> dict[str, object]:
    """A labelled article from a text with its parts marked: {cue said}."""
    text, roles = "", {"content": [], "cue": [], "source": []}  # type: tuple[str, dict[str, list[list[int]]]]
    at = 0
    for part in PART.finditer(pattern):
        text += pattern[at : part.start()]
        roles[part[1]].append([len(text), len(text) + len(part[2])])
        text += part[2]
        at = part.end()
    return {"id": name, "text": text + pattern[at:], "attributions": [roles]}


ARTICLES = [article(f"a{n:02}", pattern.replace("{n}", str(n))) for n, pattern in enumerate(PATTERNS * 6, 2)]


def jsonl(articles: list[dict[str, object]]) -> bytes:
    return "".join(json.dumps(each) + "\n" for each in articles).encode()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours.jsonl").write_bytes(jsonl(ARTICLES))
    (tmp_path / "two.jsonl").write_bytes(jsonl(ARTICLES[:2]))
    return tmp_path


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """Weights of the whole corpus, and what the command said."""
    place = tmp_path_factory.mktemp("trained")
    (place / "ours.jsonl").write_bytes(jsonl(ARTICLES))
    return place / "our.weights", run("train", str(place / "ours.jsonl"), "-o", str(place / "our.weights"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, catch_exceptions=False)


# --- train -----------------------------------------------------------------------------------------------------------


def test_the_weights_change_what_is_read(trained: tuple[Path, Result]) -> None:
    """The shipped weights know no such verb of speech; those that learned it read clause, cue and source."""
    weights, result = trained
    assert (result.exit_code, result.stderr) == (0, "")
    assert quotetrace.extract_quotes(UNSEEN) == []
    [found] = quotetrace.extract_quotes(UNSEEN, config=quotetrace.Config(weights=str(weights)))
    assert found.text == "the bridge was shut"
    assert found.cue is not None
    assert found.source is not None
    assert (found.cue.text, found.source.text) == ("fished", "Pavel Novak")


def test_the_command_reads_with_the_weights(folder: Path, trained: tuple[Path, Result]) -> None:
    (folder / "new.txt").write_text(UNSEEN, encoding="utf-8")
    assert "the bridge was shut" not in run("trace", "new.txt").stdout
    assert "the bridge was shut" in run("trace", "new.txt", "--weights", str(trained[0])).stdout


def test_the_report_tells_what_was_learned(trained: tuple[Path, Result]) -> None:
    weights, result = trained
    lines = result.stdout.splitlines()
    assert lines[0] == "Learned from 24 labelled articles with 24 attributions."
    for name in ("fold 1", "fold 2", "all folds", "direct", "indirect", "content", "cue", "source"):
        assert any(line.startswith(f"  {name} ") for line in lines), name
    assert "expected calibration error" in result.stdout
    assert (
        lines[-1]
        == f"{weights}: {weights.stat().st_size:,} bytes. Read with it: quotetrace trace --weights {weights} ARTICLE"
    )
    assert "\x1b" not in result.stdout


@pytest.mark.usefixtures("folder")
def test_the_same_articles_give_the_same_bytes(folder: Path, trained: tuple[Path, Result]) -> None:
    assert run("train", "ours.jsonl", "-o", "again").exit_code == 0
    assert (folder / "again").read_bytes() == trained[0].read_bytes()


def test_two_articles_are_enough(folder: Path) -> None:
    """However little they teach, the weights are whole."""
    result = run("train", "two.jsonl", "-o", "w")
    assert (result.exit_code, result.stderr) == (0, "")
    assert quotetrace.extract_quotes(UNSEEN, config=quotetrace.Config(weights=str(folder / "w"))) is not None


def test_a_corpus_read_several_times_weighs_more(folder: Path) -> None:
    (folder / "two_twice.jsonl").write_bytes(jsonl(ARTICLES[:2] * 2))
    for arguments in (["two.jsonl"], ["--times", "2", "two.jsonl"], ["two_twice.jsonl"]):
        assert run("train", *arguments, "-o", arguments[-1] + str(len(arguments))).exit_code == 0
    once, twice, listed = ((folder / name).read_bytes() for name in ("two.jsonl1", "two.jsonl3", "two_twice.jsonl1"))
    assert once != twice
    assert twice == listed


def test_rounds_go_through_all_corpora_before_any_is_read_again() -> None:
    one, two, three = (Labelled(id=name, text=name) for name in "abc")
    assert [each.id for each in rounds([(1, [one]), (3, [two]), (2, [three])])] == list("abcbcb")


@pytest.mark.usefixtures("folder")
def test_the_seed_and_the_folds_are_heeded(folder: Path) -> None:
    for name, option in (("w1", ["--seed", "1"]), ("w2", ["--seed", "2"]), ("w3", ["--folds", "3"])):
        result = run("train", "--times", "20", "ours.jsonl", "-o", name, *option)
        assert "24 attributions, 480 with those read again." in result.stdout
        assert ("fold 3" in result.stdout) is (name == "w3")
    assert (folder / "w1").read_bytes() != (folder / "w2").read_bytes()


def test_articles_of_one_name_in_two_corpora_are_two(folder: Path) -> None:
    (folder / "theirs.jsonl").write_bytes(jsonl([each | {"id": "a02"} for each in ARTICLES[2:4]]))
    result = run("train", "two.jsonl", "theirs.jsonl", "-o", "w")
    assert result.exit_code == 0
    assert re.search(r"all folds +4 ", result.stdout)


def test_a_partial_corpus_teaches_edges_and_no_cues(folder: Path, trained: tuple[Path, Result]) -> None:
    (folder / "bare.jsonl").write_bytes(jsonl([each | {"attributions": []} for each in ARTICLES]))
    assert run("train", "two.jsonl", "-o", "alone").exit_code == 0
    taught = run("train", "two.jsonl", "--partial", "ours.jsonl", "-o", "beside")
    assert "; their edges and sources from 24 labelled articles with 24 attributions too." in taught.stdout
    assert re.search(r"all folds +2 ", taught.stdout)
    alone, beside = (Reader.load(str(folder / name)) for name in ("alone", "beside"))
    assert (alone.cues.table == beside.cues.table).all()
    assert not (alone.around.table == beside.around.table).all()
    assert run("train", "ours.jsonl", "--partial", "bare.jsonl", "-o", "same").exit_code == 0
    assert (folder / "same").read_bytes() == trained[0].read_bytes()


def test_a_corpus_beside_tells_only_what_confidences_are_worth(folder: Path) -> None:
    """Nothing of it is learned, yet its quotations change what rules are worth."""
    (folder / "bare.jsonl").write_bytes(jsonl([each | {"attributions": []} for each in ARTICLES]))
    assert run("train", "two.jsonl", "-o", "alone").exit_code == 0
    for times in ("1", "40"):
        taught = run("train", "two.jsonl", "--calibrate", times, "bare.jsonl", "-o", f"beside{times}")
        assert "; confidences from 24 labelled articles with 0 attributions too." in taught.stdout
    alone, once, often = (Reader.load(str(folder / name)) for name in ("alone", "beside1", "beside40"))
    assert (alone.cues.table == often.cues.table).all()
    assert (alone.around.table == often.around.table).all()
    raw = 0.8
    rules = sorted(often.header["confidence"])
    assert any(often.sure(rule, raw) < once.sure(rule, raw) < alone.sure(rule, raw) for rule in rules)


def test_weights_written_again_are_read_again(folder: Path) -> None:
    """A notebook trains, reads and trains again under one name."""
    for corpus, count in (("ours.jsonl", 1), ("two.jsonl", 0), ("ours.jsonl", 1)):
        (folder / "two.jsonl").write_bytes(jsonl([ARTICLES[2], ARTICLES[6]]))
        assert run("train", corpus, "-o", "w").exit_code == 0
        assert len(quotetrace.extract_quotes(UNSEEN, config=quotetrace.Config(weights="w"))) == count


# --- refusals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "cure"),
    [
        (["gone.jsonl"], "gone.jsonl: no such file or folder: check the name."),
        (["article.txt"], "article.txt, line 1: not a labelled article (Expecting value"),
        (["empty.jsonl"], "empty.jsonl: no labelled article in it"),
        (["sub"], "sub: no .ann file in this folder"),
        (["far.jsonl"], "far.jsonl, line 1: not a labelled article (a span lies outside the text of 3 characters)"),
        (["bare.jsonl"], "bare.jsonl, line 1: not a labelled article ('attributions' is missing): one JSON object"),
        (["cut.jsonl.xz"], "cut.jsonl.xz cannot be read as labelled articles: Compressed file ended"),
        (["cut.jsonl.gz"], "cut.jsonl.gz cannot be read as labelled articles:"),
        (["ours.jsonl", "gone.jsonl"], "gone.jsonl: no such file"),
    ],
)
@pytest.mark.parametrize("command", ["train", "evaluate"])
def test_a_bad_corpus_is_named_with_its_cure(folder: Path, command: str, arguments: list[str], cure: str) -> None:
    (folder / "sub").mkdir()
    (folder / "article.txt").write_text("All is well.", encoding="utf-8")
    (folder / "empty.jsonl").write_bytes(b"\n")
    (folder / "far.jsonl").write_bytes(jsonl([{"text": "Go.", "attributions": [{"content": [[0, 9]]}]}]))
    (folder / "bare.jsonl").write_bytes(jsonl([{"text": "Go."}]))
    (folder / "cut.jsonl.xz").write_bytes(lzma.compress(jsonl(ARTICLES))[:-40])
    (folder / "cut.jsonl.gz").write_bytes(gzip.compress(jsonl(ARTICLES))[:-40])
    out = ["-o", "w"] if command == "train" else []
    result = run(command, *arguments, *out)
    assert (result.exit_code, result.stdout) == (1, "")
    assert cure in result.stderr
    assert not (folder / "w").exists()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("[]", "line 1: not a labelled article (it is no JSON object)"),
        ("null", "line 1: not a labelled article (it is no JSON object)"),
        ('{"text": "Go.", "attributions": [1]}', "(its attributions are no list of objects)"),
        ('{"text": "Go.", "quotations": {"content": "Go"}}', "(its quotations are no list of objects)"),
    ],
)
def test_json_of_another_shape_is_told_in_words(folder: Path, line: str, told: str) -> None:
    (folder / "odd.jsonl").write_text(line, encoding="utf-8")
    result = run("evaluate", "odd.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr


@pytest.mark.parametrize(
    "articles",
    [ARTICLES[:1], [{"text": "Go home."}, {"text": "Stay."}], [{"text": "Go home."}, *ARTICLES[:1]]],
    ids=["one article", "no labels", "labels in one"],
)
def test_too_little_to_learn_from_is_said(folder: Path, articles: list[dict[str, object]]) -> None:
    (folder / "few.jsonl").write_bytes(jsonl([{"attributions": []} | each for each in articles]))
    result = run("train", "few.jsonl", "-o", "w")
    assert result.exit_code == 1
    assert "Too little to learn from" in result.stderr
    assert not (folder / "w").exists()


@pytest.mark.parametrize(
    ("out", "cure"), [("gone/w", "the folder gone does not exist"), (".", "a folder: name a file in it")]
)
@pytest.mark.usefixtures("folder")
def test_an_output_without_a_place_is_refused_before_the_work(out: str, cure: str) -> None:
    result = run("train", "gone.jsonl", "-o", out)
    assert result.exit_code == 1
    assert cure in result.stderr


def test_a_folder_that_cannot_be_written_to_is_refused_before_the_work(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    result = run("train", "gone.jsonl", "-o", str(folder / "w"))
    assert result.exit_code == 1
    assert "cannot be written to: check its permissions" in result.stderr


def test_a_failing_disk_is_said_and_the_old_weights_stay(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "w").write_text("old", encoding="utf-8")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("train", "two.jsonl", "-o", "w")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "w: cannot be written: No space left on device" in result.stderr
    assert (folder / "w").read_text(encoding="utf-8") == "old"
    assert not list(folder.glob(".*"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["train", "-o", "w"],
        ["train", "ours.jsonl"],
        ["train", "ours.jsonl", "-o", "ours.jsonl"],
        ["train", "--times", "2", "ours.jsonl", "-o", "./ours.jsonl"],
        ["train", "ours.jsonl", "-o", "w", "--folds", "1"],
        ["train", "ours.jsonl", "-o", "w", "--times", "0", "ours.jsonl"],
        ["train", "ours.jsonl", "-o", "w", "--seed", "-1"],
        ["evaluate"],
        ["evaluate", "ours.jsonl", "--format", "csv"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(folder: Path, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2
    assert (folder / "ours.jsonl").read_bytes() == jsonl(ARTICLES)


@pytest.mark.parametrize("name", ["gone", "text", "cut", "."])
@pytest.mark.parametrize("command", ["evaluate", "trace"])
def test_bad_weights_are_named_with_their_cure(
    folder: Path, trained: tuple[Path, Result], command: str, name: str
) -> None:
    (folder / "text").write_text("These are no weights.", encoding="utf-8")
    read = {"evaluate": "ours.jsonl", "trace": "text"}[command]
    (folder / "cut").write_bytes(trained[0].read_bytes()[:-100])
    done = subprocess.run(
        [*COMMAND, command, read, "--weights", name], check=False, timeout=60, env=HERE, capture_output=True
    )
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"")
    assert name in said
    assert "quotetrace train" in said
    assert "Traceback" not in said


# --- evaluate --------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_the_figures_follow_the_weights(trained: tuple[Path, Result]) -> None:
    weights = str(trained[0])
    shipped, ours = (
        json.loads(run("evaluate", "ours.jsonl", "--format", "json", *more).stdout)
        for more in ([], ["--weights", weights])
    )
    assert (shipped["weights"], ours["weights"]) == (None, weights)
    assert ours["documents"] == 24
    assert ours["kinds"]["direct"] == [1.0, 1.0, 6]
    assert shipped["kinds"]["indirect"][0] < ours["kinds"]["indirect"][0]
    assert shipped["exact"]["cue"]["r"] < ours["exact"]["cue"]["r"]
    assert sum(band["count"] for band in ours["bands"]) > 0


@pytest.mark.usefixtures("folder")
def test_the_table_is_the_default() -> None:
    result = run("evaluate", "ours.jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("24 labelled articles with 24 attributions, read with the shipped weights\n")
    assert "With thoughts and stances" not in result.stdout
    assert "With thoughts and stances" in run("evaluate", "ours.jsonl", "--attitudes").stdout
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_stances_count_only_where_they_are_wanted(folder: Path) -> None:
    """“hopes that” is labelled as a stance: by default it is neither missed nor wrong."""
    hope = article("h", "{source Tom Birk} {cue hopes} {content that the ferry will sail}. He left.")
    attributions = hope["attributions"]
    assert isinstance(attributions, list)
    attributions[0]["cue_class"] = "attitude"
    (folder / "hope.jsonl").write_bytes(jsonl([hope]))
    narrow, wide = (
        json.loads(run("evaluate", "hope.jsonl", "--format", "json", *more).stdout) for more in ([], ["--attitudes"])
    )
    assert (narrow["kinds"], narrow["bands"], wide["exact"]["cue"]["f"]) == ({}, [], 1.0)


@pytest.mark.usefixtures("folder")
def test_progress_goes_to_standard_error_only_when_asked() -> None:
    told = run("evaluate", "two.jsonl", "--progress")
    assert told.stderr.splitlines() == ["reading the labels ...", "reading the articles ..."]
    assert run("train", "two.jsonl", "-o", "w", "--progress").stderr.count("learning cues ...") == 3


# --- the real process ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["train", "evaluate"])
def test_help_reads_no_heavy_library(command: str) -> None:
    code = (
        f"import sys; from quotetrace.cli import cli; cli.main(['{command}', '--help'], standalone_mode=False);"
        "print([name for name in ('nltk', 'rapidfuzz', 'numpy', 'json.tool') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60, env=HERE)
    assert done.stderr.strip() == b"[]"


@pytest.mark.skipif(os.name == "nt", reason="signals differ on Windows")
def test_an_interrupt_leaves_no_file(folder: Path) -> None:
    before = {path.name for path in folder.iterdir()}
    command = [*COMMAND, "train", "--times", "1000", "ours.jsonl", "-o", "w", "--progress"]
    with subprocess.Popen(command, env=HERE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as training:
        assert training.stderr is not None
        for line in training.stderr:
            if b"learning cues" in line:
                break
        training.send_signal(signal.SIGINT)
        said = training.stderr.read()
        assert training.wait(60) == 130
    assert b"Traceback" not in said
    assert {path.name for path in folder.iterdir()} == before


# --- forms of a corpus -----------------------------------------------------------------------------------------------


def brat(folder: Path, ties: str) -> None:
    text = "“We have nine boats,” said Tom Birk.\r\nThe mayor denied it."
    spans = "T1\tContent 0 21\t“We have nine boats,”\nT2\tCue 22 26\tsaid\nT3\tSource 27 35\tTom Birk\n"
    (folder / "brat" / "may").mkdir(parents=True)
    (folder / "brat" / "may" / "boats.txt").write_bytes(text.encode())
    (folder / "brat" / "may" / "boats.ann").write_text(spans + ties, encoding="utf-8")


@pytest.mark.parametrize(
    "ties",
    [
        "E1\tContent:T1 Cue:T2 Source:T3\n",
        "E1\tContent:T1 Source1:T3 Cue:T2\nA1\tNegated E1\n#1\tAnnotatorNotes T1\tE2\n",
        "R1\tcue-of Arg1:T2 Arg2:T1\nR2\tsource-of Arg1:T3 Arg2:T1\n",
        "R1\tsays Arg1:T3 Arg2:T2\nR2\tsaid Arg1:T2 Arg2:T1\n",
    ],
    ids=["event", "event with more", "relations", "relations by way of the cue"],
)
def test_brat_files_are_read(folder: Path, ties: str) -> None:
    from quotetrace.labelled import read_corpus

    brat(folder, ties)
    wanted = Attribution(content=((0, 21),), cue=((22, 26),), source=((27, 35),), kind="direct")
    [found] = read_corpus([Path("brat")])
    assert (found.id, found.attributions) == ("may/boats", (wanted,))
    assert json.loads(run("evaluate", "brat", "--format", "json").stdout)["speech"]["all_exact"]["f"] == 1.0


def test_compressed_lines_and_brat_train_together(folder: Path) -> None:
    (folder / "a.jsonl.xz").write_bytes(lzma.compress(jsonl(ARTICLES[:2])))
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(b"\xef\xbb\xbf" + jsonl(ARTICLES[2:4])))
    brat(folder, "E1\tContent:T1 Cue:T2 Source:T3\n")
    result = run("train", "a.jsonl.xz", "b.jsonl.gz", "brat", "-o", "w")
    assert result.exit_code == 0
    assert result.stdout.startswith("Learned from 5 labelled articles with 5 attributions.")


def test_a_broken_line_of_brat_is_named(folder: Path) -> None:
    brat(folder, "T4\tCue 22 999\tsaid\n")
    result = run("evaluate", "brat")
    assert result.exit_code == 1
    assert "boats.ann, line 4: not brat standoff (a span lies outside the text of" in result.stderr
