"""What stands behind a name or under a pull quote and tells a role: appositions, relative clauses, credit lines."""

from attrs import evolve

from quotetrace.grammar.phrases import phrase_at
from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.complements import SENT, client, with_place
from quotetrace.speakers.affiliation.fields import INTO
from quotetrace.speakers.affiliation.held import (
    ARTICLES,
    HOSTS,
    OF_IT,
    RUNS,
    belonging,
    held,
    holding,
    singular_role,
    tells_status,
    until_then,
)
from quotetrace.speakers.affiliation.marks import MARKS
from quotetrace.speakers.affiliation.moves import JOINED, joined, joins
from quotetrace.speakers.affiliation.objects import HEADS, STOPS, house, object_end
from quotetrace.speakers.affiliation.owners import owned_role
from quotetrace.speakers.affiliation.parts import with_whole
from quotetrace.speakers.affiliation.short import in_list, owned_house, short
from quotetrace.speakers.affiliation.unlisted import counted, plays, some_role
from quotetrace.speakers.affiliation.wording import (
    closing,
    compounds,
    described_on,
    ends,
    is_noun,
    is_verb,
    owner_named,
    starts,
)
from quotetrace.speakers.affiliation.working import does, house_behind, works_at
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import is_headed, is_institution
from quotetrace.speakers.text.narrowing import behind_time
from quotetrace.speakers.text.phrases import country_of, organization_at
from quotetrace.speakers.text.reading import Reading

TOGETHER = frozenset("run own lead manage head chair coach edit".split())  # what several do: "who run Orrin"
CREWS = frozenset({"team", "unit", "crew", "squad", "desk", "section"})  # that a body has
_FOR_OTHERS = frozenset({"represents", "works"})  # whose object tells no post: "represents sellers"
_HEADED = frozenset("founded chaired headed directed managed coached edited captained".split())
_DID = frozenset("led ran taught played".split())  # whose object belongs to what somebody did
_KEEPS = frozenset({"runs", "owns"})
_ABROAD = SENT - {"counsel"}  # "ambassador to Mali" is all role; the body of "counsel to the inquiry" is none
_LEADING = frozenset({"leading", "heading", "running", "overseeing", "coordinating"})
_ONCE = frozenset({"formerly", "previously"})
_IN_COURT = frozenset({"prosecuting", "defending", "mitigating", "presiding"})
WORKED = frozenset(
    "led ran run headed chaired directed managed coached played taught edited owned founded worked spent served".split()
)
_KIN = frozenset("mother father mum mom dad wife husband son daughter brother sister grandmother grandfather".split())
_AUXILIARY = frozenset({"has", "have", "had", "also", "now", "once", "previously", "still", "currently", "formerly"})
_LEFT = frozenset("retired resigned quit left stepped".split())  # "who retired from the institute in 2019"
_DUE = frozenset({"set", "due", "tipped", "poised", "expected", "likely"})  # before "to become"
_AGAIN = frozenset("also now currently formerly previously then late".split())  # "also of Altona University"
_LONGEST_BODY = 6  # tokens of a body up to its "of", and of a role up to its noun
_LONGEST_ROLE = 12  # tokens of an apposition that are looked at
_AND_IS = frozenset({("is", "a"), ("is", "an"), ("was", "a"), ("was", "an"), ("works", "as")})


