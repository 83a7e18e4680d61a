"""Names in the labels of turns: "DELGADO:", "COACH BRANDT:", "Ana Ruiz -- Oakline Capital -- Analyst:"."""

from quotetrace.speakers.naming.behind import known
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_LETTERS = 5  # from which a word in capitals before a colon is a name and no acronym


def lone_label(reading: Reading, at: int) -> bool:
    """ "DELGADO: It is late.": a family name in capitals that is all of the label of a turn."""
    word, low = reading.document.words[at], reading.low[at]
    alone = reading.kind(at) == "turn" and reading.low[at + 1 : at + 2] == [":"] and reading.starts_sentence(at)
    if not (alone and word.isupper() and word.isalpha()) or low in w.places() or low in w.not_names():
        return False
    named = low in w.family_names() or low in w.asian_surnames()
    return named or (len(low) >= _LETTERS and not known(low) and low not in w.sectors_of("bodies"))


def titled_label(reading: Reading, name: Name, first: int, hints: frozenset[int]) -> bool:
    """ "COACH BRANDT: We won.", "Senator KELLERMAN. No.": an office, from ``first``, and a family name in capitals.

    No name is what an office stands behind a title for: "MADAM CHAIRMAN".
    """
    word, low = reading.document.words[name.core], reading.low[name.core]
    titled = name.core > first and name.last - name.core == 1 and word.isupper() and len(word) > 1
    if not titled or w.is_role(low) or low in w.places() or low in w.not_names():
        return False
    if first not in hints or reading.kind(first) != "turn" or not reading.starts_sentence(first):
        return False
    document = reading.document
    return document.ends[name.last - 1] < document.block_at(first).words


def beside_labels(reading: Reading) -> set[int]:
    """The tokens of labels beside the name: "Ana Ruiz -- | Oakline Capital -- Analyst:" has one name."""
    beside: set[int] = set()
    for reported in reading.page.reported:
        if reported.label is not None and reported.source is not None and reported.label != reported.source:
            (first, last), (begin, end) = reading.tokens(*reported.source), reading.tokens(*reported.label)
            beside.update(range(begin, first), range(last, end))
    return beside
