"""Make quotetrace/data/en/speakers_characters.txt from Unihan: python scripts/build_characters.py [/usr/share/unicode]

Reads Unihan_Readings.txt and Unihan_OtherMappings.txt (Debian's package unicode-data has them, compressed with bz2).
One line for what is read alike in one language: its spellings in Latin letters without tones, and the characters.
Taken are the characters that Japanese and Korean names and schools use, and those of common Chinese family names. How
passports and newspapers spell the readings that Unihan gives is told by the rules below.
"""

import bz2
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

Rules = tuple[tuple[str, str], ...]
TARGET = Path(__file__).parents[1] / "quotetrace" / "data" / "en" / "speakers_characters.txt"
HEAD = """\
# Which characters a language reads so: language and spellings, tab, characters. Made by scripts/build_characters.py
# from the Unihan database of Unicode 15.0; its notice stands in speakers_characters.NOTICE.
"""
LANGUAGES = ("zh", "ja", "ko", "vi", "yue", "wade")  # wade: Mandarin as Wade and Giles wrote it
WANTED = ("kJoyoKanji", "kJinmeiyoKanji", "kKoreanEducationHanja")
# Family names that none of these lists holds, and simplified forms are read like the full ones.
FAMILIES = "崔朴尹姜趙鄭阮黎鄧潘韓吳徐孫馬胡郭何羅梁宋謝唐許鄒蕭馮曹彭曾蔣蔡賈丁魏薛葉閻余杜戴夏鍾汪"
FAMILIES += "田任范方石姚譚廖熊陸郝孔白毛邱秦江顧侯邵孟龍萬段錢湯尤黃簡傅沈呂盧蘇"
FAMILIES += "裴閔咸嚴卞呂廉魯玄芮"
_LONGEST = 9  # a longer Japanese reading is a verb, and no part of a name
_INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".split()
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_FINALS = " g kk gs n nj nh d r lg lm lb ls lt lp lh m b bs s ss ng j ch k t p h".split(" ")

# How passports and newspapers write the syllables of Korean that Unihan's Hangul spells by rule.
_KOREAN: Rules = (
    ("^g", "k"), ("^d", "t"), ("^b", "p"), ("^j", "ch"), ("eo", "o"), ("eo", "u"), ("u", "oo"), ("^i$", "lee"),
    ("^i$", "yi"),
    ("^ri$", "lee"), ("^r", "n"), ("^r", "l"), ("^r(?=[yi])", ""), ("^yu", "yoo"), ("^si", "shi"), ("ae", "ai"),
    ("ae", "ay"),
    ("a$", "ah"), ("o$", "oh"), ("g$", "k"), ("^bag$", "park"), ("yeo", "yu"), ("yeo", "yo"), ("yeo", "you"),
    ("oe", "oi"),
    ("ui", "eui"), ("an$", "ahn"), ("r$", "l"), ("eu", "u"), ("^i", "yi"), ("^hw", "wh"),
)  # fmt: skip
# How Hong Kong writes what Jyutping spells by rule.
_CANTONESE: Rules = (
    ("^j(?=yu)", ""), ("^j", "y"), ("^z", "ch"), ("^z", "ts"), ("^c", "ch"), ("^c", "ts"), ("^gw", "kw"),
    ("^g", "k"), ("^b", "p"),
    ("^d", "t"), ("^s(?=[iy])", "sh"), ("eoi", "ui"), ("eon", "un"), ("oeng", "eung"), ("aa", "a"), ("yun", "uen"),
    ("yu$", "u"),
    ("^yu", "yue"), ("yut", "uet"), ("ou$", "o"), ("ei$", "ee"), ("ei$", "ay"), ("i$", "ee"), ("u$", "oo"),
    ("au$", "ow"),
)  # fmt: skip
# Mandarin as Wade and Giles wrote it, without their apostrophes.
_WADE_GILES: Rules = (
    ("^zh", "ch"), ("^q", "ch"), ("^x", "hs"), ("^j", "ch"), ("^d", "t"), ("^b", "p"), ("^g", "k"),
    ("^c(?!h)", "ts"), ("^z(?!h)", "ts"),
    ("^r", "j"), ("ong$", "ung"), ("ian$", "ien"), ("ie$", "ieh"), ("ue$", "ueh"), ("ui$", "uei"), ("uo$", "o"),
    ("e$", "o"), ("i$", "ih"),
    ("^(y)ou$", "yu"), ("yan$", "yen"), ("^s(?=i$)", "sz"), ("iu$", "iou"), ("^si$", "ssu"), ("^zi$", "tzu"),
    ("^zi$", "tse"),
)  # fmt: skip
# How the first consonant changes behind another character: "kawa" in "Ishigawa".
_VOICED = (
    ("k", "g"),
    ("sh", "j"),
    ("s", "z"),
    ("ch", "j"),
    ("ts", "z"),
    ("t", "d"),
    ("h", "b"),
    ("f", "b"),
    ("h", "p"),
)
_ENDINGS = (
    ("mu", "mi"),
    ("ku", "ki"),
    ("gu", "gi"),
    ("bu", "bi"),
    ("su", "shi"),
    ("tsu", "chi"),
    ("ru", "ri"),
    ("u", "i"),
)