def apposition(reading: Reading, at: int, end: int, strict: bool = False, named: bool = False) -> Affiliation | None:
    """Read an apposition from token ``at``: a role with its place, a relative clause, or an organization alone.

    ``strict`` asks for a role; ``named`` tells that a person's name stands before, so that "a gate tender" is a role
    though no list knows the noun.
    """
    low = reading.low
    if low[at : at + 2] == ["no", "longer"]:
        fact = apposition(reading, at + 2, end, strict, named)
        return None if fact is None else evolve(fact, status="former")
    if low[at] == "once" and at + 1 < end and low[at - 1] in MARKS and reading.document.letters[at + 1] not in "VZE":
        fact = apposition(reading, at + 1, end, True, named)  # ", once bursar of Orrin"
        return None if fact is None else evolve(fact, status="former")
    if counted(reading, at, end) or _no_noun(reading, at, end):
        return None
    if (found := _plain(reading, at, end)) is not None:
        return found[0]
    if low[at : at + 2] == ["one", "of"] and at + 3 < end:  # "one of the founders of Orrin"
        fact = apposition(reading, at + 2, end, strict=True)
        return evolve(fact, role=singular_role(fact.role)) if fact is not None and fact.role is not None else None
    begun = _begun(reading, at, end)
    if begun is None:
        return None
    first, at, whole = begun
    last, has_role, owner = at, False, whole
    while last < end and last - at < _LONGEST_ROLE and low[last] not in INTO:
        if low[last] in STOPS and not (has_role and _another_role(reading, last, end)):
            if not has_role and low[last] == "," and (noun := described_on(reading, last, end)) > last:
                last = noun
                continue
            break
        if has_role and ends(reading, last):
            if low[last] == "like":
                return None  # "critics | like Huffman"
            break
        if last > at and _of_next(reading, at, last, end):
            return None  # "the former governor | Ann Lee"
        if low[last] in w.POSSESSIVE and owner is None and (not has_role or owned_role(reading, at, last, end)):
            owner = reading.text(at, last) if not has_role else owner_named(reading, at, last)
            at, first, has_role = last + 1, last + 1, False
        elif last > at and (_acts(reading, last) or (has_role and low[last] == "to" and low[last - 1] not in _ABROAD)):
            break
        has_role = has_role or w.singular(low[last]) in w.roles() or w.is_role(low[last]) or plays(reading, last, end)
        last += 1
    if not has_role:
        has_role = named and some_role(reading, first, last, end)
    if not has_role:
        return None if strict else _organization_only(reading, at, last, end)
    return with_place(reading, first, last, end, owner)


def _begun(reading: Reading, at: int, end: int) -> tuple[int, int, str | None] | None:
    """Where an apposition and its noun begin, and whose post it is if a body with an "of" stands before the noun.

    None where nothing of the kind begins: "Ann Lee, now | smears reporters"; but "a | fell runner", "squadron leader".
    """
    low = reading.low
    first = at = starts(reading, at, end)
    while at < end and low[at] in ARTICLES | w.FORMER:
        at += 1
    if (begin := starts(reading, at, end)) > at:
        first = at = begin
    acts = at < end and reading.document.letters[at] in "VZM" and low[at - 1] not in ARTICLES and is_verb(reading, at)
    if at >= end or acts:
        return None
    owner, behind = _whole_owner(reading, at, end)
    return (first, at, None) if owner is None else (behind, behind, owner)


def _whole_owner(reading: Reading, at: int, end: int) -> tuple[str | None, int]:
    """ "the | Ministry of Water’s | biologist", "a | University of Jos | archivist": a body with an "of" that has a
    role, and where the role begins."""
    if not reading.document.words[at][0].isupper() or INTO.isdisjoint(reading.low[at + 1 : at + _LONGEST_BODY]):
        return None, at
    name, after = organization_at(reading, at, end)
    if name is None or after >= end or INTO.isdisjoint(reading.low[at:after]) or not is_headed(reading.low[at:after]):
        return None, at
    owns = reading.low[after] in w.POSSESSIVE
    ahead = range(after + owns, min(after + owns + _LONGEST_BODY, end))
    noun = next((spot for spot in ahead if reading.document.letters[spot] not in "NJP-E"), end)
    told = any(is_noun(reading.low[spot]) for spot in ahead if spot < noun)
    return (name, after + owns) if told and (owns or reading.document.words[after].islower()) else (None, at)


def _of_next(reading: Reading, first: int, at: int, end: int) -> bool:
    """ "the former governor | Ann Lee": a role with a name right behind, whose it is; not that of an owner.

    For "Governor | Ann Lee’s | spokesman", "an aide to President | Ann Lee".
    """
    words, low = reading.document.words, reading.low
    if at not in reading.names or not is_noun(low[at - 1]) or not INTO.union(("to",)).isdisjoint(low[first:at]):
        return False
    while at < end and (words[at][0].isupper() or words[at] == "."):
        at += 1
    return at >= end or low[at] not in w.POSSESSIVE


