"""The command line: formats, exit statuses, files that cannot be read, outputs that cannot be written."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import pytest
from click.testing import CliRunner, Result

from quotetrace import api
from quotetrace.cli import cli
from quotetrace.config import Config
from quotetrace.models import Article, Quotation, Span, Trace, Version
from quotetrace.outputs.report import Report

SAID = "“The pool opens in May,” said Ruth Kern, the bath manager.\n"


class Tracer:
    """Stands in for quotetrace.api.trace: notes what it was given; the whole text of each article is a quotation."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.config: Config | None = None

    def __call__(self, articles: Sequence[tuple[Article, str]], *, config: Config | None = None) -> Report:
        self.config = config
        self.texts = {article.id or "": text for article, text in articles}
        quotations = [
            Quotation(
                id=f"q{number}",
                article=article.id or "",
                kind="direct",
                content=(Span(0, len(text), text),),
                text=text,
            )
            for number, (article, text) in enumerate(articles)
        ]
        traces = (
            Trace(
                id=f"t{each.id}",
                representative=each.id,
                versions=(Version(quotation=each.id, relation="identical", similarity=1.0),),
            )
            for each in quotations
        )
        return Report(
            articles=tuple(article for article, _ in articles), quotations=tuple(quotations), traces=tuple(traces)
        )


@pytest.fixture
def tracer(monkeypatch: pytest.MonkeyPatch) -> Tracer:
    stand_in = Tracer()
    monkeypatch.setattr(api, "trace", stand_in)
    return stand_in


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
    (tmp_path / "b.txt").write_text("All is well.", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("Café “closed”".encode("windows-1252"))
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["trace", *arguments], input=stdin, catch_exceptions=False)


COMMAND = [sys.executable, "-m", "quotetrace"]
# The tests run elsewhere, and the package need not be installed.
HERE = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}


def process(*arguments: str, stdout: IO[bytes] | int = subprocess.PIPE) -> "subprocess.CompletedProcess[bytes]":
    command = [*COMMAND, *arguments]
    return subprocess.run(command, check=False, timeout=60, env=HERE, stdout=stdout, stderr=subprocess.PIPE)


# --- answers ---------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_a_table_is_the_default(tracer: Tracer) -> None:
    result = run("a.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "The pool opens in May" in result.stdout
    assert "\x1b" not in result.stdout
    assert tracer.texts == {"a.txt": SAID}


@pytest.mark.usefixtures("folder", "tracer")
def test_every_format_reads_back() -> None:
    assert Report.from_json(run("a.txt", "--format", "json").stdout).quotations[0].text == SAID
    lines = run("a.txt", "b.txt", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["text"] for line in lines] == [SAID, "All is well."]
    rows = csv.DictReader(io.StringIO(run("a.txt", "b.txt", "--format", "csv").stdout_bytes.decode(), newline=""))
    assert [row["doc_id"] for row in rows] == ["a.txt", "b.txt"]
    assert run("a.txt", "--format", "html").stdout.startswith("<!DOCTYPE html>")


@pytest.mark.usefixtures("folder")
def test_several_files_are_traced_together_in_their_order(tracer: Tracer) -> None:
    assert run("b.txt", "a.txt").exit_code == 0
    assert list(tracer.texts) == ["b.txt", "a.txt"]


@pytest.mark.usefixtures("folder")
def test_a_file_named_twice_is_two_articles(tracer: Tracer) -> None:
    assert run("a.txt", "a.txt", "a.txt").exit_code == 0
    assert list(tracer.texts) == ["a.txt", "a.txt (2)", "a.txt (3)"]


def test_numbered_names_never_clash_with_files(folder: Path, tracer: Tracer) -> None:
    (folder / "a.txt (2)").write_text("x", encoding="utf-8")
    assert run("a.txt", "a.txt (2)", "a.txt").exit_code == 0
    assert len(tracer.texts) == 3


def test_a_dash_reads_standard_input(tracer: Tracer) -> None:
    assert run("-", stdin=SAID.encode()).exit_code == 0
    assert tracer.texts == {"-": SAID}


def test_standard_input_named_twice_is_read_once(tracer: Tracer) -> None:
    assert run("-", "-", stdin=b"x").exit_code == 0
    assert tracer.texts == {"-": "x", "- (2)": "x"}


@pytest.mark.usefixtures("folder")
def test_attitudes_reach_the_library(tracer: Tracer) -> None:
    assert run("a.txt", "--attitudes").exit_code == 0
    assert tracer.config == Config(attitudes=True)


# --- reading ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("gone.txt", "gone.txt: no such file"),
        ("", "'': an empty name: name a file, or - for standard input"),
        ("latin.txt", "latin.txt: not UTF-8 at byte 3: convert it, e.g. iconv -f WINDOWS-1252 -t UTF-8 latin.txt"),
        ("sub", "sub: a folder: name its files, e.g. sub/*.txt"),
        ("paper.pdf", "paper.pdf: this is a PDF: extract its text first, e.g. pdftotext paper.pdf -"),
        ("half16.txt", "half16.txt: not utf-16 at byte"),
        ("evil\x1b[2J", "evil␛[2J: no such file"),
        ("rows.json", "rows.json: this is JSON, not the text of an article: take the text out of it first, e.g. jq -r"),
        ("lines.jsonl", "lines.jsonl: this is JSON, not the text of an article"),
        ("own.txt", "own.txt: this is a report that quotetrace wrote, not an article: name the articles it was made"),
    ],
)
def test_a_bad_file_is_named_with_its_cure_and_the_others_are_traced(
    folder: Path, tracer: Tracer, name: str, cure: str
) -> None:
    (folder / "sub").mkdir()
    (folder / "paper.pdf").write_bytes(b"%PDF-1.7\n\xe2\xe3")
    (folder / "half16.txt").write_bytes(b"\xff\xfea\x00b")
    (folder / "rows.json").write_text(json.dumps([{"text": SAID}], indent=2), encoding="utf-8")
    (folder / "lines.jsonl").write_text(f"{json.dumps({'text': SAID})}\n" * 2, encoding="utf-8")
    (folder / "own.txt").write_text(f"\n{Report().to_json(indent=2)}\n", encoding="utf-8")
    result = run(name, "b.txt")
    assert cure in result.stderr
    assert result.exit_code == 1
    assert tracer.texts == {"b.txt": "All is well."}
    assert "All is well." in result.stdout


