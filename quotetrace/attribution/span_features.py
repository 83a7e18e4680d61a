"""What the learned reader asks of the tokens around a cue before it takes them for its content, source or rest."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from attrs import define

from quotetrace.attribution.columns import FAR, Columns, Rows, beside, hashed, stepped, tokens_of
from quotetrace.attribution.templates import Column, Templates

BITS = 20
OUT, CONTENT, MORE_CONTENT, SOURCE, MORE_SOURCE, CUE = range(6)
LABELS = ("out", "content", "more content", "source", "more source", "cue")
Spans = Sequence[tuple[int, int]]
_REACH = 70  # tokens on either side of a cue: a longer report is read by its first words
_TWO_SIDED = 16  # keeps distances before a cue apart from those behind it
_NEAR = 8  # exact distances up to here
_BESIDE = beside(
    ("form", range(-2, 3)),
    ("letter", range(-3, 4)),
    ("word", range(-1, 2)),
    ("tag", range(-1, 2)),
    ("quoted", range(-1, 2)),
    ("capital", range(-1, 2)),
    ("cluster", range(-1, 2)),
    ("branch", range(-1, 2)),
    ("phrase", range(2)),
    ("stem", (0,)),
    ("cover", (0,)),
)
_BESIDE_CUE = beside(
    *((name, (0,)) for name in ("stem", "tag", "quoted", "cluster", "branch")),
    ("form", (-1, 1, 2)),
    ("letter", (-1, 1)),
)
_UNIT = (("unit", "form", 0), ("unit+1", "form", 1))
# How many of each class are told apart between a token and its cue.
_MOST = {
    "commas": 3, "clauses": 3, "thats": 3, "marks": 3, "ands": 2, "verbs": 3, "reports": 2, "whos": 2, "nouns": 3,
    "tos": 2, "prepositions": 2,
}  # fmt: skip

# "side": before, at, behind the cue. "far", "near": how many tokens, in steps or exactly. "cue-stem", "cue-form+1" ...:
# the same columns at the cue. "unit": how the stretch since the last comma begins. "commas", "clauses" ...: how many of
# them stand between the token and its cue. "next": whether the next verb is the cue, before or behind it. "evidence":
# what the rules made of the token for this cue. "edge", "start": how far the ends of the sentence are.
TEMPLATES = Templates(
    """
    side
    far
    near cue-tag
    near form
    near cue-stem
    side word
    side form-1 form
    side form form+1
    side letter-1 letter letter+1 letter+2
    side letter-2 letter-1 letter
    side word+1
    side word-1
    side form-1 form form+1
    side commas clauses thats
    side commas form clauses
    side marks quoted cue-quoted
    side quoted quoted-1 quoted+1
    side reports verbs
    side ands whos clauses
    evidence evidence-1 evidence+1
    evidence evidence-1 rule
    evidence form form+1
    evidence side form-1 form
    evidence cover
    rule far
    evidence evidence-1 cue-stem
    evidence evidence+1 unit unit-start
    unit unit-start side
    unit unit+1 side
    unit commas side clauses
    cue-stem side commas
    cue-stem side form
    cue-stem side letter letter+1
    cue-stem cue-form+1 side clauses
    cue-stem cue-letter+1 near
    cue-tag cue-letter-1 cue-letter+1 near
    cue-tag cue-form-1 cue-form+1 side
    edge side form
    edge letter cover
    start side form
    phrase phrase+1 side next
    next next-far letter side
    phrase near cue-tag
    phrase letter nouns side cue-tag
    nouns letter side cue-letter-1
    tos prepositions side cue-tag
    cue-stem tos thats side
    side form form+1 form+2
    side form-2 form-1 form
    stem side
    capital capital-1 capital+1 side letter
    tag tag+1 side next
    tag-1 tag side next cue-tag
    cue-place cue-rest side cue-tag
    cue-place side clauses commas cue-tag
    cue-stem clauses commas thats side
    letter-3 letter-2 letter-1 letter side
    letter letter+1 letter+2 letter+3 side
    side next commas letter
    cue-quoted quoted side marks commas
    cue-form+1 cue-form+2 near
    cover rule side
    evidence evidence-1 evidence+1 form
    cue-stem cue-form+1 near
    cluster side
    cluster-1 cluster side
    cluster cluster+1 side
    branch-1 branch side
    branch branch+1 side
    branch-1 branch branch+1 side
    unit unit-start branch side
    cue-branch branch side
    cue-cluster near
    cue-cluster side form
    cue-cluster side commas
    cue-cluster side letter letter+1
    cue-cluster cue-form+1 near
    cue-cluster cue-form+1 side clauses
    cue-cluster clauses commas thats side
    """,
    BITS,
)


@define
class Windows:
    """The tokens around each cue: ``rows`` with the cue of each (``heads``), window after window.

    ``cues`` are the cue tokens, ``firsts``/``lasts`` their windows (last excluded), ``lengths`` the windows' lengths.
    """

    cues: Rows
    firsts: Rows
    lasts: Rows
    lengths: Rows
    rows: Rows
    heads: Rows


def windows(columns: Columns, cues: Rows) -> Windows:
    """The sentence of each cue, as far as a report reaches."""
    firsts = np.maximum(columns.first[cues], cues - _REACH)
    lasts = np.minimum(columns.last[cues], cues + _REACH + 1)
    lengths = lasts - firsts
    offsets = np.cumsum(lengths) - lengths
    rows = np.arange(lengths.sum()) + np.repeat(firsts - offsets, lengths)
    return Windows(cues, firsts, lasts, lengths, rows, np.repeat(cues, lengths))


def span_columns(columns: Columns, around: Windows) -> dict[str, Column]:
    """The columns that ``TEMPLATES`` name, for the rows of some windows."""
    found = columns.all_at(_BESIDE, around.rows)
    _add_cue(found, columns, around)
    _add_distances(found, columns, around)
    _add_between(found, columns, around)
    _add_units(found, columns, around)
    _add_evidence(found, columns, around)
    return found


def _add_cue(found: dict[str, Column], columns: Columns, around: Windows) -> None:
    own = columns.all_at(_BESIDE_CUE, around.cues)
    ends = around.cues - columns.first[around.cues], columns.last[around.cues] - around.cues
    repeated = np.repeat(np.concatenate([[*own.values()], stepped(np.array(ends))]), around.lengths, 1)
    found.update(zip((*(f"cue-{key}" for key in own), "cue-place", "cue-rest"), repeated, strict=True))


def _add_distances(found: dict[str, Column], columns: Columns, around: Windows) -> None:
    rows, distance = around.rows, around.rows - around.heads
    last, first = columns.last.take(rows), columns.first.take(rows)
    ends = np.minimum((last - 1 - rows, rows - first), 6)
    far, found["edge"], found["start"] = stepped(np.concatenate([np.abs(distance)[None], ends]))
    found["side"] = (np.sign(distance) + 1).astype(np.uint32)
    found["far"] = np.where(distance < 0, far, far + np.uint32(_TWO_SIDED))
    found["near"] = (np.clip(distance, -_NEAR, _NEAR) + _NEAR).astype(np.uint32)


def _add_between(found: dict[str, Column], columns: Columns, around: Windows) -> None:
    low, high = np.minimum(around.rows, around.heads), np.maximum(around.rows, around.heads)
    between = columns.counts((*_MOST,), np.minimum(low + 1, high), high)
    most = np.array([*_MOST.values()], np.int32)[:, None]
    found.update(zip(_MOST, np.minimum(between, most).astype(np.uint32), strict=True))


def _add_units(found: dict[str, Column], columns: Columns, around: Windows) -> None:
    (comma,) = columns.before(("units",), around.rows)
    begin = np.where(comma < 0, columns.first.take(around.rows), comma + 1)
    found.update(columns.all_at(_UNIT, begin))
    found["unit-start"] = (begin == around.rows).astype(np.uint32)
    (ahead,) = columns.behind(("clauses",), around.rows, here=True)
    side = np.where(ahead == around.heads, 1, np.where(ahead < around.heads, 2, 3))
    found["next"] = np.where(ahead < 0, 4, side).astype(np.uint32)
    found["next-far"] = stepped(np.where(ahead < 0, FAR, ahead - around.rows))


def window_labels(
    columns: Columns, window: tuple[int, int, int], content: Spans, cue: Spans, source: Spans
) -> npt.NDArray[np.int64]:
    """The labels that say an attribution (spans in characters) in a window (cue token, first, last excluded)."""
    head, first, last = window
    found: npt.NDArray[np.int64] = np.zeros(last - first, np.int64)
    for spans, begins, more in (
        (cue, CUE, CUE),
        (source, SOURCE, MORE_SOURCE),
        (content, CONTENT, MORE_CONTENT),
    ):
        for span in spans:
            start, end = tokens_of(columns.document, *span)
            start, end = max(start - first, 0), min(end - first, len(found))
            if start < end:
                found[start:end] = more
                found[start] = begins
    found[head - first] = CUE
    # A source or cue inside the content splits it: what is left must begin again.
    for more, begins in ((MORE_SOURCE, SOURCE), (MORE_CONTENT, CONTENT)):
        before = np.append(OUT, found[:-1])
        found[(found == more) & (before != more) & (before != begins)] = begins
    return found


def _add_evidence(found: dict[str, Column], columns: Columns, around: Windows) -> None:
    """What the rules made of each token for its cue: 1 to 3 content (begins, inside, ends), 4 up source, 16 cue."""
    evidence = np.zeros(len(around.rows), np.uint32)
    rule = np.zeros(len(around.cues), np.uint32)
    offset = 0
    for number, (cue, first, last) in enumerate(
        zip(around.cues.tolist(), around.firsts.tolist(), around.lasts.tolist(), strict=True)
    ):
        each = columns.rules.get(cue)
        if each is not None:
            rule[number] = hashed(each.rule)
            here = evidence[offset : offset + last - first]
            for span in each.content:
                _mark(here, first, tokens_of(columns.document, *span), (2, 1, 3))
            if each.source:
                _mark(here, first, tokens_of(columns.document, *each.source), (5, 4, 13))
        offset += last - first
    found["evidence"], found["rule"] = evidence, np.repeat(rule, around.lengths)
    before, behind = np.append(np.uint32(0), evidence[:-1]), np.append(evidence[1:], np.uint32(0))
    ends = around.lengths.cumsum()
    before[ends - around.lengths] = behind[ends - 1] = 0  # what stands in the window beside this one is of another cue
    found["evidence-1"], found["evidence+1"] = before, behind


def _mark(here: Column, first: int, span: tuple[int, int], codes: tuple[int, int, int]) -> None:
    inside, begins, ends = codes
    start, end = max(span[0] - first, 0), min(span[1] - first, len(here))
    if start < end:
        here[start:end] = inside
        if span[0] >= first:
            here[start] = begins
        if span[1] - first <= len(here):
            here[end - 1] = ends
