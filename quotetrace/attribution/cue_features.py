"""What the learned reader asks of a word before it takes it for a cue."""

import numpy as np

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
# The classes whose nearest tokens are looked for, and the columns that tell how far these are, and the verbs and ends.
_BEHIND, _BEFORE = ("nouns", "verbs", "thats", "opens", "tos", "commas"), ("nouns", "verbs", "closes", "commas")
_STEPPED = (
    *("object-far", "verb+far", "that", "opens", "to", "comma+", "subject-far", "verb-far", "closes", "comma-"),
    *("verbs-before", "verbs-after", "place", "rest"),
)
# What the nearest nouns and verbs behind and before are: the name, the column, and the place among the nearest tokens.
_OBJECT, _VERB_BEHIND, _SUBJECT, _VERB_BEFORE = 0, 1, len(_BEHIND), len(_BEHIND) + 1
_NEIGHBOURS = (
    *((f"object-{name}", name, _OBJECT) for name in ("word", "kind", "letter", "stem")),
    *((f"subject-{name}", name, _SUBJECT) for name in ("word", "kind", "letter", "form")),
    *((f"verb+{name}", name, _VERB_BEHIND) for name in ("stem", "tag")),
    *((f"verb-{name}", name, _VERB_BEFORE) for name in ("stem", "tag")),
)

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
    return found


def _add_distances(found: dict[str, Column], columns: Columns, rows: Rows) -> None:
    """How far the nearest tokens of each class are, what some of them are, how many verbs, how far the ends."""
    places = np.concatenate([columns.behind(_BEHIND, rows), columns.before(_BEFORE, rows)])
    far = np.where(places < 0, FAR, np.abs(places - rows))
    first, last = columns.first.take(rows), columns.last.take(rows)
    verbs = columns.counts(("verbs",), first, rows), columns.counts(("verbs",), rows + 1, last)
    ends = rows - first, last - rows
    found.update(zip(_STEPPED, stepped(np.concatenate([far, *verbs, ends])), strict=True))
    found.update(columns.values(_NEIGHBOURS, places))
