"""The word lists of this room, read once and asked by short questions."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import cast

from quotetrace import lexicons
from quotetrace.models import Sector

SUFFIXES = frozenset(
    {"jr", "sr", "jr.", "sr.", "ii", "iii", "iv", "esq", "phd"}
    | {"vii", "viii", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xxi", "xxii", "xxiii"}  # of popes
)
# "General" behind one of these makes an office, not a military title.
RANK_BREAKERS = frozenset(
    "attorney advocate secretary solicitor director governor inspector surgeon auditor consul".split()
)
# Kinds of firms that may be somebody, too.
TRADERS = frozenset("supplier maker manufacturer operator retailer chain carrier lender insurer builder".split())
COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "mx"})
PEERS = frozenset("lord lady baron baroness viscount viscountess earl countess".split())
KIN = frozenset(
    "aunt uncle sister brother mother father wife husband son daughter cousin niece nephew grandmother"
    " grandfather partner fiancé fiancée girlfriend boyfriend twin granddaughter grandson widow widower hubby"
    " spouse mum mom dad stepfather stepmother mother-in-law father-in-law brother-in-law sister-in-law"
    " son-in-law daughter-in-law gran".split()
)
OFFICES = {
    "sen.": "senator",
    "rep.": "representative",
    "gov.": "governor",
    "pres.": "president",
    "del.": "delegate",
    "sens.": "senator",
    "reps.": "representative",
    "govs.": "governor",
}
# Letters behind a name: they belong to the mention, not to the name.
POST_NOMINALS = frozenset(
    "kc qc jp frs dl cpa mp mps mep msp obe cbe mbe phd ph.d ph.d. md m.d. esq rn ias ips ifs sc td mla"
    " mlc mna mpp dbe gbe kbe kcb cmg kcmg cvo kcvo qpm kpm frsl frse frcs frcp mrcp mrcgp mrcvs frcvs frics mrics"
    " facs".split()
)
# Offices in letters, lower case, that stand before a name: "MD Rao Hameed".
SHORT_OFFICES = frozenset(
    "md mp mps mep msp mla mlc mna mpa mca mec mha "
    "cm pm dm vc vp svp evp gm ceo cfo coo cs ps cas td igp cto ag dg dt".split()
)
# Ranks of police that are another word in small letters, or a place: "DC Ana Ruiz".
CAPITAL_RANKS = frozenset(
    {"dc", "ds", "di", "pc", "dcp", "acp", "ssp", "dysp", "sho", "sp", "csp", "asp", "dsp", "cp", "aig", "ps"}
)
# The post that a short title tells.
TITLE_POSTS = {
    "dr": "doctor", "prof": "professor", "rev": "reverend", "fr": "priest", "sgt": "sergeant", "insp": "inspector",
    "gen": "general", "col": "colonel", "maj": "major", "capt": "captain", "lt": "lieutenant", "cpl": "corporal",
    "adm": "admiral", "cmdr": "commander", "supt": "superintendent", "det": "detective", "const": "constable",
    "cr": "councillor",
    "cllr": "councillor", "ald": "alderman", "justice": "judge", "pc": "constable", "dc": "detective", "brig":
    "brigadier", "engr": "engineer", "atty": "attorney", "kap": "captain", "pcol": "colonel", "coun": "councillor",
}  # fmt: skip
POLICE = frozenset(
    "detective inspector sergeant constable superintendent officer trooper".split()
    + "pc dc ds di dci dsp asp dcp acp ssp sho".split()
)
# Places in a team that are other nouns elsewhere: "Lakers center Ann Lee".
POSITIONS = frozenset({"center", "centre", "prop", "lock", "wing", "safety", "tackle", "end", "back", "receiver"})
# The same of two words: "running back Ann Lee".
WIDE_POSITIONS = frozenset(
    tuple(pair.split())
    for pair in (
        "running back|wide receiver|tight end|point guard|shooting guard|power forward|small forward|defensive end"
        "|defensive back|left back|right back|full back|centre back|center back|fly half|scrum half|outside half"
        "|left wing|right wing|second row|second baseman|middle linebacker|strong safety|offensive tackle|nose tackle"
        "|outside hitter|opposite hitter|middle blocker|wing spiker|goal attack|goal shooter|wing defence|goal defence"
    ).split("|")
)
_PARTY_WORDS = frozenset("labour conservative republican democratic tory democrat liberal green independent".split())
FORMER = frozenset(
    "former formerly previously ex late then onetime one-time erstwhile retired outgoing ousted sacked previous "
    "deposed disgraced".split()
)


# Pronouns of people by the gender they tell, those of them that are counted, and pronouns of things.
PERSONAL = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
HE, IT = frozenset(("he", "she", "his", "her", "him")), frozenset(("it", "its"))
# Behind one of these a surname is a person's even inside a longer name: "the Arakawa Cabinet".
FOLLOWERS = frozenset({"cabinet", "administration", "government", "campaign", "presidency", "family"})
NOBODY = frozenset({"nobody", "no-one", "noone", "none", "neither", "anyone", "anybody"})
ANYBODY = frozenset({"everyone", "everybody", "someone", "somebody", "anyone", "anybody"})
POSSESSIVE = frozenset({"’s", "'s", "’", "'"})
NEAR = frozenset("neighbour neighbor friend pal mate flatmate roommate classmate".split())  # somebody’s, as kin is


@cache
def particles() -> frozenset[str]:
    """Small words inside a name: van, bin, de."""
    return lexicons.words("speakers_particles")


@cache
def given_names() -> dict[str, str]:
    """Given names in lower case, and whether each is "sure" to be one or "loose": rare, a family name or a word too."""
    listed = lexicons.table("speakers_given_names")
    found = dict.fromkeys(lexicons.entries("speakers_given_names_more", low=True), "loose")
    found |= zip(map(str.lower, listed), listed.values(), strict=True)
    accented = [name for name in found if not name.isascii()]
    plain = zip(_all_bare(accented), map(found.__getitem__, accented), strict=True)
    return dict(plain) | found


@cache
def family_names() -> frozenset[str]:
    """Family names in lower case."""
    found = lexicons.low_words("speakers_family_names")
    accented = [name for name in found if not name.isascii()]
    return frozenset(found.union(_all_bare(accented), asian_surnames()))


class _Accents(dict[int, str | None]):
    """What ``str.translate`` asks of each letter: itself, or None for a mark that belongs to the letter before."""

    def __missing__(self, code: int) -> str | None:
        self[code] = None if unicodedata.combining(chr(code)) else chr(code)
        return self[code]


_ACCENTS = _Accents()


def bare(name: str) -> str:
    """A name without accents, as headlines and wires write it.

    >>> bare("álvaro"), bare("ruiz")
    ('alvaro', 'ruiz')
    """
    return name if name.isascii() else unicodedata.normalize("NFD", name).translate(_ACCENTS)


def _all_bare(names: Iterable[str]) -> list[str]:
    """Many names at once without accents."""
    return bare("\n".join(names)).split("\n")


@lru_cache(maxsize=1 << 14)
def given(word: str) -> str | None:
    """Whether a lower-case word is a given name, accents or not: "sure", "loose" or None."""
    known = given_names()
    return known.get(word) or (None if word.isascii() else known.get(bare(word)))


@cache
def honorifics() -> dict[str, str]:
    """Courtesy titles in lower case without a full stop, and the gender each tells."""
    return lexicons.table("speakers_honorifics")


@cache
def lone_titles() -> frozenset[str]:
    """Titles by which somebody may go alone: "Alhaji said"."""
    return lexicons.words("speakers_lone_titles")


@cache
def posts() -> dict[str, str]:
    """The nouns for what somebody is or does that are hardly ever a family name, and the gender each tells."""
    return lexicons.table("speakers_roles")


@cache
def roles() -> dict[str, str]:
    """All nouns for what somebody is or does, and the gender each tells."""
    return lexicons.table("speakers_occupations") | posts()


@cache
def offices() -> frozenset[str]:
    """Roles that an institution gives to one person at a time, so that "the judge" is not just anybody."""
    return lexicons.words("speakers_offices")


@cache
def posts_of_bodies() -> frozenset[str]:
    """Offices that presuppose an institution which the text has named before: "the director", "the owner"."""
    return lexicons.words("speakers_posts_of_bodies")


@cache
def posts_of_firms() -> frozenset[str]:
    """Posts that only an institution gives, so that whoever owns one is no person: "Orrin’s chairman"."""
    return lexicons.words("speakers_posts_of_firms")


@cache
def organizations() -> frozenset[str]:
    """Head words of organizations."""
    return lexicons.words("speakers_organizations")


@cache
def kinds_of_bodies() -> frozenset[str]:
    """Nouns that stand for an institution where they are written small: "the hospital", but not "the line"."""
    return lexicons.words("speakers_kinds_of_bodies")


def is_office(word: str) -> bool:
    """Whether a lower-case word is a singular role noun, or one cut short before a name: "gov."."""
    return is_role(word) or word in OFFICES


@cache
def several_bodies() -> frozenset[str]:
    """What institutions of a kind are together: "airlines", "charities"."""
    return frozenset(kind[:-1] + "ies" if kind.endswith("y") else kind + "s" for kind in kinds_of_bodies())


@cache
def surname_words() -> frozenset[str]:
    """Words that head an organization or a role and are family names too."""
    return lexicons.words("speakers_surname_words")


@cache
def families() -> frozenset[str]:
    """Family names in lower case, those included that are the head of an organization or a role too."""
    return family_names() | surname_words()


@cache
def documents() -> frozenset[str]:
    """Head nouns of things that speak by being read."""
    return lexicons.words("speakers_documents")


@cache
def anonymous() -> frozenset[str]:
    """Plural nouns for people left unidentified."""
    return lexicons.words("speakers_anonymous")


@cache
def modifiers() -> frozenset[str]:
    """Words that widen a role to its left."""
    return lexicons.words("speakers_modifiers")


@cache
def not_names() -> frozenset[str]:
    """Words with a capital that are no part of a person's name."""
    return lexicons.words("speakers_not_names")


