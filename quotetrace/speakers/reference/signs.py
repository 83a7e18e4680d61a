"""What speaks for and against a naming that a pronoun may mean, in a few plain values and as words with weights."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from attrs import define

from quotetrace.grammar.subjects import Tokens, subject_before
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.stage import ASIDE, DESCRIBED, FULL, JOINED, SPOKE, Appearance, Entity, Stage, Standing
from quotetrace.speakers.text import words as w

PERSONAL = w.PERSONAL
_OBJECTS = frozenset(("him", "himself", "herself"))
_REFLEXIVE = frozenset(("himself", "herself"))
_FIRM = 2  # a noun ("spokeswoman") weighs 2, a title 3, a pronoun 1: see scene and people
_LONGEST_BETWEEN = 60  # tokens between a naming and a pronoun that are counted
_CLAUSE = 14  # tokens back in which the verb stands whose subject a pronoun may or may not mean
# A sentence that opens with one of these has its main clause behind: "When Ruiz left, she".
_OPENERS = frozenset("when as because after before while if that until since although though where who which".split())
_OPENERS_TOO = frozenset("once unless than whose whom so in on at during with following by despite from for".split())
_SUBORDINATE = _OPENERS | _OPENERS_TOO
_MANY, _OFTEN = 3, 6  # so many others between, or namings, and more of them, are one sign
_SOURCE = "source"  # what the pronoun is
_BRINGS_IN = frozenset(("by", "with", "of"))


_ELSEWHERE, _QUOTED, _OUTSIDE, _MOST_NAMED = 4, 8, 16, 64
_TOLD, _LAST, _LAST_FAR, _GOES_ON = 128, 1024, 2048, 4096
_MARKS = {
    ASIDE: "aside",
    JOINED: "joined",
    _ELSEWHERE: "other paragraph",
    _QUOTED: "quoted apart",
    _OUTSIDE: "outside",
    SPOKE: "spoke",
    _MOST_NAMED: "most named",
    DESCRIBED: "described",
    _TOLD: "told",
    _LAST: "spoke last",
    _LAST_FAR: "spoke last before",
    _GOES_ON: "goes on",
}


# What speaks for and against a naming that a pronoun may mean: a few groups of plain values, the name of each group
# first. A group has one weight, that of all its words, and there are not many groups.
Group = tuple[str | int, ...]
Signs = list[Group]


def features(signs: Signs) -> list[str]:
    """The signs as words, each of which has a weight."""
    return [word for group in signs for word in words_of(group)]


def words_of(group: Group) -> list[str]:
    """The words of one group of signs; the pronoun of a source has all those of a subject, and its own besides."""
    make, values = _WORDS[group[0]], group[1:]
    if _SOURCE not in values:
        return make(*values)
    own = [word for word in make(*values) if _SOURCE in word]
    return make(*("subject" if value == _SOURCE else value for value in values)) + own


def _who(role: str, side: str, kind: str, again: bool, gender: str, named: int) -> list[str]:
    """Who is named: how (name, description, pronoun, doubtful), whether again between, how often so far."""
    whose = f"{role} " if role == _SOURCE else ""
    return [
        f"{whose}{kind} {side} again" if again else f"{whose}{kind} {side}",
        f"gender {gender}",
        f"{whose}named {named}",
    ]


def _where(role: str, side: str, place: str, fronted: str, lead: bool) -> list[str]:
    """Where it stands (``side``: before, in an earlier sentence; same; behind), as what (subject, object, owner, inner,
    other), and as what and where the pronoun does; whether that sentence opens with a clause or phrase of time, place
    or cause (``lead``)."""
    led = f"{side} {role} {fronted} led" if lead else f"{side} {role} {fronted}"
    return [f"{side} {place}", f"{role} {place} {side}", led]


def _sentences(role: str, place: str, fronted: str, away: int, opens: bool) -> list[str]:
    """How many sentences away it stands, and whether it opens its own."""
    found = [f"away {away}", f"away {away} {role} {place}"]
    return [*found, f"opens {min(away, 2)} {role} {fronted}"] if opens else found


def _earlier(role: str, place: str, fronted: str, lead: bool, away: int, opens: bool) -> list[str]:
    """Where it stands in an earlier sentence."""
    return _where(role, "before", place, fronted, lead) + _sentences(role, place, fronted, away, opens)


def _tokens(role: str, side: str, fronted: str, near: int, clauses: int, commas: int) -> list[str]:
    """How many tokens away it stands in the same sentence, roughly, and how many verbs and commas are between."""
    found = [f"{side} near {near}", f"{side} {role} {fronted}"]
    return [*found, f"{side} {role} clauses {clauses}", f"{side} commas {commas}"]


def _between(role: str, side: str, again: bool, others: int, rivals: int) -> list[str]:
    """How many others are named between, and how many of them are the subject of something."""
    found = [f"between {others} {again}", f"{role} {side} between {others}"]
    return [*found, f"{side} rivals {rivals}", f"{role} {side} rivals {rivals}"]


def _joining(role: str, joint: str) -> list[str]:
    """What stands between a naming and the pronoun right behind it."""
    return [f"same {role} {joint}"]


def _around(role: str, before: str, after: str) -> list[str]:
    """ "His son | Ruiz |," and "before he left | Ruiz | said": what stands before and behind a naming behind."""
    return [f"behind {role} from {before}", f"behind to {after}"]


def _owning(role: str, own: str) -> list[str]:
    """What a naming is to the verb that the pronoun belongs to: its subject, or the owner of the subject."""
    return [f"{role} own {own}"]


def _being(what: str) -> list[str]:
    """What somebody is that a description would not mean: a source that is no person, of another party."""
    return [what]


def _marking(role: str, side: str, marks: int) -> list[str]:
    """What sets it apart, a bit each."""
    whose = f"{role} " if role == _SOURCE else ""
    found = [whose + mark for bit, mark in _MARKS.items() if marks & bit]
    return [*found, f"{whose}full {side}"] if marks & FULL else found


_WORDS: dict[str | int, Callable[..., list[str]]] = {
    "who": _who,
    "where": _where,
    "earlier": _earlier,
    "tokens": _tokens,
    "between": _between,
    "joining": _joining,
    "around": _around,
    "owning": _owning,
    "marking": _marking,
    "being": _being,
}


@define
class _Near:
    """Somebody near a pronoun: whether the gender fits, how often named so far, whether named most, how doubtful;
    how many others are named nearer to the pronoun, -1 until the first naming was met, and whether the subject of
    something."""

    gender: str
    named: int
    leads: int
    doubt: str
    number: int = -1
    acts: bool = False


class Pronoun:
    """A pronoun with what is compared of it; ``role`` is told of a description, which has none by its form."""

    def __init__(self, stage: Stage, token: int, source: bool, gender: str | None, role: str | None = None) -> None:
        self.stage, self.token, self.source = stage, token, source
        reading = stage.reading
        word = reading.low[token]
        self.gender = gender or PERSONAL.get(word, "u")
        owns = word == "his" or (word == "her" and reading.document.letters[token] == "S")
        self.role = role or ("owner" if owns else "object" if word in _OBJECTS or word == "her" else "subject")
        if word in _REFLEXIVE:
            self.role = "self"
        elif source and self.role == "subject":
            self.role = _SOURCE
        self.sentence = reading.document.sentence_of[token]
        sentence = reading.document.sentences[self.sentence]
        self.block = sentence.block
        self.quoted = reading.quoted(token)
        self.fronted = "inner" if reading.verb_before(token) else "fronted"  # before the first verb
        self.lead = reading.low[sentence.first] in _SUBORDINATE
        self.likeliest = stage.most_named()
        self.told = reading.told(token)
        self.last = self._last_speaker() if source else (None, 0)
        self._subject: Tokens | None = None
        self._asked = False  # whether the subject was looked for: few pronouns stand behind a name in their sentence

    def _last_speaker(self) -> tuple[Entity | None, int]:
        """Who spoke last, and whether in the paragraph, and whether what the pronoun says follows right behind."""
        stage, document = self.stage, self.stage.reading.document
        if not stage.spoke:
            return None, 0
        token, entity = stage.spoke[-1]
        near = _LAST if document.block_of(token) == self.block else _LAST_FAR
        index = len(stage.answers)  # the stretch that is being read
        if not index or entity not in stage.answers[index - 1].speakers:
            return entity, near
        before, own = stage.reading.page.reported[index - 1 : index + 1]
        start = min(own.content[0][0], document.starts[self.token])
        ends = [end for _, end in (*before.content, before.source or (0, 0), before.cue or (0, 0))]
        between = document.text[max(ends) : start] if max(ends) < start else ""
        return entity, near | (not any(map(str.isalnum, between))) * _GOES_ON

    def _own_subject(self) -> Tokens | None:
        """The subject of the verb that the pronoun, or what it owns, is the object of."""
        if self.role in ("subject", _SOURCE):
            return None
        document = self.stage.reading.document
        begin = self.stage.reading.sentence(self.token)[0]
        floor, tags = max(begin, self.token - _CLAUSE), document.tags
        verb = next((at for at in range(self.token - 1, floor - 1, -1) if tags[at][:2] in ("VB", "MD")), None)
        return None if verb is None else subject_before(document, verb, begin)

    def namings(self, around: Sequence[Appearance], barred: tuple[Entity, ...]) -> Iterator[tuple[Appearance, Signs]]:
        """What speaks for and against each naming around the pronoun but those of ``barred``, the last first."""
        known: dict[Entity, _Near] = {}
        between = acting = 0  # how many are named between a naming and the pronoun, and are the subject of something
        standing_of, counted = self.stage.standing, self.stage.reading.counted
        token, sentence, role, fronted, lead = self.token, self.sentence, self.role, self.fronted, self.lead
        block, quoted, told = self.block, self.quoted, self.told
        for one in reversed(around):
            entity = one.entity
            if one.token == token or entity in barred:
                continue
            near = known.get(entity)
            if near is None:
                near = known[entity] = self._know(entity)
            standing = one.standing or standing_of(one)
            place, away, again = standing.place, sentence - standing.sentence, near.number >= 0
            if away > 1:
                away = max(counted[sentence] - counted[standing.sentence], 1)
            side = "before" if away > 0 else "behind" if one.token > token else "same"
            who: Group = ("who", role, side, near.doubt or one.kind, again, near.gender, near.named)
            signs: Signs
            if away > 0:  # as most do
                signs = [who, ("earlier", role, place, fronted, lead, away, standing.opens)]
            else:
                signs = [who, ("where", role, side, place, fronted, lead), *self._inside(one, side, standing)]
            marks = near.leads | one.marks
            if standing.block != block:
                marks |= _ELSEWHERE
            if standing.quoted != quoted:
                marks |= _QUOTED if standing.quoted else _OUTSIDE
            if standing.told >= 0 and standing.told != told and self._of_other(standing.told, entity):
                marks |= _TOLD
            if marks:
                signs.append(("marking", role, side, marks))
            if side != "behind":
                others = near.number if again else between
                rivals = acting - near.acts
                few, rivalling = others if others < _MANY else _MANY, rivals if rivals < _MANY else _MANY
                signs.append(("between", role, side, again, few, rivalling))
                if not again:
                    near.number = between
                    between += 1
                if place == "subject" and not near.acts:
                    near.acts = True
                    acting += 1
            yield one, signs

    def _of_other(self, number: int, entity: Entity) -> bool:
        """Whether a stretch before is known to be somebody else's words."""
        answers = self.stage.answers
        return number < len(answers) and entity not in answers[number].speakers

    def _know(self, entity: Entity) -> "_Near":
        """What is asked of somebody, wherever the naming stands."""
        doubt = entity.doubt if isinstance(entity, Person) else 0
        leads = (entity is self.likeliest) * _MOST_NAMED | (entity is self.last[0]) * self.last[1]
        named = min(self.stage.times_named(entity), _OFTEN)
        return _Near(self._agrees(entity), named, leads, f"doubtful {doubt}" if doubt else "")

    def _inside(self, one: Appearance, side: str, standing: Standing) -> Signs:
        """Of a naming in the same sentence: how near, what is between and beside it, what it is to the verb."""
        first, last = (self.token, one.last) if self.token < one.last else (one.last, self.token)
        code = self.stage.reading.document.letters[first : min(last, first + _LONGEST_BETWEEN)]
        clauses = min(code.count("V") + code.count("Z") + code.count("M"), 3)
        near = _bucket(abs(self.token - one.token))
        found: Signs = [("tokens", self.role, side, self.fronted, near, clauses, min(code.count(","), 2))]
        if side == "behind":
            found.append(self._later(one))
            return found
        if joint := self._joint(one):
            found.append(("joining", self.role, joint))
        if own := self._owns(one, standing):
            found.append(("owning", self.role, own))
        return found

    def _later(self, one: Appearance) -> Group:
        """What stands before and behind a naming that follows the pronoun."""
        reading, code = self.stage.reading, self.stage.reading.document.letters
        word = reading.before(one.token)
        before = word if word in _BRINGS_IN else _kind(code[one.token - 1]) if word else "start"
        return "around", self.role, before, _kind(code[one.last]) if one.last < len(code) else ""

    def _joint(self, one: Appearance) -> str:
        """ "Ruiz and | her", "Ruiz, | her", "Ruiz | her": what joins a naming to the pronoun right behind."""
        if one.last == self.token:
            return "joint"
        return f"joint {_kind(self.stage.reading.document.letters[one.last])}" if one.last == self.token - 1 else ""

    def _owns(self, one: Appearance, standing: Standing) -> str:
        """Whether a naming is, or owns, the subject of the pronoun's verb."""
        if not self._asked:
            self._subject, self._asked = self._own_subject(), True
        if self._subject is None or not self._subject[0] <= one.token < self._subject[1]:
            return ""
        return "owner" if standing.place == "owner" else "subject"

    def _agrees(self, entity: Entity) -> str:
        """Whether the gender fits; what only pronouns told before is doubtful, since one misread leads to the next."""
        if self.gender == "u":
            return "untold"
        if isinstance(entity, Person):
            lean = entity.genders.get("f", 0) - entity.genders.get("m", 0)
            known, firm = "f" if lean > 0 else "m" if lean else "u", abs(lean)
        else:
            known, firm = entity.gender, _FIRM + 1
        if known == "u":
            return "untold"
        if firm < _FIRM:
            return "likely" if known == self.gender else "unlikely"
        return "right" if known == self.gender else "contrary" if firm > _FIRM else "wrong"


def _kind(letter: str) -> str:
    return "number" if letter == "#" else letter  # a table takes what follows the sign for a comment


@cache
def _bucket(distance: int) -> int:
    """A distance in tokens, roughly: 2, 4, 8, 16, 32."""
    return 1 << min(max(distance - 1, 1).bit_length(), 5)
