"""Letters behind a name: the party of a politician, "(D)" and ", R-Ohio,", and the seat that "MP" tells."""

import re

from quotetrace.models import Affiliation, Span
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_ACRONYM = re.compile("[A-Z]{2,6}")
_AGENCIES = frozenset(
    {"AP", "AFP", "PA", "UPI", "ANI", "PTI", "EPA", "DPA", "NAN", "MD", "PHD", "LLB", "OBE", "MBE", "CBE"}
)
# Members of parliaments, and silks.
_SEATS = frozenset("mp mep msp td mla mlc mna mpp kc qc sc".split())
_SITTING = frozenset("mp mps mla mlc mna mca assemblyman assemblywoman senator sen. rep. representative".split())
_SEAT = 6  # tokens of such a bracket
_LONGEST_SEAT = 9  # tokens from a bracket to its end
_DOTTED = _SEATS.union(f"{'.'.join(letters)}." for letters in _SEATS)  # "K.C."


def party(reading: Reading, name: Name) -> Affiliation | None:
    """The party in the marks behind a politician’s name: "(I-Vt.)", "(D)", "(Con, Thornbeck East)", ", R-Ohio,"."""
    low, at = reading.low, name.last
    if at + 2 >= len(low) or low[at] not in ("(", ","):
        return None
    mark = low[at + 1].split("-")[0].rstrip(".")
    if low[at] == "," and "-" not in low[at + 1]:  # "Rep. Ana Ruiz, R-Ohio,"
        return None
    letters = reading.document.words[at + 1]
    if letters.count("-") > 1:  # "Ana Ruiz, R-U-I-Z."
        return None
    if low[at + 2] == ")" and letters == initials(
        reading, name.core, name.last
    ):  # "Rosa Mendel (RM): ...", and from then on "RM: ..."
        return None
    if low[at] == "(" and low[at + 2] == ")" and _ACRONYM.fullmatch(letters) and mark not in w.parties():
        return None if letters in _AGENCIES else Affiliation(organization=letters)  # "Peter Abah (PDP)"
    party = w.parties().get(f"{mark} {low[at + 2]}") or w.parties().get(mark)
    marked = reading.document.words[at + 1][0].isupper() and (
        "-" in low[at + 1] or low[at + 2] in (")", ",", "-", "–") or f"{mark} {low[at + 2]}" in w.parties()
    )
    return Affiliation(organization=_in_words(reading, at + 1, party)) if party and marked else None


def initials(reading: Reading, first: int, last: int) -> str:
    """The first letters of some tokens, in capitals: "RM" of "Rosa Mendel"."""
    return "".join(word[0] for word in reading.document.words[first:last]).upper()


def _in_words(reading: Reading, at: int, party: str) -> str:
    """A party as the page writes it: "Labour" where it has that word too, else "Lab"; one letter tells nothing."""
    letters, double = reading.document.words[at], f"{reading.low[at]} {reading.low[at + 1]}" in w.parties()
    written = reading.text(at, at + 1 + double)
    plain = "-" not in letters and len(written) > 1
    return written if plain and not reading.has(frozenset(party.lower().split()[:1])) else party


def constituency(reading: Reading, name: Name) -> Affiliation | None:
    """ "Ann Lee (Lab, Hull East)", "MP Ann Lee (Hull East)": the seat in the brackets behind a name."""
    low, words, at = reading.low, reading.document.words, name.last
    if low[at : at + 1] == ["("] and not _SITTING.isdisjoint(low[max(name.core - 1, 0) : name.core]):
        closed = next((spot for spot in range(at + 1, min(at + _SEAT, len(low))) if words[spot] == ")"), at)
        placed = closed > at + 1 and all(word.istitle() for word in words[at + 1 : closed])
        if placed and low[at + 1] not in w.parties() and low[at + 1] not in w.party_words():
            return Affiliation(organization=reading.text(at + 1, closed))
    if (
        low[at : at + 1] != ["("]
        or low[at + 2 : at + 3] not in ([","], [":"])
        or low[at + 1].rstrip(".") not in w.parties()
    ):
        return None
    last = at + 3
    while (
        last < len(low) and last - at < _LONGEST_SEAT and (words[last][0].isupper() or low[last] in ("and", "of", "&"))
    ):
        last += 1
    seated = last > at + 3 and low[last : last + 1] == [")"]
    return Affiliation(organization=reading.text(at + 3, last)) if seated else None


def seat(reading: Reading, name: Name) -> Affiliation | None:
    """ "Ann Lee MP told the House": letters that are a post, inside the name or behind its comma."""
    document = reading.document
    if _DOTTED.isdisjoint(reading.low[name.last - 1 : name.last + 2]):
        return None
    for at in (name.last - 1, name.last, name.last + 1):
        if (
            at > name.core
            and at < len(document.words)
            and reading.low[at] in _DOTTED
            and document.words[at][0].isupper()
        ):
            if at > name.last and reading.low[name.last] != ",":
                return None
            start, end = document.starts[at], document.ends[at]
            return Affiliation(role=document.words[at], span=Span(start, end, document.text[start:end]))
    return None