@cache
def demonyms() -> dict[str, str]:
    """Demonyms in lower case and their country."""
    return {name.lower(): country for name, country in lexicons.table("speakers_demonyms").items()}


@cache
def countries() -> frozenset[str]:
    """The countries that have a demonym, as they are written."""
    return frozenset(demonyms().values())


@cache
def places() -> frozenset[str]:
    """Places in lower case."""
    return lexicons.low_words("speakers_places")


@cache
def longest_place() -> int:
    """How many words, and marks between them, the longest demonym or place has as tokens."""
    return max(len(re.findall(r"\w+|[^\w\s]", name)) for name in (*demonyms(), *places()))


@cache
def place_openings() -> frozenset[str]:
    """The first words of demonyms and places."""
    return frozenset(name.partition(" ")[0] for name in (*demonyms(), *places()))


@cache
def asian_surnames() -> frozenset[str]:
    """East Asian family names in lower case."""
    return lexicons.low_words("speakers_asian_surnames")


@lru_cache(maxsize=1 << 14)
def singular(noun: str) -> str:
    """A noun without its plural ending, where the list of roles or documents knows the singular.

    >>> singular("analysts"), singular("police"), singular("spokeswomen")
    ('analyst', 'police', 'spokeswoman')
    """
    known = roles()
    if noun in known or noun in documents():
        return noun
    if noun.endswith("s.") and f"{noun[:-2]}." in OFFICES:  # "Sens. Ann Lee and Bo Lie"
        return f"{noun[:-2]}."
    if noun.endswith("men"):
        return noun[:-3] + "man" if noun[:-3] + "man" in known else noun
    if not noun.endswith("s"):
        return noun
    for ending, replacement in (("ies", "y"), ("ives", "ife"), ("es", ""), ("s", "")):
        stem = noun[: -len(ending)] + replacement
        if noun.endswith(ending) and (stem in known or stem in documents()):
            return stem
    return noun


