"""Quotations damaged on purpose, with the cluster each belongs to: what the weights of the pair score learn from.

usage: python scripts/damage_quotations.py ROWS.jsonl[.xz] COUNT > DAMAGED.jsonl

ROWS hold texts ({"text", "kind": "base"}); of COUNT of them come versions (cut, overlapping windows, letters misread,
words unknown to the lists put for others, names misheard, clauses turned round) and twins that say something else (a
negation, a number, a name changed, a phrase in many mouths). Rows out: {"id", "text", "speaker", "cluster", "kind",
"parent"}; a twin is a cluster of its own and names its parent.
"""

import json
import lzma
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

SEED = 20
GIVEN = (
    "Ada Boris Carla Dunja Edwin Farah Gil Hanna Ilya Jonas Kemi Lars Mona Nadia Olu Petra Rafiq Sonja Tariq".split()
)
FAMILY = (
    "Almeida Brandt Castellano Dlamini Eriksen Fonseca Grabowski Halloran Ivanenko Jovanovic Kowalski Lindgren Mbeki "
    "Novak Ortega Pereira Quispe Rasmussen Salazar Tanaka Ueda Vasquez Weiss Yilmaz Zapata Amsel Burke Conti Dubois"
).split()
FILLERS = "really|actually|you know|I think|frankly|of course|well|indeed|in fact|simply".split("|")
NEGATIONS = "not|never|no longer|hardly".split("|")
AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|can|could|should|has|have|had|may|must)\b(?! not|n't)")
NEGATED = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|has|have|had|may|must|do|does|did) not\b|\bnever "
)
STOCK = (
    "We will leave no stone unturned.|The investigation is still under way.|We have no further comment at this time.|"
    "Our hearts go out to everyone affected.|I am proud of what this team has done.|It is too early to say.|"
    "We are cooperating fully with the authorities.|This is a great day for our city."
).split("|")

# Cluster, text, speaker, kind.
Made = tuple[str, str, str | None, str]
Changed = Callable[[random.Random, list[str]], list[str]]