def _no_noun(reading: Reading, at: int, end: int) -> bool:
    """ ", succeeded the manager", ", providing a boost to the candidate", ", through his press secretary,"; the subject
    of a clause: "In a letter by his aide, Bo Lee, | the mayor said | so"."""
    low, document = reading.low, reading.document
    subject = phrase_at(document, at) if low[at] == "the" else None
    if (
        subject is not None
        and subject[1] < end
        and document.letters[subject[1]] in "VZM"
        and w.is_role(low[subject[1] - 1])
    ):
        return True
    doing = document.letters[at] == "G" and not ARTICLES.isdisjoint(low[at + 1 : at + 2])
    verb = document.letters[at] in "VZM" and is_verb(reading, at)
    acts = doing or verb or _did(reading, at, end)
    led = document.tags[at] == "IN" and low[at] not in INTO and low[at] != "once"
    return ((acts or led) and not w.is_role(low[at])) or low[at : at + 1] in (["not"], ["never"])


def _plain(reading: Reading, at: int, end: int) -> tuple[Affiliation | None] | None:
    """What a word tells that opens an apposition without a noun: "who", "whose", "of", "now at", ", for the Crown,"."""
    low = reading.low
    if (named := owned_house(reading, at, end)) > at:
        return (held(reading, None, organization_at(reading, named, end)[0]),)
    if low[at] == "who":
        return (by_verb(reading, at + 1, end),)
    if low[at] in ("of", "from", "at", "with"):
        organization, after = organization_at(reading, at + 1, end)
        organization = organization and with_whole(reading, organization, at + 1, after, end)
        return (None if _lives(reading, at, organization or "") else held(reading, None, organization),)
    if low[at] in _AGAIN and at + 2 < end and low[at + 1] in ("at", "with", "of", "from"):  # "Ana Ruiz, now at MIT,"
        fact = held(reading, None, organization_at(reading, at + 2, end)[0])
        return (evolve(fact, status="former") if fact is not None and low[at] in w.FORMER | _ONCE else fact,)
    if (told := short(reading, at, end)) is not None:
        return (told,)
    if low[at] in _DUE and low[at + 1 : at + 3] == ["to", "become"]:  # ", set to become head of Orrin,"
        fact = apposition(reading, at + 3, end, strict=True) if at + 3 < end else None
        return (None if fact is None else evolve(fact, status="incoming"),)
    if low[at] in _IN_COURT and (at + 1 >= end or low[at + 1] in STOPS):
        return (held(reading, (at, at + 1), None),)
    return None


def _acts(reading: Reading, at: int) -> bool:
    """Whether a token is a verb and no role, nor a word of a name or a role: "the Holy | See’s minister", "chief |
    operating officer"."""
    low, tag = reading.low, reading.document.tags[at]
    ahead = at + 1 < len(low)
    if tag == "VBG" and ahead and (w.is_role(low[at + 1]) or compounds(reading, at)):
        return False
    led = reading.document.tags[at - 1] in ("RB", "DT")
    if tag in ("VBN", "VBD") and led and ahead and reading.document.tags[at + 1][:2] in ("NN", "JJ"):
        return False  # "a newly | elected | warden"
    name = reading.document.words[at][0].isupper() and reading.document.words[at - 1][0].isupper()
    return tag[:2] in ("VB", "MD") and not (name or w.is_role(low[at]))


def _lives(reading: Reading, at: int, name: str) -> bool:
    """ "Denise Amory, 52, | of Coldmere": where somebody lives, behind an age and no institution by its words."""
    low = reading.low
    return at > 1 and low[at] in ("of", "from") and low[at - 2].isdigit() and not is_institution(name)


def _did(reading: Reading, at: int, end: int) -> bool:
    """ "Ana Ruiz, 61, | attacked 54-year-old Lu Bo": a verb in the past that the tagger takes for a participle."""
    low = reading.low
    if reading.document.letters[at] != "E" or at + 1 >= end or low[at] in w.modifiers() | w.FORMER:
        return False
    if low[at + 1] == "by":
        return True  # "Orr, | asked by reporters whether he would go, said", "survived by her niece"
    named = reading.document.words[at + 1][0].isupper() and reading.document.words[at].islower()  # "bought Orrin"
    return named or low[at + 1] in ARTICLES or low[at + 1][0].isdigit() or w.given(low[at + 1]) == "sure"