@lru_cache(maxsize=1 << 14)  # asked of a word again and again, by most rules
def is_role(word: str) -> bool:
    """Whether a lower-case word is a singular role noun, an "ex-" before it or not.

    >>> is_role("spokeswoman"), is_role("ex-minister"), is_role("table")
    (True, True, False)
    """
    known = roles()
    return word in known or ("-" in word[2:] and unhyphened(word) in known)  # not "D-Md."


def unhyphened(word: str) -> str:
    """ "minister" of "ex-minister" and of "minister-designate", "grandmother" of "grandmother-of-nine"."""
    kin, of, _ = word.partition("-of-")
    if of:
        return kin
    first, _, last = word.rpartition("-")
    return first if last in ("elect", "designate") else last


@lru_cache(maxsize=1 << 14)
def is_post(word: str) -> bool:
    """Whether a lower-case word is a role noun even where it is capitalised among names: "Mayor", but not "Potter"."""
    known = posts()
    return word in known or ("-" in word and unhyphened(word) in known)


@cache
def titles_of_posts() -> frozenset[str]:
    """Titles that tell a post rather than courtesy: Professor, Sergeant, Bishop; not Dr., Sir or Comrade."""
    return lexicons.words("speakers_title_posts")


@cache
def sectors_of(kind: str) -> dict[str, Sector]:
    """The walks of life that words tell: the nouns of "roles", the "fields" beside them, names of "bodies"."""
    return {word: cast(Sector, sector) for word, sector in lexicons.table(f"speakers_sector_{kind}").items()}


def is_kin(role: str) -> bool:
    """Whether a role tells only whose relative somebody is.

    >>> is_kin("younger brother"), is_kin("chief engineer")
    (True, False)
    """
    return role.lower().split()[-1] in KIN - {"partner", "twin"}


@cache
def parties() -> dict[str, str]:
    """The marks of parties behind the names of politicians, and the party."""
    return lexicons.table("speakers_parties")


def party_words() -> frozenset[str]:
    """What members of a party are called in one word, lower case: Republican, Tory."""
    return _PARTY_WORDS


def gender_of_role(word: str) -> str:
    """The gender that a role noun tells: f, m or u."""
    known = roles()
    return known.get(word) or known.get(word.rpartition("-")[2], "u")


@cache
def place_words() -> frozenset[str]:
    """Last words of place names: Falls, County."""
    return lexicons.words("speakers_place_words")


@cache
def things() -> frozenset[str]:
    """Last words of programmes, events, laws and teams: Show, Cup, Act."""
    return lexicons.words("speakers_things")


@cache
def collectives() -> frozenset[str]:
    """Singular nouns for people acting together: crowd, jury."""
    return lexicons.words("speakers_collectives")
