"""``quotetrace verify``: what it reads, what it answers, and its exit status."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quotetrace.cli import cli
from quotetrace.cli.quoting import quotes_in
from quotetrace.errors import ReadError

SOURCE = "We will not sell the ferry, and the council knows it.\n\nThe bridge will open in May.\n"
GOOD = "“We will not sell the ferry”\n\nthe bridge will open in may\n"
BAD = "We will sell the ferry\nThe moon is made of cheese\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"release.txt": SOURCE, "other.txt": "All is well.", "good.txt": GOOD, "bad.txt": BAD}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["verify", *arguments], input=stdin, catch_exceptions=False)


@pytest.mark.usefixtures("folder")
def test_what_is_borne_out_exits_with_0() -> None:
    result = run("good.txt", "--against", "release.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2 quotations: 1 verbatim, 1 marks" in result.stdout
    assert "release.txt: 0-26: “We will not sell the ferry”" in result.stdout


@pytest.mark.usefixtures("folder")
def test_what_is_altered_or_absent_exits_with_1() -> None:
    result = run("bad.txt", "--against", "release.txt")
    assert result.exit_code == 1
    assert "negation: “not” left out" in result.stdout
    assert "2 quotations: 1 altered, 1 absent" in result.stdout


@pytest.mark.usefixtures("folder")
def test_strict_allows_verbatim_and_marks_only() -> None:
    assert run("-", "--against", "release.txt", stdin=b"We won't sell the ferry").exit_code == 0
    assert run("-", "--strict", "--against", "release.txt", stdin=b"We won't sell the ferry").exit_code == 1
    assert run("good.txt", "--strict", "--against", "release.txt").exit_code == 0


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "arguments",
    [
        ["good.txt", "--against", "other.txt", "release.txt", "--format", "jsonl"],
        ["good.txt", "--against", "other.txt", "--against", "release.txt", "--format", "jsonl"],
        ["--format", "jsonl", "good.txt", "--against=other.txt", "--against", "release.txt"],
    ],
)
def test_several_sources_in_every_way_of_writing_them(arguments: list[str]) -> None:
    result = run(*arguments)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [(row["source"], row["status"]) for row in rows] == [("release.txt", "verbatim"), ("release.txt", "marks")]
    assert (rows[0]["start_char"], rows[0]["end_char"]) == (0, 26)


@pytest.mark.usefixtures("folder")
def test_the_table_tells_the_line_of_a_text_and_the_rows_have_no_id() -> None:
    told = run("good.txt", "--against", "release.txt").stdout
    assert "We will not sell the ferry” (line 1)" in told
    assert "the bridge will open in may” (line 3)" in told
    [row, _] = run("good.txt", "--against", "release.txt", "--format", "jsonl").stdout.splitlines()
    assert json.loads(row)["quote_id"] is None
    rows = run("-", "--against", "release.txt", stdin=b"id,text\nx,The bridge\n").stdout
    assert "“The bridge” (x)" in rows


@pytest.mark.usefixtures("folder")
def test_json_and_csv_read_back() -> None:
    answer = json.loads(run("bad.txt", "--against", "release.txt", "--format", "json").stdout)
    assert answer["schema"] == "quotetrace.verification/1"
    assert [each["status"] for each in answer["verifications"]] == ["altered", "absent"]
    assert answer["verifications"][0]["alterations"] == [{"kind": "negation", "source": "not", "quote": None}]
    table = run("bad.txt", "--against", "release.txt", "--format", "csv").stdout_bytes.decode()
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [row["status"] for row in rows] == ["altered", "absent"]
    assert json.loads(rows[0]["passages"])[0]["text"] == "We will not sell the ferry"


def test_an_article_s_quotations_are_checked(folder: Path) -> None:
    (folder / "draft.txt").write_text(
        "“The bridge will open in May,” said Ana Ruiz, the mayor. She said the ferry would be sold.", encoding="utf-8"
    )
    result = run("draft.txt", "--article", "--against", "release.txt")
    assert result.exit_code == 0
    assert "1 quotation: 1 verbatim" in result.stdout
    assert "1 indirect quotation is not checked: it does" in result.stderr


def test_what_trace_writes_can_be_checked(folder: Path) -> None:
    (folder / "draft.txt").write_text("“The bridge will open in June,” said Ana Ruiz, the mayor.", encoding="utf-8")
    for name in ("report.json", "rows.jsonl", "rows.csv"):
        assert CliRunner().invoke(cli, ["trace", "draft.txt", "-o", name]).exit_code == 0
        result = run(name, "--against", "release.txt")
        assert result.exit_code == 1
        assert "date: “May” became “June”" in result.stdout
        piped = run("-", "--against", "release.txt", stdin=(folder / name).read_bytes())
        assert piped.stdout == result.stdout


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("id,text\n1,We go.\n", ["We go."]),
        ('"quote","who"\r\n"We go, now.",Ana\r\n', ["We go, now."]),
        ("Text, quote and deed\nWe go.", ["Text, quote and deed", "We go."]),
        ("text\nWe go.", ["text", "We go."]),
        ("We text,they call\nWe go.", ["We text,they call", "We go."]),
    ],
)
def test_csv_without_a_name_is_known_by_its_header(text: str, quotes: list[str]) -> None:
    assert [each.text for each in quotes_in("-", text)] == quotes


@pytest.mark.usefixtures("folder")
def test_a_file_that_cannot_be_read_is_named_and_nothing_is_judged() -> None:
    result = run("good.txt", "--against", "release.txt", "gone.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "gone.txt: no such file" in result.stderr


@pytest.mark.usefixtures("folder")
def test_wrong_usage_is_said() -> None:
    swallowed = run("--against", "release.txt", "good.txt")
    assert swallowed.exit_code == 2
    assert "Name QUOTES before --against" in swallowed.stderr
    assert run("good.txt").exit_code == 2
    twice = run("-", "--against", "other.txt", "-", stdin=b"All is well.")
    assert twice.exit_code == 2
    assert "Standard input is read once" in twice.stderr
    assert run("good.txt", "--against", "release.txt", "-o", "release.txt").exit_code == 2


def test_an_answer_is_written_whole_or_not_at_all(folder: Path) -> None:
    assert run("good.txt", "--against", "release.txt", "-o", "out.json").exit_code == 0
    assert len(json.loads((folder / "out.json").read_text())["verifications"]) == 2
    assert run("good.txt", "--against", "release.txt", "-o", "no/such/out.json").exit_code == 1


def test_an_empty_file_of_quotations_is_said(folder: Path) -> None:
    (folder / "empty.txt").write_text("\n \n")
    result = run("empty.txt", "--against", "release.txt")
    assert result.exit_code == 1
    assert "there is no quotation to check" in result.stderr
    (folder / "reported.csv").write_text("text,kind\nthe ferry would be sold,indirect\n")
    result = run("reported.csv", "--against", "release.txt", "--format", "jsonl")
    assert (result.exit_code, result.stdout) == (1, "")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("q.jsonl", '{"text": "a"}\n{"words": "b"}', "q.jsonl: row 2 has no text"),
        ("q.jsonl", '{"text": "a"}\nnonsense', "q.jsonl: line 2 is not JSON"),
        ("q.json", "[1]", "q.json: row 1 has no text"),
        ("q.json", '{"quotations": 7}', "q.json: its quotations are no list"),
        ("q.json", '{"quotations": null}', "q.json: its quotations are no list"),
        ("q.json", "[" * 100_000, "q.json: line 1 is not JSON"),
        ("q.csv", "words,who\na,b\n", "q.csv: its header has no column named text"),
        ("q.json", "not json", "q.json: line 1 is not JSON"),
    ],
)
def test_rows_without_text_are_named(name: str, text: str, told: str) -> None:
    with pytest.raises(ReadError, match=told):
        quotes_in(name, text)


def test_a_line_may_begin_with_a_bracket() -> None:
    lines = "[T]he ferry is late.\n{sic} We go.\n"
    assert [quote.text for quote in quotes_in("q.txt", lines)] == ["[T]he ferry is late.", "{sic} We go."]
    assert [quote.text for quote in quotes_in("-", '{"text": "a"}\n{"text": "b"}')] == ["a", "b"]
    assert [quote.text for quote in quotes_in("-", '[\n{"text": "a"},\n{"text": "b"}]')] == ["a", "b"]


def test_rows_keep_their_ids_and_kinds() -> None:
    [one, two] = quotes_in("q.jsonl", '{"quote_id": "x", "text": "a", "kind": "mixed"}\n{"text": "b"}')
    assert (one.name, one.kind, two.name, two.kind) == ("x", "mixed", None, "direct")


def test_the_command_runs_as_a_process(folder: Path) -> None:
    command = [sys.executable, "-m", "quotetrace", "verify", "bad.txt", "--against", "release.txt"]
    root = Path(__file__).parents[1]
    done = subprocess.run(command, cwd=folder, env={"PYTHONPATH": str(root)}, capture_output=True, timeout=60)
    assert done.returncode == 1, done.stderr


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("“We will not sell the ferry,” said Ana Ruiz.", ["We will not sell the ferry,"]),
        ('Ana Ruiz said the bridge "will open in May".', ['the bridge "will open in May"']),
        ("“We will not sell the ferry”", ["“We will not sell the ferry”"]),
        ("We will not sell the “old” ferry", ["We will not sell the “old” ferry"]),
        ("We'll sell the miners' ferry", ["We'll sell the miners' ferry"]),
    ],
)
def test_of_a_line_that_says_who_spoke_the_words_in_marks_are_checked(line: str, texts: list[str]) -> None:
    assert [each.text for each in quotes_in("quotes.txt", f"{line}\n")] == texts


@pytest.mark.usefixtures("folder")
def test_each_status_that_is_told_is_explained() -> None:
    told = run("bad.txt", "--against", "release.txt").stdout
    assert "  altered   the meaning was changed" in told
    assert "  absent    the source does not have it" in told
    assert "  verbatim" not in told


def test_a_source_without_text_is_said(folder: Path) -> None:
    (folder / "empty.txt").write_text("\n \n")
    result = run("good.txt", "--against", "empty.txt", "release.txt")
    assert "empty.txt: has no text" in result.stderr
    assert "has no text" not in run("good.txt", "--against", "release.txt").stderr


def test_an_article_in_the_place_of_quotations_is_said(folder: Path) -> None:
    paragraphs = (
        "Swimmers will get back the old lido in Harstow by the end of the month after two years of building work.",
        "The pool was closed when a pump broke in the spring and flooded the changing rooms and the cafe.",
        "A band played on the lawn while the first families went in to look at the new tiles and slides.",
    )
    (folder / "article.txt").write_text("\n\n".join(paragraphs))
    assert "--article" in run("article.txt", "--against", "release.txt").stderr
    assert "--article" not in run("good.txt", "--against", "release.txt").stderr