def lines(folder: Path, name: str) -> list[str]:
    """The lines of a Unihan file, compressed or not."""
    packed = folder / f"{name}.txt.bz2"
    text = bz2.decompress(packed.read_bytes()) if packed.exists() else (folder / f"{name}.txt").read_bytes()
    return [line for line in text.decode("utf-8").splitlines() if line.startswith("U+")]


def bare(reading: str) -> str:
    """A reading without tones and marks, in lower case."""
    plain = unicodedata.normalize("NFD", reading.lower().replace("đ", "d").replace("ü", "u"))
    return "".join(letter for letter in plain if letter.isascii() and letter.isalpha())


def korean(syllable: str) -> str:
    """A syllable of Hangul in the Revised Romanization, one letter for one."""
    number = ord(syllable) - 0xAC00
    if not 0 <= number < 11172:
        return ""
    initial, vowel, final = number // 588, number // 28 % 21, number % 28
    return _INITIALS[initial].strip("-") + _VOWELS[vowel] + _FINALS[final]


def readings(folder: Path) -> dict[str, dict[str, set[str]]]:
    """Of each character its readings by language, as Unihan gives them."""
    wanted = {line.split("\t")[0] for line in lines(folder, "Unihan_OtherMappings") if line.split("\t")[1] in WANTED}
    wanted |= {f"U+{ord(letter):04X}" for letter in FAMILIES}
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for line in lines(folder, "Unihan_Readings"):
        code, field, value = line.split("\t")
        if code not in wanted:
            continue
        own = found[chr(int(code[2:], 16))]
        if field in ("kMandarin", "kHanyuPinlu"):
            own["zh"] |= {bare(one.partition("(")[0]) for one in value.split()}
        elif field in ("kJapaneseOn", "kJapaneseKun"):
            own["ja"] |= {one.lower() for one in value.split() if len(one) < _LONGEST}
        elif field == "kHangul":
            own["ko"] |= {korean(one[0]) for one in value.split()}
        elif field == "kVietnamese":
            own["vi"] |= {bare(one) for one in value.split()}
        elif field == "kCantonese":
            own["yue"] |= {bare(one) for one in value.split()}
    return found


def variants(reading: str, rules: list[tuple[re.Pattern[str], str]]) -> set[str]:
    """A reading and what one or two rules make of it."""
    once = {pattern.sub(new, reading) for pattern, new in rules}
    return {reading} | once | {pattern.sub(new, one) for one in once for pattern, new in rules}


def japanese(reading: str) -> set[str]:
    """A reading with and without long vowels and the endings of adjectives and verbs, and voiced behind another."""
    found = {reading, reading.replace("ou", "o").replace("uu", "u"), reading.replace("ou", "oh")}
    if reading.endswith("i") and len(reading) > 3:
        found.add(reading[:-1])
    if len(reading) > 3:
        found |= {reading[: -len(old)] + new for old, new in _ENDINGS if reading.endswith(old)}
        found.add(reading[:-1] + "a" if reading[-1] in "eo" else reading)  # "shiro" and "sake" in Shirakawa, Sakamoto
    return found | {new + one[len(old) :] for one in found for old, new in _VOICED if one.startswith(old)}


def spellings(language: str) -> Callable[[str], set[str]]:
    """How a language's readings are written in names, each worked out once."""
    rules = {"ko": _KOREAN, "yue": _CANTONESE, "wade": _WADE_GILES}.get(language)
    if rules is not None:
        compiled = [(re.compile(pattern), new) for pattern, new in rules]
        return cache(lambda reading: variants(reading, compiled))
    return cache(japanese) if language == "ja" else cache(lambda reading: {reading})


def rows(language: str, read: dict[str, dict[str, set[str]]]) -> list[str]:
    """The lines of a language: all spellings that stand for the same characters, and these."""
    spell, column = spellings(language), "zh" if language == "wade" else language
    characters: dict[str, set[str]] = defaultdict(set)
    for character, own in read.items():
        for spelled in {spelled for reading in own[column] if reading for spelled in spell(reading) if spelled}:
            characters[spelled].add(character)
    alike: dict[str, list[str]] = defaultdict(list)
    for spelled in sorted(characters):
        alike["".join(sorted(characters[spelled]))].append(spelled)
    return [f"{language} {' '.join(spelled)}\t{written}" for written, spelled in alike.items()]


def main() -> None:
    """Write the table."""
    read = readings(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"))
    written = [row for language in LANGUAGES for row in rows(language, read)]
    TARGET.write_text(HEAD + "\n".join(written) + "\n", encoding="utf-8")
    print(f"{len(read)} characters, {len(written)} rows, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
