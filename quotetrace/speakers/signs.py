"""What speaks for and against a naming that a pronoun may mean, in a few plain values and as words with weights."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from quotetrace.grammar.subjects import Tokens, subject_before
from quotetrace.speakers.people import Person
from quotetrace.speakers.stage import ASIDE, DESCRIBED, FULL, JOINED, Appearance, Entity, Stage, Standing

PERSONAL = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
_OBJECTS = frozenset(("him", "himself", "herself"))
_REFLEXIVE = frozenset(("himself", "herself"))
_FIRM = 2  # a noun ("spokeswoman") weighs 2, a title 3, a pronoun 1: see scene and people
_LONGEST_BETWEEN = 60  # tokens between a naming and a pronoun that are counted
_CLAUSE = 14  # tokens back in which the verb stands whose subject a pronoun may or may not mean
# A sentence that opens with one of these has its main clause behind: "When Ruiz left, she".
_OPENERS = frozenset("when as because after before while if that until since although though where who which".split())
_OPENERS_TOO = frozenset("once unless than whose whom so in on at during with following by despite from for".split())
_SUBORDINATE = _OPENERS | _OPENERS_TOO
_NOT_NEAR = (0, 0, 0)
_FEW = (0, 1, 2, *[3] * 40)  # how many, of more than two only that
_BRINGS_IN = frozenset(("by", "with", "of"))


_ELSEWHERE, _QUOTED, _OUTSIDE, _SPOKE, _SPOKE_SOURCE, _MOST_NAMED = 4, 8, 16, 32, 64, 128
_MARKS = {
    ASIDE: "aside",
    JOINED: "joined",
    _ELSEWHERE: "other paragraph",
    _QUOTED: "quoted apart",
    _OUTSIDE: "outside",
    _SPOKE: "spoke",
    _SPOKE_SOURCE: "spoke source",
    _MOST_NAMED: "most named",
    DESCRIBED: "described",
}


class Signs(NamedTuple):
    """What speaks for and against a naming that a pronoun may mean, in a few plain values."""

    role: str  # of the pronoun: subject, object, owner
    side: str  # where the naming stands: before (in an earlier sentence), same, behind
    place: str  # of the naming: subject, object, owner, inner, other
    kind: str  # name, description, pronoun, doubtful (and how)
    again: bool  # whether the same person is named between
    gender: str
    named: int  # how often so far
    away: int  # sentences
    opens: bool
    fronted: bool  # whether the pronoun stands before the first verb
    lead: bool  # whether its sentence opens with a clause or phrase of time, place or cause
    near: int  # tokens, roughly
    clauses: int  # verbs between
    commas: int
    between: int  # how many others are named between
    rivals: int  # how many of them are the subject of something
    beside: str  # what stands before and behind a naming behind the pronoun, or between one and the pronoun
    own: str  # of the verb that the pronoun belongs to: subject, owner (of the subject), or ""
    marks: int  # what sets it apart, a bit each: see _MARKS


def features(signs: Signs) -> list[str]:
    """The signs as words, each of which has a weight."""
    role, side, place = signs.role, signs.side, signs.place
    fronted = "fronted" if signs.fronted else "inner"
    found = [
        f"{side} {place}",
        f"{signs.kind} {side} again" if signs.again else f"{signs.kind} {side}",
        f"{role} {place} {side}",
        f"gender {signs.gender}",
        f"named {signs.named}",
        f"{side} {role} {fronted} led" if signs.lead else f"{side} {role} {fronted}",
    ]
    if side == "before":
        found += [f"away {signs.away}", f"away {signs.away} {role} {place}"]
        if signs.opens:
            found.append(f"opens {min(signs.away, 2)} {role} {fronted}")
    else:
        found += [f"{side} near {signs.near}", f"{side} {role} {fronted}"]
        found += [f"{side} {role} clauses {signs.clauses}", f"{side} commas {signs.commas}"]
    if side != "behind":
        found += [f"between {signs.between} {signs.again}", f"{role} {side} between {signs.between}"]
        found += [f"{side} rivals {signs.rivals}", f"{role} {side} rivals {signs.rivals}"]
    if signs.beside:
        found += [f"{side} {role} {signs.beside}"] if side == "same" else _around_later(signs)
    if signs.own:
        found.append(f"{role} own {signs.own}")
    found += [mark for bit, mark in _MARKS.items() if signs.marks & bit]
    if signs.marks & FULL:
        found.append(f"full {side}")
    return found


def _around_later(signs: Signs) -> list[str]:
    """ "His son | Ruiz |," and "before he left | Ruiz | said": what stands before and behind a naming behind."""
    before, _, after = signs.beside.partition("_")
    return [f"behind {signs.role} from {before}", f"behind to {after}"]


class Pronoun:
    """A pronoun with what is compared of it."""

    def __init__(self, stage: Stage, token: int, source: bool, gender: str | None) -> None:
        self.stage, self.token, self.source = stage, token, source
        reading = stage.reading
        word = reading.low[token]
        self.gender = gender or PERSONAL.get(word, "u")
        owns = word == "his" or (word == "her" and reading.document.letters[token] == "S")
        self.role = "owner" if owns else "object" if word in _OBJECTS or word == "her" else "subject"
        if word in _REFLEXIVE:
            self.role = "self"
        self.sentence = reading.document.sentence_of[token]
        sentence = reading.document.sentences[self.sentence]
        self.block = sentence.block
        self.quoted = reading.quoted(token)
        self.fronted = not reading.verb_before(token)
        self.lead = reading.low[sentence.first] in _SUBORDINATE
        self.likeliest = stage.most_named()
        self._subject = self._own_subject() if self.role != "subject" else None
        self._entities: dict[int, tuple[str, int, int, str]] = {}

    def _own_subject(self) -> Tokens | None:
        """The subject of the verb that the pronoun, or what it owns, is the object of."""
        document = self.stage.reading.document
        begin = self.stage.reading.sentence(self.token)[0]
        floor, tags = max(begin, self.token - _CLAUSE), document.tags
        verb = next((at for at in range(self.token - 1, floor - 1, -1) if tags[at][:2] in ("VB", "MD")), None)
        return None if verb is None else subject_before(document, verb, begin)

    def namings(self, around: Sequence[Appearance], barred: tuple[Entity, ...]) -> Iterator[tuple[Appearance, Signs]]:
        """What speaks for and against each naming around the pronoun but those of ``barred``, the last first."""
        numbers: dict[int, int] = {}  # who is named between a naming and the pronoun, by identity: how many come before
        acting: set[int] = set()  # who of them is the subject of something
        known, standing_of, spoke = self._entities, self.stage.standing, _SPOKE_SOURCE if self.source else _SPOKE
        role, fronted, lead = self.role, self.fronted, self.lead
        for one in reversed(around):
            if one.token == self.token or one.entity in barred:
                continue
            key, standing = id(one.entity), standing_of(one)
            if key not in known:
                known[key] = self._know(one.entity)
            gender, named, marks, doubt = known[key]
            marks |= self._marks(one, standing) | (spoke if one.spoke else 0)
            again, few = key in numbers, _FEW[numbers.get(key, len(numbers))]
            rivals = _FEW[len(acting) - (key in acting)]
            place, kind, away = standing.place, doubt or one.kind, self.sentence - standing.sentence
            side, near, beside, own = "before", _NOT_NEAR, "", ""
            if away <= 0:  # most namings stand in an earlier sentence
                near = self._inside(one)
                if one.token > self.token:
                    side, few, rivals, beside = "behind", 0, 0, self._later(one)
                else:
                    side, beside, own = "same", self._joint(one), self._owns(one, standing)
            what = role, side, place, kind, again, gender, named, away, standing.opens, fronted, lead
            yield one, Signs(*what, *near, few, rivals, beside, own, marks)
            if side == "behind":
                continue
            numbers.setdefault(key, len(numbers))
            if standing.place == "subject":
                acting.add(key)

    def _marks(self, one: Appearance, standing: Standing) -> int:
        """What tells of where a naming stands."""
        marks = standing.marks
        if standing.block != self.block:
            marks |= _ELSEWHERE
        if standing.quoted != self.quoted:
            marks |= _QUOTED if standing.quoted else _OUTSIDE
        return marks | standing.form if one.kind == "name" else marks

    def _know(self, entity: Entity) -> tuple[str, int, int, str]:
        """Of somebody: whether the gender fits, how often named so far, whether named most, how doubtful."""
        doubt = entity.doubt if isinstance(entity, Person) else 0
        leads = _MOST_NAMED if entity is self.likeliest else 0
        named = min(self.stage.times_named(entity), 6)
        return self._agrees(entity), named, leads, f"doubtful {doubt}" if doubt else ""

    def _inside(self, one: Appearance) -> tuple[int, int, int]:
        """Of a naming in the same sentence: how near, and how many verbs and commas stand between."""
        first, last = (self.token, one.last) if self.token < one.last else (one.last, self.token)
        code = self.stage.reading.document.letters[first : min(last, first + _LONGEST_BETWEEN)]
        clauses = code.count("V") + code.count("Z") + code.count("M")
        return _bucket(abs(self.token - one.token)), min(clauses, 3), min(code.count(","), 2)

    def _later(self, one: Appearance) -> str:
        """What stands before and behind a naming that follows the pronoun."""
        reading, code = self.stage.reading, self.stage.reading.document.letters
        word = reading.before(one.token)
        before = word if word in _BRINGS_IN else _kind(code[one.token - 1]) if word else "start"
        return f"{before}_{_kind(code[one.last]) if one.last < len(code) else ''}"

    def _joint(self, one: Appearance) -> str:
        """ "Ruiz and | her", "Ruiz, | her", "Ruiz | her": what joins a naming to the pronoun right behind."""
        if one.last == self.token:
            return "joint"
        return f"joint {_kind(self.stage.reading.document.letters[one.last])}" if one.last == self.token - 1 else ""

    def _owns(self, one: Appearance, standing: Standing) -> str:
        """Whether a naming is, or owns, the subject of the pronoun's verb."""
        if self._subject is None or not self._subject[0] <= one.token < self._subject[1]:
            return ""
        return "owner" if standing.place == "owner" else "subject"

    def _agrees(self, entity: Entity) -> str:
        """Whether the gender fits; what only pronouns told before is doubtful, since one misread leads to the next."""
        if self.gender == "u":
            return "untold"
        known, firm = entity.gender, _FIRM
        if known == "u":
            return "untold"
        if isinstance(entity, Person):
            firm = abs(entity.genders.get("f", 0) - entity.genders.get("m", 0))
        if firm < _FIRM:
            return "likely" if known == self.gender else "unlikely"
        return "right" if known == self.gender else "contrary" if firm > _FIRM else "wrong"


def _kind(letter: str) -> str:
    return "number" if letter == "#" else letter  # a table takes what follows the sign for a comment


@cache
def _bucket(distance: int) -> int:
    """A distance in tokens, roughly: 2, 4, 8, 16, 32."""
    return 1 << min(max(distance - 1, 1).bit_length(), 5)
