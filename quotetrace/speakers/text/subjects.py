"""The body that a sentence is about: "The doctors’ union Fides, whose members are on strike, | welcomed it"."""

from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

_BACK = 2  # sentences of a paragraph before "its president" whose subject may be meant
_OPENER = 6  # tokens of an opening word or phrase with its comma
_KIND = 4  # tokens of a kind of body before its name
_ACTS = "VZM,"  # letters of what stands behind a subject


def subject_before(reading: Reading, token: int, starts: frozenset[int]) -> str | None:
    """The body that the sentences before a token's in its paragraph are about, the nearest first.

    ``starts`` are the tokens where bodies and capitalised words of an unknown kind begin.
    """
    sentences = reading.document.sentences
    own = reading.document.sentence_of[token]
    for number in range(own, max(own - 1 - _BACK, -1), -1):
        if sentences[number].block != sentences[own].block:
            return None
        found = _subject(reading, sentences[number].first, min(sentences[number].last, token), starts)
        if found is not None:
            return found
    return None


def subject_of_own(reading: Reading, token: int, starts: frozenset[int]) -> str | None:
    """The body by name that a token's own sentence is about, where it has words before the token."""
    first = reading.sentence(token)[0]
    found = _subject(reading, first, token, starts) if token > first else None
    return found if found is not None and found[0].isupper() and " " in found else None


def _behind_opener(reading: Reading, first: int, last: int) -> int:
    """ "Meanwhile, | Fides said", "In the south, | the company is": where the main clause begins."""
    comma = next((at for at in range(first + 1, min(first + _OPENER, last)) if reading.low[at] == ","), first)
    opens = reading.document.letters[first] in "AI" and not set(reading.document.letters[first:comma]) & set("VZM")
    return comma + 1 if comma > first and opens else first


def _behind_kind(reading: Reading, first: int, last: int) -> int:
    """ "rights group | Fides", "the doctors’ union | Fides": where a name stands right behind the kind of body."""
    words = reading.document.words
    for at in range(first, min(first + _KIND, last - 1)):
        if words[at][0].isupper() and at > first:
            return first
        if reading.low[at] in w.kinds_of_bodies() and words[at].islower() and words[at + 1][0].isupper():
            return at + 1
    return first


def _subject(reading: Reading, first: int, last: int, starts: frozenset[int]) -> str | None:
    if reading.quoted(first) or not reading.document.words[first][0].isalnum():
        return None
    first = _behind_opener(reading, first, last)
    if first >= last:  # "In Altona, | Deputy Commissioner Ana Ruiz"
        return None
    first += reading.low[first] == "the"
    first = _behind_kind(reading, first, last)
    name, after = organization_at(reading, first, last)
    if name is None or after >= last or reading.document.letters[after] not in _ACTS:
        return None
    if name[0].islower() and reading.low[after] == "," and reading.document.words[after + 1 : after + 2] != []:
        apposed, end = organization_at(reading, after + 1, last)  # "The players’ union, | Sifup, "
        if (
            apposed is not None
            and reading.document.words[after + 1][0].isupper()
            and reading.low[end : end + 1] == [","]
        ):
            return apposed
    if name[0].islower():
        return name if reading.low[after - 1] in w.kinds_of_bodies() else None
    return name if any(at in starts for at in range(first, after)) else None
