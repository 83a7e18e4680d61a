"""Labelled articles: JSON Lines (also .xz and .gz), or brat standoff as PolNeAR ships it (.txt beside .ann)."""

import gzip
import json
import lzma
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, TextIO

from attrs import field, frozen

from quotetrace.errors import ReadError

Kind = Literal["direct", "indirect", "mixed", "pull"]
Span = tuple[int, int]
_ROLES = ("content", "cue", "source")
_OPENING = "\"“„«‹「『``''"
_MARKS = frozenset('"“”„«»‹›「」『』')


@frozen(kw_only=True)
class Attribution:
    """One labelled attribution: spans of its content, cue and source (code points, end excluded), and its kind.

    ``stance`` tells that the cue is one of thought or attitude rather than of speech; None where the corpus is silent.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    kind: Kind = "indirect"
    lemma: str = ""
    stance: bool | None = None


@frozen(kw_only=True)
class Labelled:
    """A labelled article. ``left_out`` are spans that the annotators set aside: what is found there is not counted."""

    id: str
    text: str
    attributions: tuple[Attribution, ...] = ()
    left_out: tuple[Span, ...] = field(default=())


def read_corpus(paths: Iterable[Path]) -> Iterator[Labelled]:
    """The labelled articles of files and folders.

    A file is JSON Lines (``.jsonl``, ``.jsonl.xz``, ``.jsonl.gz``), one document a line: "text", "attributions" with
    "content", "cue" and "source" as lists of [start, end], and where known "id", "kind", "cue_lemma", "cue_class". A
    folder is searched for ``.ann`` files of brat with the ``.txt`` beside each. Raises :class:`ReadError`.
    """
    for path in paths:
        if path.is_dir():
            found = sorted(path.rglob("*.ann"))
            if not found:
                raise ReadError(f"{path}: no .ann file in this folder; name a .jsonl file or a folder of brat files.")
            yield from map(_read_brat, found)
        elif path.suffix == ".ann":
            yield _read_brat(path)
        else:
            yield from _read_lines(path)


def _read_lines(path: Path) -> Iterator[Labelled]:
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _document(line, f"{path}, line {number}")
    except (OSError, EOFError, UnicodeDecodeError, lzma.LZMAError) as error:
        raise ReadError(f"{path} cannot be read as labelled articles: {error}") from error


def _opened(path: Path) -> TextIO:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def _document(line: str, place: str) -> Labelled:
    try:
        row = json.loads(line)
        text = row["text"]
        spans = row.get("meta", {}).get("discard", []) if isinstance(row.get("meta"), dict) else []
        if "quotations" in row:
            attributions = tuple(_from_words(text, each) for each in row["quotations"])
        else:
            attributions = tuple(_attribution(text, each) for each in row["attributions"])
        return Labelled(
            id=str(row.get("id", place)),
            text=text,
            attributions=attributions,
            left_out=_spans(spans, text),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(f"{place}: not a labelled article ({error}); see the documentation of training.") from error


def _spans(pairs: Iterable[Iterable[int]], text: str) -> tuple[Span, ...]:
    found = tuple((int(start), int(end)) for start, end in pairs)
    if any(not 0 <= start < end <= len(text) for start, end in found):
        raise ValueError("a span lies outside the text")
    return found


def _attribution(text: str, row: Mapping[str, Any]) -> Attribution:
    content = _spans(row["content"], text)
    if not content:
        raise ValueError("an attribution has no content")
    kind, known = row.get("kind"), row.get("cue_class")
    return Attribution(
        content=content,
        cue=_spans(row.get("cue") or (), text),
        source=_spans(row.get("source") or (), text),
        kind=kind if kind in ("direct", "indirect", "mixed", "pull") else kind_of(text, content),
        lemma=row.get("cue_lemma") or "",
        stance=None if known is None else known != "speech",
    )


def _from_words(text: str, row: Mapping[str, Any]) -> Attribution:
    """A quotation given by its words, as in this project's own articles: content without its outer marks or "that"."""
    counts = row.get("content_nth") or [1] * len(row["content"])
    content = tuple(
        _with_marks(text, _place(text, words, nth)) for words, nth in zip(row["content"], counts, strict=True)
    )
    source = "source_full" if row.get("source_full") else "source"
    return Attribution(
        content=content, kind=row["kind"], cue=_named(text, row, "cue"), source=_named(text, row, source)
    )


def _named(text: str, row: Mapping[str, Any], name: str) -> tuple[Span, ...]:
    words = row.get(name)
    return (_place(text, words, row.get(f"{name}_nth") or 1),) if words else ()


def _place(text: str, words: str, nth: int) -> Span:
    start = -1
    for _ in range(nth):
        start = text.find(words, start + 1)
        if start < 0:
            raise ValueError(f"“{words}” does not stand in the text {nth} times")
    return start, start + len(words)


def _with_marks(text: str, span: Span) -> Span:
    """A content with the marks around it, or with the "that" before it."""
    start, end = span
    before = text[:start].rstrip()
    if before.endswith(" that"):
        return len(before) - 4, end
    for opening, closing in (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"), ("''", "''"), ("«", "»"), ("„", "“")):
        if text[:start].endswith(opening) and text[end:].startswith(closing):
            return start - len(opening), end + len(closing)
    return span


def kind_of(text: str, content: tuple[Span, ...]) -> Kind:
    """Direct where marks hold the whole content, mixed where they hold a part, else indirect.

    >>> text = "“Go,” she said. It “hurts”, she said."
    >>> kind_of(text, ((0, 5),)), kind_of(text, ((16, 26),)), kind_of(text, ((16, 18),))
    ('direct', 'mixed', 'indirect')
    """
    written = [text[start:end].strip() for start, end in content]
    if not any(set(each) & _MARKS or "``" in each or "''" in each for each in written):
        return "indirect"
    return "direct" if all(each[:1] in _OPENING for each in written) else "mixed"


def _read_brat(path: Path) -> Labelled:
    """An article in brat's standoff: T lines are spans, E lines tie a content to its cue and source."""
    try:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: the annotation or its .txt file cannot be read: {error}") from error
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[dict[str, list[str]]] = []
    left_out: list[Span] = []
    for number, line in enumerate(lines, 1):
        try:
            name, _, rest = line.partition("\t")
            if name.startswith("T"):
                label, _, places = rest.partition("\t")[0].partition(" ")
                spans[name] = _spans(((int(end) for end in place.split()) for place in places.split(";")), text)
                left_out += spans[name] if label.lower() == "discard" else ()
            elif name.startswith("E"):
                event: dict[str, list[str]] = defaultdict(list)
                for part in rest.split():
                    role, _, target = part.partition(":")
                    event[role.lower().rstrip("0123456789")].append(target)
                events.append(event)
        except ValueError as error:
            raise ReadError(f"{path}, line {number}: not brat standoff ({error}).") from error
    found = []
    for event in events:
        content, cue, source = (
            tuple(sorted(span for target in event[role] for span in spans.get(target, ()))) for role in _ROLES
        )
        if content:
            found.append(Attribution(content=content, cue=cue, source=source, kind=kind_of(text, content)))
    return Labelled(id=path.stem, text=text, attributions=tuple(found), left_out=tuple(left_out))
