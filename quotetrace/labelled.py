"""Labelled articles: JSON Lines (also .xz and .gz), or brat standoff as PolNeAR ships it (.txt beside .ann)."""

import gzip
import json
import lzma
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, TextIO

from attrs import define, field, frozen

from quotetrace.errors import ReadError

Kind = Literal["direct", "indirect", "mixed", "pull"]
Span = tuple[int, int]
_ROLES = ("content", "cue", "source")
_FORM = "one JSON object a line is expected, with text and attributions, as docs/howto/train.md shows"
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
    folder is searched for ``.ann`` files of brat with the ``.txt`` beside each; spans of the types Content, Cue and
    Source are tied to each other by events or relations. Raises :class:`ReadError`.
    """
    for path in paths:
        if path.is_dir():
            found = sorted(path.rglob("*.ann"))
            if not found:
                raise ReadError(f"{path}: no .ann file in this folder; name a .jsonl file or a folder of brat files.")
            for each in found:
                yield _read_brat(each, each.relative_to(path).with_suffix("").as_posix())
        elif path.suffix == ".ann":
            yield _read_brat(path, path.stem)
        else:
            yield from _read_lines(path)


def _read_lines(path: Path) -> Iterator[Labelled]:
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _document(line, f"{path}, line {number}")
    except ReadError:
        raise
    except FileNotFoundError as error:
        raise ReadError(f"{path}: no such file or folder: check the name.") from error
    except (OSError, EOFError, UnicodeDecodeError, lzma.LZMAError, zlib.error) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise ReadError(f"{path} cannot be read as labelled articles: {reason}.") from error


def _opened(path: Path) -> TextIO:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8-sig")
    return gzip.open(path, "rt", encoding="utf-8-sig") if path.suffix == ".gz" else path.open(encoding="utf-8-sig")


def _document(line: str, place: str) -> Labelled:
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            raise ValueError("it is no JSON object")
        text = row["text"]
        if not isinstance(text, str):
            raise ValueError("its text is no string")
        spans = row.get("meta", {}).get("discard", []) if isinstance(row.get("meta"), dict) else []
        if "quotations" in row:
            attributions = tuple(_from_words(text, each) for each in _objects(row, "quotations"))
        else:
            attributions = tuple(_attribution(text, each) for each in _objects(row, "attributions"))
        return Labelled(
            id=str(row.get("id", place)),
            text=text,
            attributions=attributions,
            left_out=_spans(spans, text),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"{error} is missing" if isinstance(error, KeyError) else error
        raise ReadError(f"{place}: not a labelled article ({reason}): {_FORM}.") from error


def _objects(row: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = row[name]
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise ValueError(f"its {name} are no list of objects")
    return found


def _spans(pairs: Iterable[Iterable[int]], text: str) -> tuple[Span, ...]:
    found = tuple((int(start), int(end)) for start, end in pairs)
    if any(not 0 <= start < end <= len(text) for start, end in found):
        raise ValueError(f"a span lies outside the text of {len(text)} characters")
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


def _read_brat(path: Path, name: str) -> Labelled:
    """An article in brat's standoff: T lines are spans; E or R lines tie a content to its cue and source."""
    try:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: the annotation or its .txt file cannot be read: {error}") from error
    standoff = _Standoff(text)
    for number, line in enumerate(lines, 1):
        try:
            standoff.add(line)
        except ValueError as error:
            raise ReadError(f"{path}, line {number}: not brat standoff ({error}).") from error
    found = []
    for event in (*standoff.events, *standoff.tied()):
        content, cue, source = (standoff.places(event[role]) for role in _ROLES)
        if content:
            found.append(Attribution(content=content, cue=cue, source=source, kind=kind_of(text, content)))
    left_out = standoff.places(at for at, label in standoff.labels.items() if label == "discard")
    return Labelled(id=name, text=text, attributions=tuple(found), left_out=left_out)


@define
class _Standoff:
    """The lines of a brat file: the spans and type of each T, the events, and which Ts a relation ties to which."""

    text: str
    spans: dict[str, tuple[Span, ...]] = field(factory=dict)
    labels: dict[str, str] = field(factory=dict)
    events: list[dict[str, list[str]]] = field(factory=list)
    ties: dict[str, list[str]] = field(factory=lambda: defaultdict(list))

    def add(self, line: str) -> None:
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            label, _, places = rest.partition("\t")[0].partition(" ")
            self.spans[name] = _spans(((int(end) for end in place.split()) for place in places.split(";")), self.text)
            self.labels[name] = label.lower()
        elif name.startswith("E"):
            event: dict[str, list[str]] = defaultdict(list)
            for part in rest.split():
                role, _, target = part.partition(":")
                event[role.lower().rstrip("0123456789")].append(target)
            self.events.append(event)
        elif name.startswith("R"):
            one, other = (part.partition(":")[2] for part in rest.split()[1:3])
            self.ties[one].append(other)
            self.ties[other].append(one)

    def tied(self) -> Iterator[dict[str, list[str]]]:
        """The contents without an event, each with what relations tie to it or to its cue.

        Where a file has events, a content that nothing is tied to was left over and is none.
        """
        taken = {target for event in self.events for target in event["content"]}
        for name, label in self.labels.items():
            if label == "content" and name not in taken and (name in self.ties or not self.events):
                cues = [other for other in self.ties.get(name, ()) if self.labels.get(other) == "cue"]
                near = [*self.ties.get(name, ()), *(other for cue in cues for other in self.ties[cue])]
                sources = [other for other in near if self.labels.get(other) == "source"]
                yield {"content": [name], "cue": cues, "source": list(dict.fromkeys(sources))}

    def places(self, names: Iterable[str]) -> tuple[Span, ...]:
        return tuple(sorted(span for name in names for span in self.spans.get(name, ())))
