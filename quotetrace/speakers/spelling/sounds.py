"""How names sound: a folded form, letters by sound whatever alphabet they came through, a distance between words.

Names reach English through many spellings: "Shchukin", "Schtschukin" and "Chtchoukine" are one Russian name. ``sounds``
writes a word in letters that stand for classes of sounds; ``distance`` counts what must be changed between two such
forms, where a change of vowel costs little and one between kindred consonants half.
"""

import re
import unicodedata
from functools import lru_cache

_LATIN = str.maketrans({
    "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ":
    "ng", "ə": "e", })  # fmt: skip
# Letters whose marks tell a sound: what they are written as where marks are not.
_SPELLED = str.maketrans({
    "š": "sh", "ş": "sh", "ș": "sh", "ś": "sh", "č": "ch", "ć": "ch", "ç": "ch", "ž": "zh", "ż": "zh", "ź": "zh",
    "ř": "rz", "ț": "ts", "ţ": "ts", "ő": "o", "ű": "u",
})  # fmt: skip
# Groups of letters and the class of sound they stand for, longest first; ^ begins and $ ends a word.
_GROUPS = """
eaux=o eau=o pf=f
schtsch=S shch=S chtch=S stsch=S szcz=S tschw=Cw dsch=J tsch=C tch=C tsz=C dzh=J sch=S szt=St rz=J sz=S cz=C
tsh=C tx=C sh=S chr=kr ch=C zh=J dj=J dz=z ts=z tz=z dt=t
kh=h gh=g ph=f th=t dh=d bh=b ck=k cq=k que=ke qui=ki kk=k ks=x cs=x
hs=S sj=S kj=C tj=C ny=n ñ=n nh=n lh=l gn=n
ce=se ci=si cy=si c=k q=k w=v y=i j=J
"""
_TABLE: dict[str, str] = dict(one.split("=") for one in _GROUPS.split())
_GROUP = re.compile("|".join(sorted(map(re.escape, _TABLE), key=len, reverse=True)))
_SILENT = re.compile(r"(?<=[aeiou])h(?![aeiou])|(?<!^)h(?=[^aeiou]|$)")
_LONG = (
    ("ou", "u"),
    ("au", "o"),
    ("oo", "u"),
    ("ee", "i"),
    ("ie", "i"),
    ("ii", "i"),
    ("ei", "e"),
    ("ai", "e"),
    ("ae", "e"),
    ("oe", "o"),
    ("ue", "u"),
)
_MAC = re.compile(r"^ma?c(?=[^aeiouhk])")
_GLIDE = re.compile(r"^ie(?=[^aeiou])")
_TWICE = re.compile(r"(.)\1+")
_VOWELS = frozenset("aeiou")
# Consonants that languages and ears take for each other, in groups; the cost of a change within a group.
_KIN = (
    "kgh",
    "kC",
    "gJ",
    "td",
    "pb",
    "pf",
    "sz",
    "sS",
    "SC",
    "SJ",
    "CJ",
    "zJ",
    "zC",
    "vf",
    "vb",
    "lr",
    "mn",
    "Ji",
    "xk",
    "xs",
    "hf",
    "Jh",
    "Ch",
    "Sh",
    "dz",
    "vu",
    "xz",
    "xJ",
    "iJ",
)
_VOWEL_FOR_VOWEL, _KIN_COST, _OTHER = 0.3, 0.5, 1.0
_DROPPED_VOWEL, _DROPPED_H, _DROPPED = 0.45, 0.2, 0.9
_NEARLY = {
    frozenset("kC"): 0.3,
    frozenset("gJ"): 0.3,
    frozenset("iJ"): 0.2,
    frozenset("SC"): 0.3,
    frozenset("sC"): 0.4,
    frozenset("sS"): 0.3,
    frozenset("sz"): 0.3,
    frozenset("vf"): 0.3,
}
_CHANGES = {
    frozenset(pair): _KIN_COST for group in _KIN for pair in ((a, b) for a in group for b in group if a != b)
} | _NEARLY

_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|an|en|in|un|ai|ei|ao|ou"
    r"|ia|ie|iu|ua|ue|ui|uo|er|a|o|e|i|u|ü|v)"
)
_PINYIN = re.compile(rf"(?:{_SYLLABLE.pattern}){{1,3}}\Z")


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """Letters only, lower case, accents gone: how spellings are compared.

    >>> fold("O’Néill-Ruiz"), fold("Søren Ł.")
    ('oneillruiz', 'sorenl')
    """
    bare = unicodedata.normalize("NFKD", name.casefold().translate(_LATIN))
    return "".join(letter for letter in bare if letter.isalpha())


@lru_cache(maxsize=20_000)
def sounds(name: str) -> str:
    """A word in letters for classes of sounds: the same for "Schukin" and "Shukin", "Meyer" and "Maier".

    >>> sounds("Schukin") == sounds("Shukin"), sounds("Meyer") == sounds("Maier"), sounds("Kovac") == sounds("Covach")
    (True, True, False)
    """
    word = _MAC.sub("mk", fold(name.casefold().translate(_SPELLED)))
    word = _GROUP.sub(lambda found: _TABLE[found.group()], word)
    word = _GLIDE.sub("e", _SILENT.sub("", word))
    for long, short in _LONG:
        word = word.replace(long, short)
    return _TWICE.sub(r"\1", word)


@lru_cache(maxsize=1 << 15)
def distance(one: str, other: str) -> float:
    """What it costs to make one word of sounds into the other, in consonants.

    >>> distance(sounds("Gorbachev"), sounds("Gorbatschow")) < distance(sounds("Gorbachev"), sounds("Gorbunov"))
    True
    """
    row = [0.0]
    for letter in other:
        row.append(row[-1] + _drop(letter))
    for mine in one:
        before, row = row, [row[0] + _drop(mine)]
        for at, theirs in enumerate(other):
            change = 0.0 if mine == theirs else _change(mine, theirs)
            row.append(min(before[at] + change, before[at + 1] + _drop(mine), row[at] + _drop(theirs)))
    return row[-1]


def _drop(letter: str) -> float:
    return _DROPPED_VOWEL if letter in _VOWELS else _DROPPED_H if letter == "h" else _DROPPED


def _change(one: str, other: str) -> float:
    if one in _VOWELS and other in _VOWELS:
        return _VOWEL_FOR_VOWEL
    return _CHANGES.get(frozenset((one, other)), _OTHER)


def weight(word: str) -> float:
    """How much there is to be heard in a word of sounds: what it would cost to drop all of it."""
    return sum(map(_drop, word))


@lru_cache(maxsize=20_000)
def is_pinyin(name: str) -> bool:
    """Whether a word can be Mandarin in Latin letters.

    >>> is_pinyin("Jianguo"), is_pinyin("Island")
    (True, False)
    """
    return _PINYIN.match(fold(name)) is not None
