"""Bodies that head the sections of a page: each has its line in a list of reactions, "Union of Offshore Hands"."""

from collections.abc import Iterator

from quotetrace.patterns import late
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_FEWEST = 2  # sections headed by a body: one heading alone may be a topic
_LONGEST = 10  # words of a heading that is a body's name
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "at", "&", "de", "van"})
_ASIDE = late(r"\s*\([^()]*\)\s*$")  # "Orrin Foods (applicant)"


def sections(reading: Reading, people: frozenset[str]) -> list[tuple[int, str | None]]:
    """Where each section begins, by its token, and the body that heads it; none where a page is no list of bodies."""
    found = [(token, _body(reading, heading, people)) for token, heading in _headings(reading)]
    sure = sum(body is not None and _is_headed(body) for _, body in found)
    return found if sure >= _FEWEST else []


def _headings(reading: Reading) -> Iterator[tuple[int, str]]:
    document = reading.document
    for block in document.blocks:
        if block.kind == "subheading":
            yield reading.tokens(block.words, block.end)[0], document.text[block.words : block.end]


def _body(reading: Reading, heading: str, people: frozenset[str]) -> str | None:
    """The name that a heading is, all of its words with a capital; of a kind of body, or named elsewhere as well."""
    name = _ASIDE.sub("", heading).strip(" :–—-")
    words = name.split()
    capital = all(word[0].isupper() or word in _SMALL for word in words) and not name.isupper()
    if not 1 < len(words) <= _LONGEST or not capital or name in people or words[0] in _SMALL:
        return None
    return name if _is_headed(name) or reading.document.text.count(name) > 1 else None


def _is_headed(name: str) -> bool:
    low = [word.lower() for word in name.split()]
    return not w.organizations().isdisjoint(low) and not w.is_post(low[-1])
