"""A role held somewhere.

Its words, the institution, and whether it is held now, was, will be, or for the time being.
"""

import re

from attrs import evolve

from quotetrace.models import Affiliation, Held, Span
from quotetrace.speakers.affiliation.employers import follows, may_employ
from quotetrace.speakers.affiliation.sound import sound
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

ARTICLES = frozenset("a an the its his her their our my one another also then now himself herself".split())
_LEAVING = frozenset({"outgoing"})  # the post is held still
_ACTING = frozenset({"acting", "interim", "caretaker", "provisional"})
_INCOMING = frozenset({"incoming", "next", "designate", "elect", "presumptive"})
_CLAUSES = frozenset({",", ";", ":", "—", "–", "and", "but", "who", "which"})  # with which another clause begins
# The post of whoever does or did something.
_POSTS = {
    "founded": "founder", "chaired": "chair", "headed": "head", "led": "leader", "directed": "director",
    "managed": "manager", "coached": "coach", "captained": "captain", "edited": "editor", "owned": "owner",
    "hosts": "host", "co-founded": "co-founder", "cofounded": "co-founder", "established": "founder",
    "commands": "commander", "commanded": "commander", "conducts": "conductor", "curates": "curator",
    "co-owns": "co-owner", "owns": "owner",
}  # fmt: skip
# The same where the verb alone would be the role: "who | chairs | it".
OF_IT = {"chairs": "chair", "heads": "head", "directs": "director", "manages": "manager", "edits": "editor"}
HOSTS = frozenset({"hosts"})  # which tell the post whatever is behind them
LABOUR = (  # of a field; not "a Labour minister"
    *([field, office] for field in ("Labour", "Labor") for office in ("Minister", "Commissioner", "Officer")),
    ["Labor", "Secretary"],
)
# What somebody does who has a post: "who runs the metals desk", "who led the search".
RUNS = frozenset(
    "teaches studies researches represents works chairs hosts runs leads heads directs owns manages coaches edits"
    " oversees covers plays captains farms cultivates grows breeds sells weaves hauls repairs mends bakes brews tends"
    " imports exports restores rents designs designed analysed analyzed".split()
)
_JOINTS = frozenset("of for in at to from on with by".split())
_THE = frozenset({"the"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_SPANS = frozenset("years year months decades decade weeks seasons terms".split())
_PAST = ("ex-", "then-")  # "then-senator Ann Lee"
_COMING = ("-designate", "-elect")


def held(reading: Reading, role: tuple[int, int] | None, organization: str | None) -> Affiliation | None:
    """An affiliation whose role is a stretch of tokens; what tells its status is left out of the role's words."""
    first, last = role or (0, 0)
    status: Held = "current"
    while first < last and (told := _status(reading.low[first])) is not None:
        if first + 1 == last and w.is_role(reading.low[first]):
            break  # "the school’s | caretaker": what somebody is, where no role follows
        status = told if told != "current" else status
        first += 1
    if reading.low[last - 1 : last] and reading.low[last - 1] in _SPANS and "for" in reading.low[first + 1 : last]:
        last = first + reading.low[first:last].index("for")  # "manager | for the past six years"
    while "(" in reading.low[first:last]:  # "CORRESPONDENT | (voice-over)"
        last = first + reading.low[first:last].index("(")
    text = " ".join(reading.text(first, last).split()) or None
    if text is not None:
        text, status = _ending(text, status)
    organization = _without_past(sound(reading, organization), text)
    if organization is None and text is not None:
        organization = _party_within(text)
    if text is None and (organization is None or _somewhere(organization)):
        return None
    if status == "current" and _ended(reading, last):
        status = "former"
    span = None
    if text is not None:
        start, end = reading.document.starts[first], reading.document.ends[last - 1]
        span = Span(start, end, reading.document.text[start:end])
    if text is not None and organization is not None:
        serves = may_employ(organization, text) and not follows(reading, organization, text)
        organization = organization if serves else None
    role_told = text if text is None or text.lower() not in w.demonyms() else None  # "the Serbian Ana Ruiz"
    return Affiliation(role=role_told, organization=organization, status=status, span=span)


def _without_past(organization: str | None, role: str | None) -> str | None:
    """ "Ex-Rovers captain": the club without what tells that the post is over, which the role has lost already.

    >>> _without_past("Ex-Rovers", "Rovers captain"), _without_past("Ex-Miners Union", "leader")
    ('Rovers', 'Ex-Miners Union')
    """
    past = next((one for one in _PAST if (organization or "").lower().startswith(one)), "")
    bare = (organization or "")[len(past) :]
    return bare if past and (role or "").startswith(bare) else organization


def _party_within(role: str) -> str | None:
    """ "the 2012 | Republican | presidential nominee": the party among the words of a role, with a capital."""
    words = role.split()
    ends = (at for at, word in enumerate(words) if word in _JOINTS)
    for at, word in enumerate(words[: max(next(ends, len(words)) - 1, 0)]):
        ahead = words[at + 1]
        if word.istitle() and word.lower() in w.party_words() and [word, ahead] not in LABOUR:
            if ahead == "Party" or ahead.lower() in w.party_words():
                return f"{word} {ahead}"
            return word if ahead.islower() or w.is_role(ahead.lower()) else None  # not "Independent | Living trustee"
    return None


def holding(reading: Reading, verb: int, organization: str | None) -> Affiliation | None:
    """ "who | founded | Orrin Foods": the post of whoever did it, founder."""
    fact = held(reading, (verb, verb + 1), organization)
    return fact if fact is None else evolve(fact, role=_POSTS.get(reading.low[verb], fact.role))


def belonging(reading: Reading, organization: str | None) -> Affiliation | None:
    """An affiliation without a role, where its words may name whose somebody is."""
    name = sound(reading, organization)
    return None if name is None else Affiliation(organization=name)


def is_doing(role: str) -> bool:
    """Whether a role is told by what somebody does, so that a noun for it may come yet.

    >>> is_doing("runs the Orrin Arms"), is_doing("tuned pans"), is_doing("sales manager"), is_doing("founders")
    (True, True, False, False)
    """
    words = role.lower().split()
    acts = len(words) > 1 and words[0].endswith(("s", "ed", "ran", "led")) and not w.is_role(w.singular(words[0]))
    return acts and (words[1] in ARTICLES | _THE or not any(w.is_role(w.singular(word)) for word in words))


def parted(role: str | None) -> tuple[str | None, Held]:
    """A role without the words that tell its status, and the status.

    >>> parted("former minister"), parted("acting mayor"), parted("official")
    (('minister', 'former'), ('mayor', 'acting'), ('official', 'current'))
    """
    status: Held = "current"
    words = (role or "").split()
    while len(words) > 1 and (told := _status(words[0].lower())) is not None:
        status = told if told != "current" else status
        words = words[1:]
    text, status = _ending(" ".join(words), status)
    return text or None, status


def _status(word: str) -> Held | None:
    """What a word before a role tells of it; "current" for an article and "outgoing"; None where the role begins."""
    if word in _LEAVING:
        return "current"
    if word in w.FORMER:
        return "former"
    if word in _ACTING:
        return "acting"
    return "incoming" if word in _INCOMING else "current" if word in ARTICLES else None


def tells_status(word: str) -> bool:
    """Whether a word before a role belongs to no role: an article, "former", "acting", "incoming"."""
    return _status(word) is not None


def _ending(text: str, status: Held) -> tuple[str, Held]:
    """ "ex-mayor", "mayor-elect", "chief executive designate"."""
    for beginning in _PAST:
        if text.lower().startswith(beginning):
            return text[len(beginning) :], "former"
    head, _, tail = text.rpartition(" ")
    if head and tail.lower() in _INCOMING:
        return head, "incoming"
    for ending in _COMING:
        if text.lower().endswith(ending):
            return text[: -len(ending)], "incoming"
    return text, status


def until_then(reading: Reading, at: int, end: int) -> bool:
    """ "who | ran Acme Foods until she retired", "was | mayor of York until 2019": up to when it was so."""
    low = reading.low
    last = next((spot for spot in range(at, end) if low[spot] in _CLAUSES), end)
    if any(low[spot] == "before" and low[spot + 1].endswith("ing") for spot in range(at + 1, last - 1)):
        return True  # "was editor of Orrin | before joining Lumen"
    return any(low[spot] == "until" and low[spot - 1] != "not" for spot in range(at + 1, last))


def _ended(reading: Reading, last: int) -> bool:
    """ "chief engineer from 2008 to 2021", "mayor until 2019"."""
    low = reading.low[last : last + 4]
    if low[:1] == ["until"]:
        return bool(low[1:2] and _YEAR.match(low[1]))
    return len(low) == 4 and low[0] == "from" and low[2] in ("to", "until") and bool(_YEAR.match(low[3]))


def _somewhere(name: str) -> bool:
    """An address or a town is no place of work: "of Corn Lane"."""
    low = name.lower()
    return low in w.places() or low.split()[-1] in w.place_words()


def is_over(reading: Reading, at: int, end: int) -> bool:
    """ "a cook | at Orrin until 2019": up to which year the post was held, told behind its institution."""
    low = reading.low
    last = next((spot for spot in range(at, end) if low[spot] in _CLAUSES), end)
    return any(low[spot] == "until" and _YEAR.match(low[spot + 1]) for spot in range(at, last - 1))


def singular_role(role: str) -> str:
    """A role for one person: "senior analysts" becomes "senior analyst".

    >>> singular_role("senior analysts"), singular_role("head of sales"), singular_role("coaches girls")
    ('senior analyst', 'head of sales', 'coaches girls')
    """
    if role.split()[1:2] == ["the"] or role.partition(" ")[0].lower() in RUNS or is_doing(role):
        return role
    for joint in (", ", " of ", " for ", " in ", " at ", " to ", " on "):
        if joint in role:  # "Chair of Trustees" is one person’s
            post, _, field = role.partition(joint)
            return f"{singular_role(post)}{joint}{field}"
    head, space, tail = role.rpartition(" ")
    single = w.singular(tail.lower())
    return role if single == tail.lower() else f"{head}{space}{single.title() if tail.istitle() else single}"