@pytest.mark.parametrize(
    "text", ["[T]he ferry is late.", "{sic} The ferry is late.", "[", "7", '"It is late"', "[[" * 9_000]
)
def test_a_text_that_begins_with_a_bracket_is_no_json(folder: Path, tracer: Tracer, text: str) -> None:
    (folder / "c.txt").write_text(text, encoding="utf-8")
    assert run("c.txt").exit_code == 0
    assert tracer.texts == {"c.txt": text}


@pytest.mark.usefixtures("folder")
def test_an_empty_name_of_out_is_wrong_usage() -> None:
    result = run("a.txt", "-o", "")
    assert result.exit_code == 2
    assert "OUT is empty: name a file" in result.stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is readable to root")
def test_an_unreadable_file_is_named_with_its_cure(folder: Path, tracer: Tracer) -> None:
    (folder / "a.txt").chmod(0)
    result = run("a.txt", "b.txt")
    assert "a.txt: not readable: check its permissions" in result.stderr
    assert (result.exit_code, list(tracer.texts)) == (1, ["b.txt"])


@pytest.mark.usefixtures("folder")
def test_what_may_not_be_read_is_found_out_by_reading_it(tracer: Tracer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also as root, to whom everything is readable."""
    read = Path.read_bytes

    def guarded(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(os, "access", lambda _path, mode, **_: mode != os.R_OK)
    monkeypatch.setattr(Path, "read_bytes", guarded)
    result = run("a.txt", "b.txt")
    assert "a.txt: not readable: check its permissions" in result.stderr
    assert (result.exit_code, list(tracer.texts)) == (1, ["b.txt"])
    Path("o.txt").touch()
    assert run("b.txt", "-o", "o.txt").exit_code == 0


@pytest.mark.usefixtures("folder", "tracer")
def test_if_no_file_can_be_read_nothing_is_written() -> None:
    result = run("gone.txt", "--format", "json")
    assert (result.exit_code, result.stdout) == (1, "")


@pytest.mark.usefixtures("folder")
def test_an_encoding_can_be_named(tracer: Tracer) -> None:
    assert run("latin.txt", "--encoding", "windows-1252").exit_code == 0
    assert tracer.texts == {"latin.txt": "Café “closed”"}


@pytest.mark.parametrize("name", ["klingon", "base64", "a\x00b", ""])
@pytest.mark.usefixtures("folder", "tracer")
def test_an_unknown_encoding_is_wrong_usage(name: str) -> None:
    result = run("a.txt", "--encoding", name)
    assert result.exit_code == 2
    assert "try windows-1252" in result.stderr


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_heeded_and_skipped(folder: Path, tracer: Tracer, encoding: str) -> None:
    (folder / "a.txt").write_bytes(SAID.encode(encoding))
    assert run("a.txt").exit_code == 0
    assert tracer.texts == {"a.txt": SAID}


def test_a_byte_order_mark_is_skipped_where_the_encoding_is_named(folder: Path, tracer: Tracer) -> None:
    (folder / "a.txt").write_bytes(SAID.encode("utf-8-sig"))
    assert run("a.txt", "--encoding", "utf-8").exit_code == 0
    assert tracer.texts == {"a.txt": SAID}


def test_line_ends_are_left_alone(folder: Path, tracer: Tracer) -> None:
    (folder / "a.txt").write_bytes(b"a\r\nb\rc\x00\n")
    run("a.txt")
    assert tracer.texts == {"a.txt": "a\r\nb\rc\x00\n"}


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("<!DOCTYPE html><html><body><p>Hello.</p></body></html>", True),
        ("<div class='x'>\n<p>Hello.</p></div>", True),
        ("The tag <p> opens a paragraph.", False),
        (SAID, False),
        ("", False),
    ],
)
def test_html_is_traced_with_a_word_of_warning(folder: Path, tracer: Tracer, text: str, warned: bool) -> None:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    result = run("a.txt")
    assert ("looks like HTML" in result.stderr) is warned
    assert (result.exit_code, tracer.texts) == (0, {"a.txt": text})


# --- writing ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("out", "start"),
    [
        ("o.json", "{"),
        ("o.jsonl", '{"schema"'),
        ("o.csv", "doc_id,"),
        ("o.html", "<!DOCTYPE"),
        ("o.txt", "1 quotation"),
    ],
)
def test_the_name_of_the_output_tells_the_format(folder: Path, tracer: Tracer, out: str, start: str) -> None:
    result = run("a.txt", "-o", out)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert (folder / out).read_text(encoding="utf-8").startswith(start)
    assert tracer.texts
    assert {path.name for path in folder.iterdir()} == {"a.txt", "b.txt", "latin.txt", out}


@pytest.mark.parametrize("command", [["trace", "a.txt"], ["verify", "a.txt", "--against", "b.txt"]])
@pytest.mark.parametrize("out", ["o.xyz", "o.docx", "o.html.bak"])
def test_an_ending_that_no_format_has_is_wrong_usage(
    folder: Path, tracer: Tracer, command: list[str], out: str
) -> None:
    result = CliRunner().invoke(cli, [*command, "-o", out])
    assert (result.exit_code, tracer.texts, (folder / out).exists()) == (2, {}, False)
    assert f"{out}: no format has the ending" in result.stderr
    assert "or .txt, or pass --format" in result.stderr
    assert CliRunner().invoke(cli, [*command, "-o", out, "--format", "json"]).exit_code in (0, 1)
    assert (folder / out).read_text(encoding="utf-8").startswith("{")


@pytest.mark.usefixtures("folder", "tracer")
def test_a_page_of_verdicts_is_wrong_usage() -> None:
    result = CliRunner().invoke(cli, ["verify", "a.txt", "--against", "b.txt", "-o", "v.html"])
    assert result.exit_code == 2
    assert "no format has the ending .html" in result.stderr


def test_a_named_format_wins(folder: Path, tracer: Tracer) -> None:
    assert run("a.txt", "-o", "o.csv", "--format", "json").exit_code == 0
    assert (folder / "o.csv").read_text(encoding="utf-8").startswith("{")
    assert tracer.texts


@pytest.mark.parametrize(
    ("out", "cure"), [("gone/o.json", "the folder gone does not exist"), (".", "a folder: name a file in it")]
)
@pytest.mark.usefixtures("folder")
def test_an_output_without_a_place_is_refused_before_the_work(tracer: Tracer, out: str, cure: str) -> None:
    result = run("a.txt", "-o", out)
    assert (result.exit_code, tracer.texts) == (1, {})
    assert cure in result.stderr


@pytest.mark.usefixtures("tracer")
def test_an_article_is_never_overwritten(folder: Path) -> None:
    result = run("a.txt", "-o", "./a.txt")
    assert result.exit_code == 2
    assert (folder / "a.txt").read_text(encoding="utf-8") == SAID


@pytest.mark.usefixtures("folder", "tracer")
def test_a_failing_disk_is_said_and_the_old_file_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "o.json").write_text("old", encoding="utf-8")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("a.txt", "-o", "o.json")
    assert result.exit_code == 1
    assert "o.json: cannot be written: No space left on device" in result.stderr
    assert (folder / "o.json").read_text(encoding="utf-8") == "old"
    assert not list(folder.glob(".*"))


@pytest.mark.usefixtures("tracer")
def test_lone_surrogates_and_nul_go_through_every_format(folder: Path) -> None:
    (folder / "odd.txt").write_bytes("“\x00” said \x1b[31m \ud800".encode("utf-16", "surrogatepass"))
    (folder / "odd.txt").write_bytes("“\x00” said \x1b[31m".encode())
    for form in ("table", "json", "jsonl", "csv", "html"):
        assert run("odd.txt", "--format", form).exit_code == 0


# --- usage -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [[], ["a.txt", "--format", "xml"], ["a.txt", "--nonsense"]])
@pytest.mark.usefixtures("folder")
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.usefixtures("folder", "tracer")
def test_progress_goes_to_standard_error_only_when_asked() -> None:
    quiet, told = run("a.txt"), run("a.txt", "--progress")
    assert quiet.stderr == ""
    assert "Tracing 1 article," in told.stderr
    assert told.stdout == quiet.stdout


def test_help_cuts_no_summary() -> None:
    text = CliRunner().invoke(cli, ["--help"]).stdout
    assert "Check quotations" in text
    assert "..." not in text.split("Commands:")[1]


def test_help_says_what_the_statuses_mean() -> None:
    text = " ".join(run("--help").stdout.split())
    assert "Exit status: 0 all is well; 1 a file could not be read" in text


# --- the real process ------------------------------------------------------------------------------------------------


def test_the_module_runs(folder: Path) -> None:
    done = process("trace", str(folder / "a.txt"), "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    report = Report.from_json(done.stdout)
    assert [article.headline for article in report.articles] == [None]


def test_the_version_is_told() -> None:
    done = process("--version")
    assert done.returncode == 0
    assert re.match(rb"quotetrace \S", done.stdout)


def test_help_reads_no_heavy_library() -> None:
    code = (
        "import sys; from quotetrace.cli import cli; cli.main(['trace', '--help'], standalone_mode=False);"
        "print([name for name in ('nltk', 'rapidfuzz', 'numpy') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60, env=HERE)
    assert done.stderr.strip() == b"[]"


def test_wrong_usage_is_2_in_the_real_process_too() -> None:
    done = process("trace")
    assert done.returncode == 2
    assert b"Missing argument" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = process("trace", str(folder / "a.txt"), stdout=full)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("quotetrace: standard output cannot be written: No space left")
    assert len(done.stderr.splitlines()) == 1
    named = process("trace", str(folder / "a.txt"), "-o", "/dev/full")
    assert (named.returncode, len(named.stderr.splitlines())) == (1, 1)


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise on Windows")
def test_a_reader_that_has_seen_enough_is_no_failure(folder: Path) -> None:
    (folder / "long.txt").write_text(SAID * 2_000, encoding="utf-8")
    command = [*COMMAND, "trace", str(folder / "long.txt"), "--format", "html"]
    with subprocess.Popen(command, env=HERE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stderr is not None
        writer.stdout.close()
        said = writer.stderr.read()
        assert (writer.wait(60), said) == (0, b"")


@pytest.mark.parametrize(
    ("closed", "told"),
    [("<&-", "-: standard input is closed: name a file"), (">&-", "standard output is closed: leave it open")],
)
@pytest.mark.skipif(os.name == "nt", reason="needs a shell that closes streams")
def test_a_closed_stream_is_said(folder: Path, closed: str, told: str) -> None:
    file = "-" if closed == "<&-" else str(folder / "a.txt")
    command = f'"{sys.executable}" -m quotetrace trace "{file}" {closed}'
    done = subprocess.run(["/bin/sh", "-c", command], check=False, timeout=60, env=HERE, stderr=subprocess.PIPE)
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    assert told in done.stderr.decode()


@pytest.mark.skipif(os.name == "nt", reason="signals differ on Windows")
def test_an_interrupt_ends_with_130_and_no_traceback(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    command = [*COMMAND, "trace", "pipe"]
    with subprocess.Popen(command, env=HERE, stderr=subprocess.PIPE) as waiting:
        with (folder / "pipe").open("wb"):  # returns once the process has opened its end: it reads now
            waiting.send_signal(signal.SIGINT)
            assert waiting.stderr is not None
            said = waiting.stderr.read()
        assert waiting.wait(60) == 130
    assert b"Traceback" not in said
