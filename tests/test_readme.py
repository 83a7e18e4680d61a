"""The README and the pages: what they name exists, and no page is left out. Their examples are run as doctests."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted(path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts)
TEXTS = [*sorted(ROOT.glob("*.md")), *PAGES]
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def each_text() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())


@each_text()
def test_links_lead_somewhere(path: Path) -> None:
    assert [link for link in LINK.findall(read(path)) if not (path.parent / link).exists()] == []


@each_text()
def test_every_example_is_run(path: Path) -> None:
    """A fence that follows the output without a blank line would be read as part of it."""
    blocks = re.findall(r"```pycon\n(.*?)```", read(path), re.DOTALL)
    assert all(block.startswith(">>> ") and block.endswith("\n\n") for block in blocks)


@pytest.mark.parametrize("path", [ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda path: path.name)
def test_the_commands_of_make_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)|^ {4}make ([a-z]+)", read(path), re.MULTILINE))
    assert {name for pair in named for name in pair if name} <= targets


def test_every_page_is_in_a_table_of_contents() -> None:
    listed = {
        (path.parent / entry).with_suffix(".md").resolve()
        for path in PAGES
        for tree in re.findall(r"```\{toctree\}\n(.*?)```", read(path), re.DOTALL)
        for entry in tree.split("\n")
        if entry and not entry.startswith(":")
    }
    assert {path.resolve() for path in PAGES} - listed == {(ROOT / "docs" / "index.md").resolve()}
