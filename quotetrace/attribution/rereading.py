"""The second reading: what the rules found is evidence for the learned reader, which decides on reported clauses.

Rules keep what they do perfectly: quotations in marks, pull quotes, transcripts. Reports of other kinds are read by the
learned reader, which finds those that no rule describes and drops those that only look like one.
"""

from collections.abc import Iterable, Sequence

from attrs import evolve

from quotetrace.attribution.columns import Columns, cue_token, tokens_of
from quotetrace.attribution.reader import Reader, Reading
from quotetrace.layers import Document, Kind, Reported

Span = tuple[int, int]
Evidence = list[tuple[int | None, Reported]]

THRESHOLD = 0.4  # a cue is taken from this probability on: the best F on folds of the training articles
import os
TOPIC=int(os.environ.get('TOPIC','0'))
_MARGIN=float(os.environ.get('MARGIN','0'))
THRESHOLD=float(os.environ.get('TH','.4'))
_KEPT = float(os.environ.get('KEPT','.2')) #  # a report that a rule found is kept from here on


def evidence(document: Document, rules: Sequence[Reported], told: Sequence[Reported]) -> Evidence:
    """The reports of the rules, each with the verb of its cue.

    ``rules`` are the stretches as the rules found them, ``told`` the same with their sources and whole cues.
    """
    return [(cue_token(document, rule), each) for rule, each in zip(rules, told, strict=True)]


def reread(document: Document, found: Evidence, reader: Reader) -> list[Reported]:
    """The reported stretches of an article after the second reading, stances too, in no order."""
    if not document.words:
        return []
    columns = Columns(document, found)
    readings = {reading.head: reading for reading in reader.read(columns, _KEPT)}
    settled = [
        _settled(document, each, None if head is None else readings.pop(head, None)) for head, each in found
    ]
    settled += [_new(document, reading) for reading in readings.values() if _sure(reading) >= THRESHOLD]
    return _apart([each for each in settled if each is not None])


def _sure(reading: Reading) -> float:
    return reading.speech + reading.stance


def _settled(document: Document, each: Reported, reading: Reading | None) -> Reported | None:
    """What becomes of a report that a rule found, for what the reader made of its cue."""
    if each.kind in ("direct", "pull") or each.label is not None or each.cue is None or each.rule == "indirect.according-to":
        if reading is None or each.source is not None or not reading.spans["source"]:
            return each
        return evolve(each, source=_characters(document, reading.spans["source"])[0])
    if reading is None:
        return each if each.rule == "mixed.piece" else None
    if reading.margin < _MARGIN:
        return evolve(each, stance=reading.stance > reading.speech and each.stance)
    if _sure(reading) >= THRESHOLD:
        read = _new(document, reading)
        if read is not None:
            same = read.content == each.content
            return evolve(read, addressee=each.addressee, rule=each.rule if same else read.rule, kind=each.kind if same else read.kind)
    return each


def _new(document: Document, reading: Reading) -> Reported | None:
    """The report that the reader reads off a cue, or None where it finds no content."""
    content = _characters(document, reading.spans["content"])
    if not content:
        return None
    cue, source = (_characters(document, reading.spans[role]) for role in ("cue", "source"))
    stance = reading.stance > reading.speech
    if TOPIC and not stance and reading.margin > 1e9:
        stance = not any(set("VZMBG") & set(document.letters[a:b]) for a, b in reading.spans["content"]) and _kind(document, content) == "indirect"
    return Reported(
        kind=_kind(document, content),
        content=tuple(content),
        rule="reader.stance" if stance else "reader.speech",
        cue=_nearest(cue, document.starts[reading.head]),
        source=source[0] if source else None,
        stance=stance,
        confidence=_sure(reading),
    )


def _characters(document: Document, spans: Iterable[Span]) -> list[Span]:
    return [(document.starts[first], document.ends[last - 1]) for first, last in spans]


def _nearest(spans: list[Span], place: int) -> Span | None:
    """The piece of the cue that holds the word it was found by."""
    return next((span for span in spans if span[0] <= place < span[1]), spans[0] if spans else None)


def _kind(document: Document, content: list[Span]) -> Kind:
    """Direct where one pair of marks holds all of it, mixed where somebody's own words stand in marks inside."""
    inside = [
        marked
        for marked in document.marked
        if marked.parent is None and any(start <= marked.start and marked.end <= end for start, end in content)
    ]
    if len(inside) == len(content) == 1 and (inside[0].start, inside[0].end) == content[0]:
        return "direct" if inside[0].inner_end - inside[0].inner_start > 40 else "mixed"
    return "mixed" if any(not _is_name(document, marked.start, marked.end) for marked in inside) else "indirect"


def _is_name(document: Document, start: int, end: int) -> bool:
    """Whether the marked words are all capitals: a title or a nickname."""
    first, last = tokens_of(document, start, end)
    words = [word for word in document.words[first:last] if word[0].isalpha()]
    return all(word[0].isupper() or len(word) < 4 for word in words)


def _apart(found: list[Reported]) -> list[Reported]:
    """Without quotations that a report says whole, and without reports that repeat another's content."""
    contents = {each.content for each in found if each.cue is not None}
    return [each for each in found if each.cue is not None or each.label is not None or each.content not in contents]
