"""Family names that are words too, by the courtesy title before them: "Ms. Contractor", "Mr Hill"."""

from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_COURTEOUS = (["mr"], ["mrs"], ["ms"], ["mx"], ["dr"], ["lord"], ["lady"], ["sir"], ["dame"], ["sgt"], ["baroness"])
_MISTERS = frozenset({"mr", "mrs", "ms", "mx", "miss"})


def is_courteous(name: Name, low: list[str]) -> bool:
    """ "Mr | Hill", "Ms | Contractor": a family name that is a word too, behind a title that only people have.

    Not so an office, by which a chair or a court is spoken to: "Mr. President".
    """
    titled = len(low) == 1 and name.title.split()[-1:] in _COURTEOUS
    return titled and _is_family_word(low[0])


def _is_family_word(word: str) -> bool:
    """Whether a word behind a title is a family name: "Ms | Contractor", but not "Mr | Speaker"."""
    return word in w.surname_words() or not (word in w.offices() or word in w.OFFICES)


def is_titled_elsewhere(reading: Reading, low: list[str]) -> bool:
    """ "Ada Contractor, convenor of the forum", of whom the page goes on as "Ms. Contractor"."""
    post = len(low) == 2 and w.is_role(low[1]) and not w.is_role(low[0]) and _is_family_word(low[1])
    placed = reading.where(frozenset({low[1]})) if post else ()
    return any(at and reading.low[at - 1].rstrip(".") in _MISTERS for at in placed)
