"""A paper as the source of a passive without a doer: `In the petition it is said that ...`."""

from quotetrace import lexicons
from quotetrace.grammar.phrases import phrase_at, reach_right
from quotetrace.layers import Document

Tokens = tuple[int, int]
_WHERE = frozenset("in on from".split())


def paper_of(document: Document, start: int, verb: int, floor: int, limit: int) -> Tokens | None:
    """`In the statement made by the bank, it | was stated | that`, `“...”, it is said in the petition`: where.

    ``start`` is where the group of the verb begins; ``floor`` and ``limit`` bound the words around it.
    """
    if start <= floor or document.low[start - 1] != "it":
        return None
    return _behind(document, verb + 1, limit) or _before(document, floor, start - 1)


def _behind(document: Document, at: int, limit: int) -> Tokens | None:
    """`it is said | in the petition of the tenants`"""
    if at + 1 >= limit or document.low[at] not in _WHERE or not _is_paper(document, at + 1):
        return None
    return at + 1, reach_right(document, at + 1, limit)


def _before(document: Document, floor: int, limit: int) -> Tokens | None:
    """`In the statement of the bank, | it is said`: the clause opens with it."""
    sentence = document.sentences[document.sentence_of[limit]]
    first = max(floor, sentence.first)
    if document.low[first] not in _WHERE or not _is_paper(document, first + 1):
        return None
    return first + 1, limit - (document.letters[limit - 1] == ",")


def _is_paper(document: Document, at: int) -> bool:
    phrase = phrase_at(document, at)
    if phrase is None or phrase[0] != at:
        return False
    noun = document.low[phrase[1] - 1]
    return not lexicons.words("speakers_documents").isdisjoint((noun, noun.removesuffix("s")))
