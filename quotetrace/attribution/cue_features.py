"""What the learned reader asks of a word before it takes it for a cue."""

import numpy as np
import numpy.typing as npt

from quotetrace.attribution.columns import FAR, Columns, Rows, beside, stepped
from quotetrace.attribution.templates import Column, Templates

BITS = 20
_BESIDE = beside(
    *((name, (0,)) for name in ("tag", "ending", "rule", "cover", "quoted", "kind", "code")),
    ("form", range(-3, 4)),
    ("letter", range(-4, 5)),
    ("word", range(-2, 3)),
    ("stem", range(-1, 2)),
)
LABELS = ("none", "speech", "stance")

# Names of columns: "form-1" is the form of the token before, "that" how far the next "that" of the sentence is,
# "subject"/"object" the nearest noun, name or pronoun before and after, "verb-"/"verb+" the nearest verbs.
TEMPLATES = Templates(
    """
    one
    stem
    word
    stem tag
    tag
    ending tag
    form-1
    form+1
    form-2 form-1
    form+1 form+2
    word-1
    word+1
    word+2
    word-2
    stem form+1
    stem form-1
    stem form+1 form+2
    stem word+1
    tag form-1 form+1
    tag form-2 form-1
    tag form+1 form+2 form+3
    letter-3 letter-2 letter-1 letter letter+1
    letter-1 letter letter+1 letter+2 letter+3
    stem letter+1 letter+2
    stem letter-1 letter-2
    letter letter+1 letter+2 letter+3 letter+4
    letter-4 letter-3 letter-2 letter-1 letter
    rule
    rule stem
    cover
    cover stem
    rule cover tag
    quoted cover
    quoted stem
    that
    stem that
    opens closes
    stem opens
    stem closes
    to stem
    comma+ tag
    comma- tag
    verbs-before verbs-after
    stem verbs-before
    stem verbs-after
    place
    rest stem
    subject-word
    subject-letter subject-far tag
    stem subject-letter subject-far
    object-word
    object-letter object-far tag
    stem object-stem
    stem object-letter object-far
    verb-stem
    verb-stem tag
    verb+tag verb+far tag
    verb+stem
    verb-far verb-tag tag
    stem verb+tag verb+far
    subject-form tag form+1
    subject-word stem
    stem-1
    stem+1
    stem subject-form form+1
    form-3 form-2 form-1 tag
    code
    kind tag
    code form+1
    code letter+1 letter+2
    code letter-1 letter-2
    kind that opens
    subject-kind
    object-kind
    kind subject-kind
    kind object-kind
    stem subject-kind
    kind subject-letter subject-far
    code verb+tag verb+far
    kind cover rule
    """,
    BITS,
)


def noun_keys(columns: Columns) -> Column:
    """The numbers under which the weights know words that are no verbs but can be cues ("claim" as a noun)."""
    found: Column = columns.plain["stem"] ^ columns.plain["class"]
    return found


def candidates(columns: Columns, nouns: Column) -> Rows:
    """The tokens that can be cues: verbs, what rules took for one, and words that are among ``nouns`` (sorted)."""
    keys = noun_keys(columns)
    places = np.minimum(np.searchsorted(nouns, keys), max(len(nouns) - 1, 0))
    known = nouns[places] == keys if len(nouns) else np.zeros(len(keys), bool)
    found = columns.verbs | known
    found[list(columns.rules)] = True  # "the page states that": a noun to the tagger
    return np.flatnonzero(found)


def cue_columns(columns: Columns, rows: Rows) -> dict[str, Column]:
    """The columns that ``TEMPLATES`` name, for the candidates ``rows``."""
    found = columns.all_at(_BESIDE, rows)
    found["one"] = np.ones(len(rows), np.uint32)
    _add_distances(found, columns, rows)
    _add_neighbours(found, columns, rows)
    return found


def _far(rows: Rows, places: Rows) -> Column:
    return stepped(np.where(places < 0, FAR, np.abs(places - rows)))


def _add_distances(found: dict[str, Column], columns: Columns, rows: Rows) -> None:
    quoted = columns.plain["quoted"]
    for name, where in (
        ("that", columns.letters("t")),
        ("opens", quoted == 1),
        ("to", columns.letters("T")),
        ("comma+", columns.letters(",")),
    ):
        found[name] = _far(rows, columns.behind(where, rows))
    found["closes"] = _far(rows, columns.before(quoted == 3, rows))
    found["comma-"] = _far(rows, columns.before(columns.letters(","), rows))
    first, last = columns.first[rows], columns.last[rows]
    counted: npt.NDArray[np.int64] = np.append(0, np.cumsum(columns.verbs))
    found["verbs-before"] = stepped(counted[rows] - counted[first])
    found["verbs-after"] = stepped(counted[last] - counted[rows + 1])
    found["place"], found["rest"] = stepped(rows - first), stepped(last - rows)


def _add_neighbours(found: dict[str, Column], columns: Columns, rows: Rows) -> None:
    nouns = columns.letters("NPR")
    before, behind = columns.before(nouns, rows), columns.behind(nouns, rows)
    for name, places in (("subject", before), ("object", behind)):
        found[f"{name}-word"] = columns.value("word", places)
        found[f"{name}-kind"] = columns.value("kind", places)
        found[f"{name}-letter"] = columns.value("letter", places)
        found[f"{name}-far"] = _far(rows, places)
    found["subject-form"], found["object-stem"] = columns.value("form", before), columns.value("stem", behind)
    for sign, places in (("-", columns.before(columns.verbs, rows)), ("+", columns.behind(columns.verbs, rows))):
        found[f"verb{sign}stem"] = columns.value("stem", places)
        found[f"verb{sign}tag"] = columns.value("tag", places)
        found[f"verb{sign}far"] = _far(rows, places)
