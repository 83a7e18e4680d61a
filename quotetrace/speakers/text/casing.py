"""Pages without capitals, as speech recognition writes them: the words that are likely names get theirs back.

Only the copy of the words that this room reads is changed, never the text or an offset. "the mayor of altona tobias
lund" has a known given name before a word that nobody uses otherwise, "mister lund" a title before one.
"""

from collections.abc import Iterator

from attrs import evolve

from quotetrace import lexicons
from quotetrace.layers import Document
from quotetrace.speakers.text import words as w

_FEW = 0.01  # share of words with a capital below which a page has none; an English page has ten times as many
_SHORTEST = 8  # words; a shorter text tells nothing about its writer
_FEW_WORDS = 40  # of a longer page two capitals may be the teller's slips
_MOST_NAMES = 3  # words behind a given name or a title
_LONGEST_PLACE = 3  # words
_PROPER = "NNP"


def cased(document: Document) -> Document:
    """The document with capitals on names where its page has none; any other document as it is."""
    if not _uncased(document):
        return document
    found = set(_names(document))
    heard = {document.low[at] for at in found} | {
        low for low, word in zip(document.low, document.words, strict=True) if _label(word)
    }
    surnames = {at for at, low in enumerate(document.low) if low in heard and not _common(low)}
    found |= surnames | {at - 1 for at in surnames if at and _may_name(document, at - 1)}
    found |= set(_places(document.low))
    words, tags = list(document.words), list(document.tags)
    letters = list(document.letters)
    for at in found:
        if not _label(words[at]):
            words[at], tags[at], letters[at] = words[at].capitalize(), _PROPER, "P"
    return evolve(document, words=words, tags=tags, letters="".join(letters))


def _uncased(document: Document) -> bool:
    """Whether a page has no capitals: of a page of a few words one inside a sentence is too many."""
    alpha = capital = 0
    inside = len(document.words) > _FEW_WORDS
    for at, word in enumerate(document.words):
        if word[0].isalpha():
            alpha += 1
            if word[0].isupper() and not _label(word):
                capital += 1
                first = document.sentences[document.sentence_of[at]].first
                inside = inside or (len(word) > 1 and any(one[0].isalpha() for one in document.words[first:at]))
            if capital > 2 and capital > _FEW * len(document.words):
                return False
    return alpha >= _SHORTEST and not (capital and inside and capital > _FEW * len(document.words))


def _label(word: str) -> bool:
    """A word in capitals: the label of a turn, an acronym."""
    return word.isupper() and len(word) > 1


def _common(word: str) -> bool:
    """Whether a word is used for other things than naming people."""
    known = word in lexicons.table("traces_common") or word in w.modifiers() or word in w.organizations()
    return known or word in w.not_names() or w.is_role(word)


def _names(document: Document) -> Iterator[int]:
    """The tokens of names: behind a given name that is no everyday word, and behind a title."""
    low = document.low
    for at, word in enumerate(low):
        titled = word.rstrip(".") in w.honorifics() and not _common(word)
        given = w.given(word) == "sure" and not _common(word)
        if not (titled or given):
            continue
        end = at + 1
        while end < len(low) and end - at <= _MOST_NAMES and _may_name(document, end):
            end += 1
        if end > at + 1 or (given and at and w.is_role(low[at - 1])):
            yield from range(at, end)


def _may_name(document: Document, at: int) -> bool:
    word = document.low[at]
    nominal = document.letters[at] in "NPJXVZ"  # the tagger takes unknown words for verbs, too
    return nominal and word.isalpha() and len(word) > 1 and not _common(word) and word not in w.honorifics()


def _places(low: list[str]) -> Iterator[int]:
    """The tokens of places, of demonyms."""
    for at in range(len(low)):
        for size in range(min(_LONGEST_PLACE, len(low) - at), 0, -1):
            name = " ".join(low[at : at + size])
            if name in w.places() or name in w.demonyms():
                yield from range(at, at + size)
                break
