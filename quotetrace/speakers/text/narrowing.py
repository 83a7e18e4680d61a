"""What stands before the noun of a role and looks like none of it: "Formula One driver", "said lollipop man Bo Lie"."""

from quotetrace import lexicons
from quotetrace.grammar.phrases import is_time, phrase_at
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import ordinary
from quotetrace.speakers.text.reading import Reading

# What is counted in ranks, years or series, before a number that belongs to a role.
_SERIES = frozenset("formula channel radio year grade level tier division class type unit group category".split())
_FEW = frozenset("one two three four five six".split())
_BEFORE = frozenset("VZQDS")  # letters of verbs, marks, articles and owners
# Words that stand before a noun and narrow it to nothing: of time, of number, of place, and what joins clauses.
_SMALL = frozenset(
    "then today yesterday tonight tomorrow once now ago later soon already still yet ever never always often again"
    " here back together instead perhaps maybe even rather quite almost else not one two three four five six seven"
    " eight nine ten another both each every any all half most more less many much few several either neither nor"
    " other same whose fellow like such no after against across along alongside amid among around because before"
    " behind below beneath beside besides between beyond despite during except following if inside near opposite"
    " outside past per plus since though although through throughout toward towards under unless until upon versus"
    " via whereas whether while within without how what himself herself themselves me us you yes minus off"
    " down away aside".split()
)
_MINISTERS = frozenset({"minister", "undersecretary", "under-secretary"})
_SECRETARIES = (("cabinet", "secretary"), ("permanent", "secretary"), ("principal", "secretary"))
OF_LANDS = frozenset({"chief", "prime", "first"})  # ministers of lands
_JOINING, _JOINTS = frozenset({"and", "&"}), frozenset({"for", "of"})
_LONGEST = 6  # tokens from the preposition of a portfolio to its "and"
_WHEN = frozenset({"in", "since", "on", "for", "until", "from", "after", "last", "this"})
# Bodies that go by several fields: "Department for Transport, Housing and Works".
_OF_FIELDS = frozenset(
    "department ministry bureau committee commission school faculty office agency institute directorate".split()
)
_YEARLY = 4  # digits of a year


def behind_time(reading: Reading, at: int, end: int) -> int:
    """ "who in March | became head", "who since 2019 | has run it": where a time ends before a verb, else ``at``."""
    if at + 2 >= end or reading.low[at] not in _WHEN:
        return at
    phrase = phrase_at(reading.document, at + 1)
    timed = phrase is not None and phrase[0] == at + 1 and phrase[1] < end and is_time(reading.document, *phrase)
    return phrase[1] if timed and phrase is not None and reading.document.letters[phrase[1]] in "VZM" else at


def in_series(reading: Reading, at: int, last: int) -> bool:
    """ "Formula | One | driver", "| Year 10 pupil": the number of a rank or a series before a role, and its noun.

    So too the "and" of what a minister is for: "Minister for Youth | and | Sport Ana Ruiz", "Roads | and | Highways
    Minister Kofi Adu".
    """
    if reading.low[at] in _JOINING:
        return _in_portfolio(reading, at) or _joins_fields(reading, at, last)
    low, at = reading.low, at + (reading.low[at] in _SERIES)
    if not 0 < at < last - 1 or low[at - 1] not in _SERIES or not reading.document.words[at - 1][0].isupper():
        return False
    counts = low[at] in _FEW or (low[at].isdigit() and len(low[at]) < _YEARLY)
    return counts and reading.document.words[at + 1].islower()


def portfolio_end(reading: Reading, at: int, end: int) -> int:
    """ "Minister for | Youth and Sport |", "Minister of | Works |": where ends what a minister is for, told behind a
    preposition in capitals; the preposition where that is a land, as of a "Chief Minister", or nothing with capitals.
    """
    low, words = reading.low, reading.document.words
    before = low[at - 2] if at > 1 else ""
    minister = at > 0 and (low[at - 1] in _MINISTERS or (before, low[at - 1]) in _SECRETARIES)
    minister = minister or low[max(at - 3, 0) : at] == ["minister", "of", "state"]
    minister = minister or low[at - 1 : at + 1] == ["commissioner", "for"]
    if not minister or before in OF_LANDS or low[at] not in _JOINTS:
        return at
    last = at + 1
    while last < end and words[last].istitle() and low[last].isalpha():
        if last > at + 1 and last in reading.names:
            break
        last = _listed(reading, last + 1, end)
        if last + 1 < end and low[last] in _JOINING and words[last + 1][0].isupper() and words[last + 1].istitle():
            last += last + 1 not in reading.names and not w.is_role(low[last + 1])
    plain = [word for word in low[at + 1 : last] if word not in _JOINING]
    lands = any(word in w.places() or word in w.demonyms() for word in plain)
    return at if lands or not plain or plain == ["state"] else last