def cut_tail(dice: random.Random, words: list[str]) -> list[str]:
    """The first part, with or without an ellipsis."""
    kept = words[: dice.randint(max(4, len(words) // 3), len(words) - 1)]
    return [*kept, "..."] if dice.random() < 0.4 else kept


def cut_head(dice: random.Random, words: list[str]) -> list[str]:
    """The last part, with or without an ellipsis."""
    kept = words[dice.randint(1, max(1, 2 * len(words) // 3)) :]
    return ["…", *kept] if dice.random() < 0.4 else kept


def cut_middle(dice: random.Random, words: list[str]) -> list[str]:
    """Both ends with an ellipsis between."""
    start = dice.randint(2, max(2, len(words) // 2))
    end = dice.randint(start + 1, max(start + 1, len(words) - 2))
    return [*words[:start], dice.choice(["...", "…", "[...]", ". . ."]), *words[end:]]


def window(dice: random.Random, words: list[str]) -> list[str]:
    """A window of half to nine tenths, so that two windows of one text overlap (AB against BC)."""
    size = max(5, int(len(words) * dice.uniform(0.5, 0.9)))
    start = dice.randint(0, max(0, len(words) - size))
    return words[start : start + size]


def misread(dice: random.Random, words: list[str]) -> list[str]:
    """Letters lost, doubled, swapped or taken for others; spaces lost."""
    out: list[str] = []
    for word in words:
        if len(word) > 3 and dice.random() < 0.22:
            at = dice.randint(1, len(word) - 2)
            word = dice.choice([word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], swapped(word, at)])
        if out and dice.random() < 0.03:
            out[-1] += word
        else:
            out.append(word)
    return out


def swapped(word: str, at: int) -> str:
    """Two letters in each other's place."""
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def reworded(dice: random.Random, words: list[str]) -> list[str]:
    """Several words put for others, as a translator does who knows other synonyms than our lists; order shaken."""
    out = list(words)
    plain = [at for at, word in enumerate(words) if word.isalpha() and word.islower() and len(word) > 4]
    for at in dice.sample(plain, min(len(plain), max(2, len(words) // 7))):
        out[at] = dice.choice(POOL)
    for at in range(len(out) - 1):
        if dice.random() < 0.05:
            out[at], out[at + 1] = out[at + 1], out[at]
    out = [word for word in out if word.lower() not in ("the", "a", "of", "to", "that") or dice.random() > 0.25]
    return misheard(dice, out) if dice.random() < 0.4 else out


def misheard(dice: random.Random, words: list[str]) -> list[str]:
    """Names within the text in another spelling, or in syllables that have little to do with them."""
    out = []
    for at, word in enumerate(words):
        if at and word[:1].isupper() and word.isalpha() and len(word) > 3 and dice.random() < 0.6:
            word = garbled(dice, word)
        out.append(word)
    return out


def spoken(dice: random.Random, words: list[str]) -> list[str]:
    """As heard: lower case, no marks, fillers."""
    out: list[str] = []
    for word in words:
        if dice.random() < 0.06:
            out.append(dice.choice(FILLERS))
        out.append(re.sub(r"[^\w']", "", word.lower()))
    return [word for word in out if word]


def turned(dice: random.Random, words: list[str]) -> list[str]:
    """The clause behind the last comma first."""
    text = " ".join(words)
    head, comma, tail = text.rpartition(", ")
    return f"{tail.rstrip('.')}, {head}".split() if comma and len(tail) > 12 else spoken(dice, words)


def marked(dice: random.Random, words: list[str]) -> list[str]:
    """Other marks, other case."""
    text = " ".join(words).replace("'", dice.choice("'’"))
    return dice.choice([f"“{text}”", f"«{text}»", text.upper(), text.replace(",", " –"), f"'{text}.'"]).split()


VERSIONS: tuple[Changed, ...] = (
    marked, marked, cut_tail, cut_head, cut_middle, window, window, misread, reworded, reworded, misheard, spoken,
    turned,
)  # fmt: skip


def negated(dice: random.Random, text: str) -> str | None:
    """A negation put in or taken out."""
    if NEGATED.search(text):
        return NEGATED.sub(lambda found: f"{found[1]}" if found[1] else "", text, count=1)
    found = list(AUXILIARY.finditer(text))
    if not found:
        return None
    at = dice.choice(found).end()
    return f"{text[:at]} {dice.choice(NEGATIONS)}{text[at:]}"


def renumbered(dice: random.Random, text: str) -> str | None:
    """Another figure."""
    found = list(re.finditer(r"\d[\d,.]*\d|\d", text))
    if not found:
        return None
    one = dice.choice(found)
    digits = [each for each in range(*one.span()) if text[each].isdigit()]
    at = dice.choice(digits)
    return text[:at] + str((int(text[at]) + dice.randint(1, 9)) % 10) + text[at + 1 :]


def renamed(dice: random.Random, text: str) -> str | None:
    """Another name for a capitalised word within the text."""
    found = list(re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", text))
    if not found:
        return None
    one = dice.choice(found)
    return text[: one.start()] + dice.choice(FAMILY) + text[one.end() :]


TWINS = (negated, renumbered, renamed)
POOL: list[str] = []


def garbled(dice: random.Random, name: str) -> str:
    """A name misheard: another vowel or consonant or two; one time in four, other syllables altogether."""
    if dice.random() < 0.25:
        return "".join(dice.choice("bdfgklmnprstvz") + dice.choice("aeiou") for _ in range(dice.randint(2, 3))).title()
    letters = list(name)
    for _ in range(dice.randint(1, 2)):
        at = dice.randint(1, len(letters) - 1)
        letters[at] = dice.choice("aeiou" if letters[at] in "aeiou" else "bdgklmnrst")
    return "".join(letters)


def speaker_of(dice: random.Random, name: tuple[str, str]) -> str | None:
    """A speaker as an article may call him: in full, by surname, by role, by pronoun, garbled, not at all."""
    given, family = name
    return dice.choice([
        f"{given} {family}", f"{given} {family}", family, f"Ms. {family}", f"{given} {family}, head of the agency",
        f"{given} {garbled(dice, family)}", "she", "he", None, "a spokesman",
    ])  # fmt: skip


def versions_of(dice: random.Random, number: int, text: str) -> Iterator[Made]:
    """The versions and twins of one text; the cluster of a twin begins with its parent's."""
    name = dice.choice(GIVEN), dice.choice(FAMILY)
    own = f"d{number}"
    yield own, text, speaker_of(dice, name), "base"
    for _ in range(dice.choice([0, 1, 1, 2, 3, 5])):
        version = dice.choice(VERSIONS)
        words = version(dice, text.split())
        if len(words) > 2:
            yield own, " ".join(words), speaker_of(dice, name), version.__name__
    if dice.random() < 0.5:
        changed = dice.choice(TWINS)(dice, text)
        if changed and changed != text:
            twin = f"{own}/twin"
            said_by = name if dice.random() < 0.7 else (dice.choice(GIVEN), dice.choice(FAMILY))
            for _ in range(dice.choice([1, 1, 2])):
                shown = " ".join(dice.choice((marked, marked, spoken, window))(dice, changed.split()))
                yield twin, shown, speaker_of(dice, said_by), "twin"


def phrases_of(dice: random.Random, texts: list[str], count: int) -> Iterator[Made]:
    """Words that several texts share by chance, alone in the mouths of two people: no utterance of one another."""
    counts = Counter(
        " ".join(words[at : at + size])
        for words in (re.findall(r"[\w']+", text.lower()) for text in texts)
        for size in (1, 2, 3, 4, 5)
        for at in range(len(words) - size + 1)
    )
    common = sorted(phrase for phrase, times in counts.items() if times >= 3 and len(phrase) > 4)
    for number, phrase in enumerate(dice.sample(common, min(count, len(common)))):
        for person in range(2):
            name = dice.choice(GIVEN), dice.choice(FAMILY)
            shown = " ".join(marked(dice, phrase.split()))
            yield f"h{number}/{person}", shown, speaker_of(dice, name), "phrase"


def stock_of(dice: random.Random, count: int) -> Iterator[Made]:
    """Stock phrases, each in the mouths of many, some of whom say it twice."""
    for number, phrase in enumerate(STOCK):
        for _ in range(count):
            name = dice.choice(GIVEN), dice.choice(FAMILY)
            for _ in range(dice.choice([1, 1, 2])):
                shown = " ".join(marked(dice, phrase.split()))
                yield f"s{number}/{name[0]} {name[1]}", shown, speaker_of(dice, name), "stock"


def texts_of(path: Path) -> list[str]:
    """The undamaged texts of a file of rows, each once."""
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    return list(dict.fromkeys(row["text"] for row in rows if row["kind"] == "base" and len(row["text"].split()) > 6))


def main() -> None:
    """Write the damaged rows to standard output."""
    texts, count = texts_of(Path(sys.argv[1])), int(sys.argv[2])
    dice = random.Random(SEED)
    dice.shuffle(texts)
    words = {word for text in texts for word in text.split()}
    POOL.extend(sorted(word for word in words if word.isalpha() and word.islower() and len(word) > 4))
    made = [each for number, text in enumerate(texts[:count]) for each in versions_of(dice, number, text)]
    made += [*phrases_of(dice, texts, count // 8), *stock_of(dice, max(3, count // 150))]
    dice.shuffle(made)
    for number, (own, text, speaker, kind) in enumerate(made):
        parent = own.removesuffix("/twin") if kind == "twin" else None
        row = {"id": number, "text": text, "speaker": speaker, "cluster": own, "kind": kind, "parent": parent}
        sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
