"""The body that a sentence is about: "The doctors’ union Fides, whose members are on strike, | welcomed it"."""

from attrs import frozen

from quotetrace.grammar.letters import DAYS
from quotetrace.grammar.phrases import TIMES
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import ordinary
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

_BACK = 2  # sentences of a paragraph before "its president" whose subject may be meant
_SUBORDINATE = frozenset("while although though as when after before since if because despite".split())
# People of a body: whose subject they are, tells of the body.
_STAFF = frozenset(
    "members workers staff employees volunteers supporters students pupils players fans drivers nurses teachers"
    " executives bosses officials campaigners activists shareholders directors leaders researchers engineers".split()
)
_WHERE = frozenset({"of", "at", "from", "for", "with"})
_CLAUSE = 16  # tokens of a clause before the main one
_OPENER = 6  # tokens of an opening word or phrase with its comma
_LATELY = frozenset({"today", "yesterday", "also", "now"})
_DASHES = frozenset({"—", "–", "-", "--"})
_SEVERAL = frozenset({"have", "are", "were", "do"})  # verbs of several
_SMALL = 3  # letters of words that are small in any headline
_KIND = 4  # tokens of a kind of body before its name


@frozen
class Subjects:
    """The bodies that the sentences of a page are about.

    ``starts`` are the tokens where bodies and capitalised words of an unknown kind begin; ``named`` where people do.
    """

    reading: Reading
    starts: frozenset[int]
    named: frozenset[int]

    def before(self, token: int, thing: bool = False) -> str | None:
        """The body that the sentences before a token's in its paragraph are about, the nearest first.

        ``thing`` tells that nobody can be meant, as by "its": then a lone word of which nothing is known is a body.
        """
        sentences = self.reading.document.sentences
        own = self.reading.document.sentence_of[token]
        for number in range(own, max(own - 1 - _BACK, -1), -1):
            if sentences[number].block != sentences[own].block:
                return None
            first, last = sentences[number].first, min(sentences[number].last, token)
            found = self._of(first, last, thing) or self._told_by(first, last)
            if found is not None:
                return found
        return None

    def _told_by(self, first: int, last: int) -> str | None:
        """ "Salmon are back, according to | the Teal Trust |.": the body by name with which a sentence ends."""
        low = self.reading.low
        source = next((at + 2 for at in range(last - 3, first, -1) if low[at : at + 2] == ["according", "to"]), last)
        name, after = organization_at(self.reading, source, last) if source < last else (None, last)
        return name if name is not None and name[0].isupper() and " " in name and after >= last - 1 else None

    def leading_over(self, token: int) -> str | None:
        """The body by name that the last sentence of the paragraph before a token's is about."""
        document = self.reading.document
        own = document.sentences[document.sentence_of[token]].block
        for number in range(document.sentence_of[token] - 1, -1, -1):
            one = document.sentences[number]
            if one.block == own:
                continue
            if document.blocks[one.block].kind not in ("body", "turn"):
                return None
            found = self._of(one.first, one.last)
            return found if found is not None and found[0].isupper() else None
        return None

    def own(self, token: int) -> str | None:
        """The body by name that a token's own sentence is about, where it has words before the token."""
        first = self.reading.sentence(token)[0]
        found = self._of(first, token) if token > first else None
        return found if found is not None and found[0].isupper() and " " in found else None

    def opening(self) -> str | None:
        """The body by name that the headline, or else the first paragraph of the running text, is about."""
        document, lede = self.reading.document, None
        for one in document.sentences:
            kind = document.blocks[one.block].kind
            if kind == "headline" and (found := self._in_headline(one.first, one.last)) is not None:
                return found
            if kind not in ("body", "turn"):
                continue
            lede = one.block if lede is None else lede
            if one.block != lede:
                return None
            begin = self.reading.tokens(document.blocks[lede].words, document.blocks[lede].end)[0]
            if one.last > begin and (found := self._lede(max(one.first, begin), one.last)) is not None:
                return found
        return None

    def _lede(self, first: int, last: int) -> str | None:
        low = self.reading.low
        first += low[first] == "the"
        after = organization_at(self.reading, first, last)[1]
        behind = self._behind_aside(after, last)
        if not self._acts(behind, last):  # "ALTONA, Kell (Wire) —"
            return None
        found = self._of(first, last)
        if found is None and behind > after and self._may_name(first, after):
            found = self.reading.text(first, after)
        # "KELBY — Thieves | broke into a zoo"
        lone = found is not None and " " not in found and self.reading.low[first - 1] in _DASHES
        if found is None or not found[0].isupper() or (lone and self._is_any_word(found.lower())):
            return None
        return found

    def _is_any_word(self, low: str) -> bool:
        """Whether a capitalised word behind a dateline may be a common word: "Thieves", "Pupils"."""
        return ordinary(low) or (low.endswith("s") and len(self.reading.where(frozenset({low}))) == 1)

    def _behind_aside(self, at: int, last: int) -> int:
        """ "Orrin Foods | (ORF), a maker of jam, today | announced": where the verb of the first sentence stands."""
        low, reach = self.reading.low, min(last, at + _CLAUSE)
        if low[at : at + 1] == ["("]:
            at = next((spot + 1 for spot in range(at, reach) if low[spot] == ")"), at)
        if low[at : at + 1] == [","]:
            at = next((spot + 1 for spot in range(at + 1, reach) if low[spot] == ","), at)
        while at < last and (low[at] in _LATELY or low[at] in DAYS or (low[at] == "on" and low[at + 1] in DAYS)):
            at += 1
        return at

    def _in_headline(self, first: int, last: int) -> str | None:
        """ "Anger as | Brevik Line | shuts its yard": the capitals before a verb, where a headline has small words."""
        reading, words = self.reading, self.reading.document.words
        if all(word[0].isupper() for word in words[first:last] if len(word) > _SMALL):
            return None
        at = first
        while at < last:
            name, after = organization_at(reading, at, last) if words[at][0].isupper() else (None, at)
            if name is not None and self._acts(after, last) and self._may_name(at, after):
                return name
            at = max(after, at + 1)
        return None

    def _of(self, first: int, last: int, thing: bool = False) -> str | None:
        reading = self.reading
        if reading.quoted(first) or not reading.document.words[first][0].isalnum():
            return None
        first = _behind_opener(reading, first, last)
        if first >= last or reading.document.letters[first] == "I":  # "In Altona, | Deputy Commissioner Ana Ruiz"
            return None
        if (staffed := self._of_staff(first, last)) is not None:
            return staffed
        first += reading.low[first] == "the"
        first = _behind_kind(reading, first, last)
        name, after = organization_at(reading, first, last)
        if name is None or not (self._acts(after, last) or reading.low[after : min(after + 1, last)] == [","]):
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
        if after - first == 1 and self.only_opens(first):
            return None
        inside = (reading.low[at - 1] for at in range(first + 1, after) if at in self.named)
        if any(word in w.POSSESSIVE or w.is_role(word) for word in inside):
            return None  # "TV’s | Ana Ruiz |", "Bishop | Ana Ruiz | of the Diocese of Altona"
        known = any(at in self.starts for at in range(first, after))
        return name if known or (self._acts(after, last) and self._may_name(first, after, thing)) else None

    def only_opens(self, at: int) -> bool:
        """ "Rents have risen", "Salmon is scarce": whether a word has its capital only because a sentence begins."""
        low = self.reading.low[at]
        if not self.reading.starts_sentence(at) or low in w.organizations() or self.reading.named_inside(low):
            return False
        if self.reading.low[at + 1 : at + 2] == [","] and self.reading.document.letters[at + 2 : at + 3] == "W":
            return False  # "Reach, which has 40 clinics, said"
        many = low.endswith("s") and not _SEVERAL.isdisjoint(self.reading.low[at + 1 : at + 2])  # "Eels have"
        plain = many or ordinary(low) or ordinary(low.removesuffix("s"))
        return plain and self.reading.document.words[at].istitle()

    def _of_staff(self, first: int, last: int) -> str | None:
        """ "Nine members of the | Dippers | have", "Workers at | Lumen Rail | left": whose people do something."""
        reading, low = self.reading, self.reading.low
        reach = range(first, min(first + _KIND, last - 2))
        head = next((at for at in reach if low[at] in _STAFF and low[at + 1] in _WHERE), None)
        if head is None or not set(reading.document.letters[first:head]) <= set("DJ#NP"):
            return None
        name, after = organization_at(reading, head + 2, last)
        goes_on = self._acts(after, last) or low[after : min(after + 1, last)] == [","]
        named = name is not None and name[0].isupper() and name.lower() not in w.places()
        return name if named and goes_on and name is not None and name.lower() not in w.demonyms() else None

    def _acts(self, at: int, last: int) -> bool:
        """Whether a verb stands behind a subject that ends at a token."""
        letters = self.reading.document.letters
        if at < last and letters[at] in "VZM":
            return True
        word = self.reading.document.words[at] if at + 1 < last else ""
        return word.islower() and word.endswith("s") and letters[at] == "N" and letters[at + 1] in "DSTR"  # "faces a"

    def _may_name(self, first: int, last: int, thing: bool = False) -> bool:
        """Whether capitals that are somebody’s subject may be a body’s of which nothing is known: "Slow Tram has"."""
        reading, low = self.reading, self.reading.low
        words = [at for at in range(first, last) if reading.document.words[at][0].isupper()]
        led = reading.before(first) == "the"
        if self._borne(words) or (len(words) == 1 and not (led or thing or self._is_short(first))):
            return False
        if " ".join(low[first:last]) in w.places() or w.given(low[first]) == "sure":
            return False
        if len(words) == 1 and (ordinary(low[words[0]]) or (thing and w.singular(low[words[0]]) != low[words[0]])):
            return False  # "The Minister said"
        none = w.not_names() | w.demonyms().keys() | w.party_words() | TIMES
        if any(low[at] in w.honorifics() or low[at] in TIMES or w.is_post(w.singular(low[at])) for at in words):
            return False
        return not all(low[at] in none or low[at] in w.places() or w.singular(low[at]) in w.roles() for at in words)

    def _borne(self, words: list[int]) -> bool:
        """Whether capitals at some tokens are taken for somebody’s name, and by more than that they are two."""
        if not any(at in self.named for at in words):
            return False
        first, last = self.reading.low[words[0]], self.reading.low[words[-1]]
        return w.given(first) is not None or (last in w.families() and not ordinary(last))

    def _is_short(self, at: int) -> bool:
        """Whether letters stand for a body: "DENR", or a capital inside a sentence."""
        word = self.reading.document.words[at]
        return (word.isupper() and len(word) > 1) or not self.reading.starts_sentence(at)


def _behind_opener(reading: Reading, first: int, last: int) -> int:
    """ "Meanwhile, | Fides said", "In the south, | the company is": where the main clause begins."""
    comma = next((at for at in range(first + 1, min(first + _OPENER, last)) if reading.low[at] == ","), first)
    if reading.low[first] in _SUBORDINATE:  # "While Lumen waits, | Fides is growing"
        return next((at + 1 for at in range(first + 1, min(first + _CLAUSE, last)) if reading.low[at] == ","), first)
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