def _listed(reading: Reading, at: int, end: int) -> int:
    """ "Information |, Culture | and Tourism": where a list of fields in capitals comes to its "and"; else ``at``."""
    low, words, last = reading.low, reading.document.words, at
    while last + 2 < end and low[last] == "," and words[last + 1].istitle() and last + 1 not in reading.names:
        last += 2
    return last if last < end and low[last] in _JOINING else at


def _in_portfolio(reading: Reading, at: int) -> bool:
    """Whether a mark or an "and" stands inside of what a minister is for."""
    begin = reading.sentence(at)[0]
    joint = next((spot for spot in range(at - 1, max(begin, at - _LONGEST), -1) if reading.low[spot] in _JOINTS), at)
    return joint < at < portfolio_end(reading, joint, at + 2) if joint < at else False


def _joins_fields(reading: Reading, at: int, last: int) -> bool:
    """Whether an "and" joins the fields of a minister before a name, all in capitals."""
    words, begin = reading.document.words, reading.sentence(at)[0]
    fields = words[at + 1 : last - 1]
    before = words[at - 1] if at > begin else ""
    whole = bool(fields) and len(fields) < _LONGEST and before.istitle() and all(word.istitle() for word in fields)
    return whole and words[last - 1].istitle() and reading.low[last - 1] in _MINISTERS and at - 1 not in reading.names


def narrows(reading: Reading, at: int) -> bool:
    """ "said | lollipop | man Bo Lie", "“...,” | mine | manager Bo Lie said": a word before a role, tagged amiss.

    Behind a verb, a mark or an article nothing else can stand there that is neither small nor an adverb.
    """
    word = reading.document.words[at]
    plain = word.islower() and word[0].isalpha() and not word.endswith(("ly", "ing", "ed"))
    code, begin = reading.document.letters, reading.sentence(at)[0]
    if not plain or at == begin or code[at - 1] not in _BEFORE or (code[at] in "VZMEGB" and code[at - 1] not in "DS"):
        return False  # "“...,” | wrote | critic Bo Lie"
    return word not in lexicons.words("traces_function") and word not in _SMALL


def behind_country(reading: Reading, first: int, last: int) -> int:
    """Where a role begins behind the country it names: "South Korean trade minister"."""
    for length in (3, 2, 1):
        name = " ".join(reading.low[first : first + length])
        if first + length < last and (name in w.demonyms() or name in w.places()):
            return first + length
    return first


def in_plural(reading: Reading, mark: int, last: int) -> bool:
    """ "the teachers| ’ |union’s leader": the mark of a plural inside of the owner’s name."""
    plural = reading.low[mark] in ("’", "'")
    return plural and mark + 2 < last and reading.low[mark + 2] in ("’s", "'s")


def fields_listed(reading: Reading, first: int, comma: int) -> int:
    """ "the Department for Housing |, Communities and Local Government |": where the fields of a body named from
    ``first`` end that a comma joins; the comma where somebody or another body follows."""
    low = reading.low
    if low[comma : comma + 1] != [","]:
        return comma
    end = reading.sentence(first)[1]
    of = next((at for at in range(first + 1, comma) if low[at] in ("of", "for")), first)
    if of == first or low[of - 1] not in _OF_FIELDS:
        return comma
    last = comma
    while last < end and low[last] == "," and (behind := _field_end(reading, last + 1, end)) > last + 1:
        last = behind
    joint = last + (low[last : last + 1] == [","])  # "Alcohol, Tobacco, and Firearms"
    if last == comma or joint >= end or low[joint] not in ("and", "&"):
        return comma
    behind = _field_end(reading, joint + 1, end)
    return behind if behind > joint + 1 else comma


def _field_end(reading: Reading, first: int, end: int) -> int:
    """Where words in capitals that name a field end: "| Local Government |"; else where they begin."""
    last = first
    while last < end and reading.document.words[last].istitle() and _is_word(reading.low[last]):
        last += 1
    words = reading.low[first:last]
    closed = last >= end or not reading.document.words[last][0].isupper()
    named = any(word in w.places() or w.given(word) == "sure" for word in words) or words[:1] == ["the"]
    known = bool(words) and words[0] not in w.kinds_of_bodies() and not any(map(w.is_role, words))
    return last if known and closed and not named else first


def _is_word(low: str) -> bool:
    return ordinary(low) or ordinary(low.removesuffix("s")) or low.endswith("al")