def _another_role(reading: Reading, at: int, end: int) -> bool:
    """ "co-founder and | chief executive of Orrin": two roles, one place."""
    low = reading.low
    return (
        low[at] == "and"
        and not any(map(tells_status, low[at + 1 : at + 2]))
        and any(
            w.is_role(low[spot]) and low[spot] not in _KIN and (low[spot + 1] in INTO or low[spot + 1] == ",")
            for spot in range(at + 1, min(at + 4, end - 1))
        )
    )


def _organization_only(reading: Reading, at: int, last: int, end: int) -> Affiliation | None:
    """ "— Ada Moreau, Orrin University"; "Kari Lie, his Norwegian opposite number"."""
    country = country_of(reading, at, at + 1) if at < last else None
    if country:
        return Affiliation(organization=country)
    if at < end and reading.document.words[at][0].isupper() and reading.low[at] not in w.places():
        organization, after = organization_at(reading, at, end)
        organization = organization and with_whole(reading, organization, at, after, end)
        if in_list(reading, at, end):
            return belonging(reading, organization)
        heads = {part.lower() for part in (organization or "").split()}
        if heads & w.organizations() or reading.kind(at) in ("pull-credit", "pull"):
            return held(reading, None, organization)
    return None


def by_verb(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "who runs the metals desk at Orrin", "who is a nurse", "who was mayor until 2019"."""
    fact = _by_verb(reading, at := behind_time(reading, at, end), end)
    at += reading.low[at : at + 1] in (["once"], ["had"], ["previously"], ["formerly"])
    over = at < end and reading.low[at] in WORKED | {"was", "been"} and until_then(reading, at, end)
    over = over or reading.low[at : at + 1] == ["as"]
    return evolve(fact, status="former") if fact is not None and over else fact


def _by_verb(reading: Reading, at: int, end: int) -> Affiliation | None:
    """What the verb of a relative clause tells: "runs the desk at Orrin", "has led Harbour since 2015"."""
    low = reading.low
    if low[at : at + 1] == ["as"] and at + 1 < end and low[at + 1] in ARTICLES:  # "who | as a junior minister cut it"
        return apposition(reading, at + 1, end, strict=True)
    if (later := _and_now(reading, at, end)) > at:
        return _by_verb(reading, later, end)
    if low[at : at + 2] == ["used", "to"] and at + 4 < end:  # "who used to | be a glazier"
        fact = apposition(reading, at + 3, end, strict=True) if low[at + 2] == "be" else works_at(reading, at + 2, end)
        return None if fact is None else evolve(fact, status="former")
    still = low[at : at + 1] in (["has"], ["have"])
    while at < end and low[at] in _AUXILIARY:
        at += 1
    if at + 1 < end and low[at] in ("is", "was", "been"):
        return _being(reading, at + 1, end)
    if at >= end:
        return None
    if low[at] in TOGETHER and low[at] not in WORKED:
        return _runs(reading, at, end)  # "who | own Orrin together"
    if low[at] == "represents" and (whom := client(reading, at + 1, end)) is not None:
        return Affiliation(organization=whom)  # "who represents the family"
    if low[at] in JOINED:
        return joined(reading, at, end)
    if low[at] in _LEFT:
        return _left(reading, at, end)
    if low[at] in WORKED:
        return _worked(reading, at, end, still)
    return _runs(reading, at, end) if low[at] in RUNS else does(reading, at, end) or works_at(reading, at, end)


def _and_now(reading: Reading, at: int, end: int) -> int:
    """ "who began as a dishwasher at Orrin and now | owns four restaurants": where what somebody does now is told."""
    low, last = reading.low, min(at + _LONGEST_ROLE, end - 2)
    for spot in range(at + 1, last):
        if low[spot] in (",", "who", ";", ":"):
            return at
        if low[spot : spot + 2] == ["and", "now"] and low[spot + 2] in RUNS | {"is"}:
            return spot + 2
        if low[spot] == "and" and tuple(low[spot + 1 : spot + 3]) in _AND_IS:  # "who lives in Bonn and | is a nurse"
            return spot + 1
    return at


def _being(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "who is | a nurse", "who was | representing the tenants", "who is | leading the search for Orrin"."""
    if reading.low[at] in ("not", "no", "never"):  # "who is | not a relative"
        return None
    if reading.low[at] == "representing":
        return held(reading, None, organization_at(reading, at + 1, end)[0] or client(reading, at + 1, end))
    if reading.low[at : at + 2] == ["responsible", "for"] and at + 2 < end:
        last = object_end(reading, at + 1, end)
        return held(reading, (at, last), house_behind(reading, at, last, end)) if last > at + 2 else None
    if reading.low[at] in _LEADING and (last := object_end(reading, at, end)) > at + 2:
        return held(reading, (at, last), house(reading, at, end))  # "who is | leading the investigation"
    if reading.document.letters[at] == "G" and not w.is_role(reading.low[at]):
        return works_at(reading, at, end)
    return apposition(reading, at, end, strict=True, named=reading.low[at] not in ARTICLES)  # "is | yard lead at Orrin"


def _worked(reading: Reading, at: int, end: int, still: bool) -> Affiliation | None:
    """ "who | led the search", "who | founded Orrin"; ``still`` behind "has": "who has | led Harbour since 2015"."""
    low, organization = reading.low, house(reading, at, end)
    if organization is not None and organization.islower() and organization.split()[-1] not in w.kinds_of_bodies():
        organization = None  # "worked on the crumpet line"
    if organization is None:
        return works_at(reading, at, end)  # "who spent a year behind the counter at Orrin University"
    if low[at] in _HEADED and low[at + 1] in ("at", "to", "by", "toward", "towards"):
        return None  # "the anger she had directed at Orrin"
    behind = object_end(reading, at, end)
    did = low[at] in _DID and (behind > at + 2 or low[at + 1] not in ARTICLES)  # "led the dive for Orrin"
    role = (at, behind) if behind > at + 1 and (did or (low[at] == "ran" and organization.islower())) else None
    fact = holding(reading, at, organization) if low[at] in _HEADED else held(reading, role, organization)
    past = fact is not None and fact.role is not None and low[at] != "founded" and not still
    return evolve(fact, status="former") if fact is not None and past else fact


def _runs(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "who | runs the metals desk at Orrin", "who | heads the aid group Orrin"."""
    low, organization, after = reading.low, house(reading, at, end), object_end(reading, at, end)
    if low[at + 1 : at + 2] == ["it"] and low[at] in OF_IT:  # "bought by Orrin. Ana Ruiz, who | chairs it"
        fact = held(reading, (at, at + 1), None)
        return fact and evolve(fact, role=OF_IT[low[at]])
    if reading.document.letters[at + 1 : at + 2] in ("I", "T", "B") or (low[at] == "leads" and at + 1 in reading.names):
        return works_at(reading, at, end)  # "heads | to Orrin", "runs | for mayor", "leads | Ann Lee in the polls"
    if low[after - 1] in CREWS and after > at + 2 and (organization is None or organization.islower()):
        return held(reading, (at, after), None)  # "who heads the three-member team"
    generic = low[at] in HEADS and (low[after - 1] in w.organizations() or low[after - 1] in w.kinds_of_bodies())
    bare = after - at == 1 or generic or (after - at == 2 and low[at + 1] in ARTICLES)
    if bare and organization is not None:  # "who runs the | Red Lion pub"
        if low[at] in HEADS or (low[at] == "owns" and reading.document.words[at + 1][0].isupper()):
            return holding(reading, at, organization)
        named = organization_at(reading, at + 1, end)[1]
        return held(reading, (at, named) if low[at] in _KEEPS and named > at + 1 else None, organization)
    if low[at] in HOSTS:
        return holding(reading, at, organization)
    tells = low[at] not in _FOR_OTHERS and closing(reading, at, after) == after
    return held(reading, (at, after) if tells and after > at + 1 else None, organization)


def _left(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "who retired from the institute in 2019", "who stepped down as mayor in May", "who left Orrin last year"."""
    low, spot = reading.low, at + 1 + (reading.low[at + 1 : at + 2] == ["down"])
    if low[spot : spot + 1] == ["as"]:
        fact = apposition(reading, spot + 1, end, strict=True)
    else:
        spot += low[spot : spot + 1] == ["from"]
        named = low[spot - 1] == "from" or low[at] == "left"
        until = next((one for one in range(spot + 1, end) if joins(reading, one)), end)  # "left Orrin | for Lumen"
        fact = held(reading, None, organization_at(reading, spot, until)[0]) if named and spot < end else None
    return None if fact is None else evolve(fact, status="former")
