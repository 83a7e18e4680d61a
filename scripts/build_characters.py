"""Make quotetrace/data/en/speakers_characters.txt from Unihan: python scripts/build_characters.py [/usr/share/unicode]

Reads Unihan_Readings.txt and Unihan_OtherMappings.txt (Debian's package unicode-data has them, compressed with bz2).
One line a character: its readings in Mandarin, Japanese, Korean, Vietnamese and Cantonese, in Latin letters and
without tones. Taken are the characters that Japanese and Korean names and schools use, and those of common Chinese
family names.
"""

import bz2
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parents[1] / "quotetrace" / "data" / "en" / "speakers_characters.txt"
HEAD = """\
# How a character is read: Mandarin, Japanese, Korean, Vietnamese, Cantonese; tabs between languages, commas between
# readings,
# - for none. Made by scripts/build_characters.py from the Unihan database of Unicode 15.0; its notice stands in
# speakers_characters.NOTICE.
"""
WANTED = ("kJoyoKanji", "kJinmeiyoKanji", "kKoreanEducationHanja")
# Family names that none of these lists holds, and simplified forms are read like the full ones.
FAMILIES = "崔朴尹姜趙鄭阮黎鄧潘韓吳徐孫馬胡郭何羅梁宋謝唐許鄒蕭馮曹彭曾蔣蔡賈丁魏薛葉閻余杜戴夏鍾汪"
FAMILIES += "田任范方石姚譚廖熊陸郝孔白毛邱秦江顧侯邵孟龍萬段錢湯尤黃簡傅沈呂盧蘇"
FAMILIES += "裴閔咸嚴卞呂廉魯玄芮"
_LONGEST = 9  # a longer Japanese reading is a verb, and no part of a name
_INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".split()
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_FINALS = " g kk gs n nj nh d r lg lm lb ls lt lp lh m b bs s ss ng j ch k t p h".split(" ")


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


def table(folder: Path) -> list[str]:
    """One line a character."""
    wanted = {line.split("\t")[0] for line in lines(folder, "Unihan_OtherMappings") if line.split("\t")[1] in WANTED}
    wanted |= {f"U+{ord(letter):04X}" for letter in FAMILIES}
    readings: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for line in lines(folder, "Unihan_Readings"):
        code, field, value = line.split("\t")
        if code not in wanted:
            continue
        own = readings[code]
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
    rows = []
    for code in sorted(readings, key=lambda code: int(code[2:], 16)):
        columns = [
            ",".join(sorted(one for one in readings[code][key] if one)) for key in ("zh", "ja", "ko", "vi", "yue")
        ]
        rows.append("\t".join(column or "-" for column in columns))
    return sorted(set(rows))


def main() -> None:
    """Write the table."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    rows = table(folder)
    TARGET.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} rows, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
