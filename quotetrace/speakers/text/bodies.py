"""How a body is called: the words of its name, and what belongs to it before them."""

from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

_PEOPLES = frozenset("women men children girls boys people mothers fathers parents veterans workers farmers".split())


def called(reading: Reading, run: tuple[int, int]) -> str | None:
    """How a body is called that stands at some tokens, with what belongs to it before them."""
    begin, end = reading.sentence(run[0])
    first, words = run[0], reading.document.words
    while first > begin and words[first - 1][0].isupper() and _of_body(reading, first - 1):  # "the Police | Federation"
        first -= 1
    if first > begin + 1 and reading.low[first - 1] in w.POSSESSIVE and _of_kind(reading, first - 2):
        first -= 2  # "the | Women’s | Institute"
    name, last = organization_at(reading, first, end)
    posts = any(map(w.is_post, reading.low[run[1] : last]))  # "Union | IT Minister Ana Ruiz"
    return reading.text(first, run[1]) if posts else name


def _of_kind(reading: Reading, at: int) -> bool:
    """Whether a capitalised word is a noun for people whom a body is for: "Women", "Farmers"."""
    word = reading.low[at]
    return reading.document.words[at][0].isupper() and (
        word in _PEOPLES or w.singular(word) != word or word in w.collectives()
    )


def _of_body(reading: Reading, at: int) -> bool:
    """Whether a capitalised word before the name of a body belongs to it: "the | Harlow Port | Authority"."""
    low = reading.low[at]
    if low in w.modifiers() or low in w.organizations() or low in w.places() or low in w.demonyms():
        return True
    if w.is_role(low) or low in w.not_names() or low.rstrip(".") in w.honorifics():
        return False
    return reading.document.tags[at] in ("NNP", "NNPS")
