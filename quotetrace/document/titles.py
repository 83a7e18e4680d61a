"""Verbs of headlines that a tagger takes for nouns: `Council pledges 90 homes`, `Dam could fail, warns judge`."""

from quotetrace.grammar.cues import cue_forms
from quotetrace.grammar.who import people
from quotetrace.layers import Document, Sentence

_TITLED = frozenset(("headline", "subheading", "teaser", "navigation"))
_FINITE = frozenset("VBZ VBD VBP MD".split())
_NOUNS = frozenset("NN NNS NNP NNPS JJ".split())
_SPEAKING = frozenset("cqtniP")
_CLOSING = frozenset(("’", "”", "'", '"', "''", "»"))
_LONGEST_NAME = 5  # tokens behind a verb at the end: "warns river trust boss"
_FARTHEST = 6  # tokens from the beginning to the verb: "Kent council’s new leader pledges"


def name_verbs(document: Document) -> None:
    """Tag as a verb in the third person what reports in a headline and has who speaks beside it."""
    tags, low = document.tags, document.low
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind not in _TITLED:
            continue
        for at in range(sentence.first + 1, sentence.last - 1):
            if tags[at] in _FINITE and low[at - 1] != ",":
                if at - 1 == sentence.first and tags[at - 1] == "RB" and low[at - 1] in people():
                    tags[at - 1] = "NN"  # "Assembly promises to stay"
                break
            if tags[at] in _NOUNS and _is_third(low[at]) and _has_speaker(document, sentence, at):
                tags[at] = "VBZ"
                break
    _name_inverted(document)


def _name_inverted(document: Document) -> None:
    """`Dam could fail, | warns | river trust boss`: behind the last comma, and nothing but who warns behind it.

    Behind words in marks whatever nouns are there say so: `‘Sorted by May’, | pledges | town hall`.
    """
    tags, low = document.tags, document.low
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind not in _TITLED:
            continue
        back = range(sentence.last - 2, max(sentence.first, sentence.last - 2 - _LONGEST_NAME), -1)
        at = next((spot for spot in back if low[spot - 1] == ","), 0)
        if at <= sentence.first or tags[at] not in _NOUNS or not _is_third(low[at]):
            continue
        nouns = all(tags[spot] in _NOUNS for spot in range(at + 1, sentence.last))
        somebody = low[sentence.last - 1] in people()
        marked = at - 2 > sentence.first and document.words[at - 2] in _CLOSING
        if (somebody and (nouns or at + 2 == sentence.last)) or (nouns and marked):
            tags[at] = "VBZ"
            tags[at + 1] = "NN" if at + 2 == sentence.last and somebody else tags[at + 1]


def _is_third(word: str) -> bool:
    cue = cue_forms().get(word) if word.endswith("s") else None
    return cue is not None and word != cue.lemma and not cue.frames.isdisjoint(_SPEAKING)


def _has_speaker(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether a noun for somebody, or a name of one word, stands before what may be a verb, and more behind it."""
    tags, words = document.tags, document.words
    known = document.low[at - 1] in people()
    named = at - 1 == sentence.first and tags[at - 1] in ("NNP", "NNPS") and words[at - 1][0].isupper()
    near = at - sentence.first <= _FARTHEST and words[at].islower()
    if not near or not (known or named) or tags[at + 1] in _FINITE or tags[at + 1] in ("VB", ":", ",", "."):
        return False
    if known and tags[at - 1] not in _NOUNS:
        tags[at - 1] = "NN"
    return True
