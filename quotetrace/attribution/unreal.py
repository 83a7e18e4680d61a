"""Reports of what nobody said, or not yet: conditions, questions, and what somebody could say or would not.

`If Ruiz says it is late`, `Did Ruiz say it was late?`, `Ruiz might say it was late`, `Ruiz would not say if it was`.
"""

from quotetrace.attribution.columns import tokens_of
from quotetrace.layers import Document, Reported

_CONDITIONS = frozenset(("if", "unless"))
_ASKING = frozenset("do does did has have had will would could can should may might".split())
_POSSIBLE = frozenset("could might may should must".split())
_REMINDS = frozenset(("remind", "recall", "specify"))
_NOT = frozenset("not n't n’t never".split())


def is_unreal(document: Document, each: Reported) -> bool:
    """Whether a report without marks is only thought of: by its verb group, or by what stands before its subject."""
    if each.kind != "indirect" or each.cue is None or each.label is not None:
        return False
    first, last = tokens_of(document, *each.cue)
    if document.low[last - 1] in _REMINDS and document.low[first - 1] == "we":
        return True  # "We remind that the city is in debt": the page speaks
    return _is_modal(document.low[first:last]) or _is_asked_or_supposed(document, each, first)


def _is_modal(cue: list[str]) -> bool:
    """`could say`, `may have said`, `would not say`, `wouldn’t say`.

    `would say` and `can say` may tell what was said, `could not explain` what was asked.
    """
    before = cue[:-1]
    denied = not _NOT.isdisjoint(before)
    if "wouldn" in "".join(before) or ("would" in before and denied):
        return True
    return not denied and not _POSSIBLE.isdisjoint(before)


def _is_asked_or_supposed(document: Document, each: Reported, cue: int) -> bool:
    """`If | Ruiz says ...`, `Why did | Ruiz say ...?`: the subject stands behind "if", or behind the verb that asks."""
    if each.source is None or each.source[1] > document.starts[cue]:
        return False
    subject, _ = tokens_of(document, *each.source)
    sentence = document.sentences[document.sentence_of[cue]]
    if subject <= sentence.first:
        return False
    before = document.low[subject - 1]
    return before in _CONDITIONS or (before in _ASKING and document.low[sentence.last - 1] == "?")
