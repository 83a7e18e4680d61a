"""Merging under damage that the training rows do not have, on sentences of the project's own articles.

usage: python tests/benchmarks/damage.py ARTICLES... [--errors KIND] [--seed N]

ARTICLES are folders or files with docs.jsonl. Of each sentence of eight words or more come versions: windows that
overlap (AB, BC, CD, so that no one has it all), a bad decoding, words cut at line ends, keys missed on a keyboard,
figures written out, British for American spelling, a report of it ("that she had ..."), a scan, a caption by machine,
beginning and end around an ellipsis, capitals; and twins that say something else: a quantity ("all", "some"), who did
it to whom, a month, a currency, an opposite, another figure, a negation. Prints B-cubed, pairs, twins merged unflagged,
and per kind the share of the cluster that was found, or of twins merged.
"""

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from typing import Any

import quotetrace

Change = Callable[[random.Random, str], str | None]

GIVEN = (
    "Aune Bram Ceri Dag Edda Finn Gudrun Hale Ines Jory Kaia Lorcan Maren Nils Oona Piet Runa Sven Tilda Ulf".split()
)
FAMILY = "Aldous Brekke Corrigan Dunmore Ekman Farrow Gilchrist Hask Ilves Jarrett Kestrel Lindqvist Mercer".split()
POSTS = "harbour master|head of the water board|mayor|spokeswoman for the railway|chief nurse|trade minister".split("|")
BRITISH = {
    "or": "our", "ize": "ise", "ized": "ised", "izing": "ising", "ization": "isation", "center": "centre",
    "meter": "metre", "meters": "metres", "traveler": "traveller", "program": "programme", "defense": "defence",
}  # fmt: skip
SPOKEN = {"2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "10": "ten"}
MONTHS = "January February March April June July August September October November December".split()
KEYS = dict(zip("abcdefghiklmnoprstuvwy", "sbvsedfghjkmnbieedyicet", strict=False))
REPORTED = {"I": "she", "my": "her", "me": "her", "we": "they", "our": "their", "us": "them", "We": "they", "My": "her"}
PAST = {"is": "was", "are": "were", "will": "would", "has": "had", "have": "had", "can": "could", "do": "did"}
MORE = {"more": "less", "less": "more", "higher": "lower", "before": "after", "after": "before", "first": "last",
        "early": "late", "open": "closed", "up": "down", "safe": "unsafe", "new": "old", "with": "without"}  # fmt: skip


def windows(dice: random.Random, text: str) -> list[str]:
    """Overlapping windows: neither has the whole, and the first shares nothing with the last."""
    words = text.split()
    if len(words) < 16:
        return []
    size, step = len(words) // 2, len(words) // 4
    return [" ".join(words[at : at + size]) for at in range(0, len(words) - size + 1, step)][: dice.randint(2, 4)]


def mojibake(_: random.Random, text: str) -> str:
    """UTF-8 read as Windows-1252."""
    return text.replace("—", " — ").encode("utf-8").decode("cp1252", "replace")


def hyphenated(dice: random.Random, text: str) -> str:
    """Long words cut at line ends."""
    return re.sub(r"\b(\w{4,})(\w{3,})\b", lambda m: f"{m[1]}-\n{m[2]}" if dice.random() < 0.3 else m[0], text)


def mistyped(dice: random.Random, text: str) -> str:
    """Neighbouring keys."""
    return "".join(KEYS.get(char, char) if dice.random() < 0.04 else char for char in text)


def written_out(_: random.Random, text: str) -> str | None:
    """Small figures as words."""
    out = re.sub(r"(?<![\d.,$£€])(\d+)(?![\d.,%]*\d|%)", lambda m: SPOKEN.get(m[1], m[1]), text)
    return out if out != text else None


def british(_: random.Random, text: str) -> str | None:
    """American spelling made British, ending by ending."""
    out = text
    for american, other in BRITISH.items():
        out = re.sub(rf"(?<=\w\w\w){american}\b|\b{american}\b", other, out) if len(american) > 2 else out
    return out if out != text else None


def indirect(_: random.Random, text: str) -> str:
    """As a report puts it: third person, one tense back."""
    words = [REPORTED.get(word, PAST.get(word, word)) for word in text.split()]
    return "that " + " ".join(words).rstrip(".")[:1].lower() + " ".join(words).rstrip(".")[1:]


def scanned(dice: random.Random, text: str) -> str:
    """Letters that a scanner takes for others, spaces lost and put in."""
    pairs = [("rn", "m"), ("cl", "d"), ("li", "h"), ("e", "c"), ("o", "0"), ("l", "1"), ("s", "5"), ("h", "b")]
    for old, new in pairs:
        text = "".join(
            new + piece if number and dice.random() < 0.15 else (old if number else "") + piece
            for number, piece in enumerate(text.split(old))
        )
    return re.sub(" ", lambda _: dice.choice(["", "  "]) if dice.random() < 0.05 else " ", text)


def captioned(dice: random.Random, text: str) -> str:
    """A caption by machine: no marks, capitals or signs, some hesitation, some sounds taken for other words."""
    heard = {"to": "two", "for": "four", "their": "there", "your": "you're", "by": "buy", "right": "write"}
    words = re.sub(r"[^\w\s']", "", text.lower()).split()
    words = [heard.get(word, word) if dice.random() < 0.3 else word for word in words]
    return " ".join(word if dice.random() > 0.06 else f"um {word}" for word in words)


def elided(dice: random.Random, text: str) -> str | None:
    """Beginning and end around an ellipsis in brackets."""
    words = text.split()
    if len(words) < 12 or {"not", "no", "never"} & {*words}:
        return None
    third = len(words) // 3
    return " ".join([*words[: third + dice.randint(0, 2)], "[...]", *words[-third:]])


def shouted(_: random.Random, text: str) -> str:
    """Capitals throughout, as in a headline."""
    return text.upper()


VERSIONS: tuple[Change, ...] = (
    mojibake, hyphenated, mistyped, written_out, british, indirect, scanned, captioned, elided, shouted,
)  # fmt: skip


def quantity(_: random.Random, text: str) -> str | None:
    """All for some."""
    out = re.sub(r"\b(all|every|each)\b", "some", text, count=1, flags=re.I)
    return out if out != text else None


def actors(_: random.Random, text: str) -> str | None:
    """Two names within a few words of each other, changed about."""
    found = re.search(r"(?<=[a-z,] )([A-Z][a-z]{3,}) ((?:[a-z]+ ){1,3})([A-Z][a-z]{3,})\b", text)
    if not found or {"and", "or", "of", "for", "in", "at", "on", "to", "from"} & {*found[2].split()}:
        return None
    return f"{text[: found.start()]}{found[3]} {found[2]}{found[1]}{text[found.end() :]}"


def month(dice: random.Random, text: str) -> str | None:
    """Another month."""
    found = next((each for each in MONTHS if re.search(rf"\b{each}\b", text)), None)
    return text.replace(found, dice.choice([each for each in MONTHS if each != found]), 1) if found else None


def currency(_: random.Random, text: str) -> str | None:
    """Pounds for dollars."""
    found = re.search(r"[$£€](?=\d)", text)
    other = {"$": "£", "£": "€", "€": "$"}
    return text[: found.start()] + other[found[0]] + text[found.end() :] if found else None


def comparison(_: random.Random, text: str) -> str | None:
    """A word turned into its opposite."""
    found = next((each for each in re.finditer(r"\b[a-z]+\b", text) if each[0] in MORE), None)
    return text[: found.start()] + MORE[found[0]] + text[found.end() :] if found else None


def figure(dice: random.Random, text: str) -> str | None:
    """Another digit."""
    places = [at for at, char in enumerate(text) if char.isdigit()]
    if not places:
        return None
    at = dice.choice(places)
    return text[:at] + str((int(text[at]) + dice.randint(1, 9)) % 10) + text[at + 1 :]


def denial(_: random.Random, text: str) -> str | None:
    """A negation put in or taken out, contracted."""
    if "n't " in text.replace("’", "'"):
        return re.sub(r"n['’]t ", " ", text, count=1)
    out = re.sub(r"\b(is|was|are|were|could|would|did|has|had)\b ", r"\1n’t ", text, count=1)
    return out if out != text else None


TWINS: tuple[Change, ...] = (quantity, actors, month, currency, comparison, figure, denial)


def sentences(paths: list[Path]) -> list[str]:
    """The sentences of eight words or more, each once."""
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("docs*.jsonl")))]
    texts = [json.loads(line)["text"] for file in files for line in file.read_text("utf-8").splitlines()]
    found = [
        " ".join(each.split()) for text in texts for each in re.split(r"(?<=[.!?][”\"’]) +|(?<=[.!?]) +|\n+", text)
    ]
    return list(dict.fromkeys(each.strip('“”"') for each in found if 8 <= len(each.split()) <= 60))


def speaker(dice: random.Random, name: tuple[str, str], post: str) -> str | None:
    """A speaker as articles may write him."""
    given, family = name
    at = dice.randrange(1, len(family) - 1)
    garbled = family[:at] + dice.choice("aeiou") + family[at + 1 :]
    return dice.choice([f"{given} {family}", family, f"{given} {family}, {post}", f"the {post}", f"{given} {garbled}",
                        "she", None])  # fmt: skip


def made(dice: random.Random, texts: list[str]) -> Iterator[dict[str, Any]]:
    """The rows."""
    for number, text in enumerate(texts):
        name, post = (dice.choice(GIVEN), dice.choice(FAMILY)), dice.choice(POSTS)
        shown = [("base", text)]
        shown += [("windows", each) for each in windows(dice, text)] if dice.random() < 0.3 else []
        for change in dice.sample(VERSIONS, 3):
            if (out := change(dice, text)) and out != text:
                shown.append((change.__name__, out))
        for kind, version in shown:
            yield _row(kind, version, speaker(dice, name, post), number, None)
        for change in dice.sample(TWINS, len(TWINS)):
            if (out := change(dice, text)) and out != text:
                other = name if dice.random() < 0.6 else (dice.choice(GIVEN), dice.choice(FAMILY))
                yield _row(change.__name__, out, speaker(dice, other, post), number + len(texts), number)
                break


def _row(kind: str, text: str, who: str | None, cluster: int, parent: int | None) -> dict[str, Any]:
    return {"kind": kind, "text": text, "speaker": who, "cluster": cluster, "parent": parent}


def main() -> None:
    """Make the rows, trace them, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--errors")
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    rows = list(made(dice, sentences(options.articles)))
    dice.shuffle(rows)
    label: dict[str, Hashable] = {}
    for trace in quotetrace.trace_quotes([{**row, "id": n, "kind": None} for n, row in enumerate(rows)]):
        for each in trace.versions:
            told = tuple(sorted((change.kind, str(change.version)) for change in each.alterations))
            label[each.quotation] = (trace.id, told if each.altered else ())
    print_figures(rows, [label[str(number)] for number in range(len(rows))], options.errors)


def print_figures(rows: list[dict[str, Any]], found: list[Hashable], errors: str | None) -> None:
    """B-cubed, pairs, twins merged; then kind by kind."""
    gold = [row["cluster"] for row in rows]
    size, true, both = Counter(found), Counter(gold), Counter(zip(found, gold, strict=True))
    p = sum(n * n / size[own] for (own, _), n in both.items()) / len(rows)
    r = sum(n * n / true[own] for (_, own), n in both.items()) / len(rows)
    hits, guessed, wanted = (sum(n * (n - 1) / 2 for n in each.values()) for each in (both, size, true))
    groups: defaultdict[int, set[Hashable]] = defaultdict(set)
    for own, each in zip(gold, found, strict=True):
        groups[own].add(each)
    kinds: defaultdict[str, list[float]] = defaultdict(list)
    for row, each in zip(rows, found, strict=True):
        merged = row["parent"] is not None and each in groups[row["parent"]]
        alone = true[row["cluster"]] == 1
        value = float(merged) if row["parent"] is not None else 0.0 if alone else (
            (both[each, row["cluster"]] - 1) / (true[row["cluster"]] - 1))  # fmt: skip
        if row["parent"] is not None or not alone:
            kinds[("twin " if row["parent"] is not None else "") + row["kind"]].append(value)
        if errors == row["kind"] and (merged or (row["parent"] is None and value < 0.5)):
            print(row["speaker"], "|", row["text"])
    twins = [value for kind, values in kinds.items() if kind.startswith("twin") for value in values]
    f, pairs = 2 * p * r / (p + r), 2 * hits / (guessed + wanted)
    print(f"{len(rows)} rows: B-cubed {p:.3f} {r:.3f} {f:.3f}, pairs {pairs:.3f}")
    print(f"twins merged {sum(twins) / len(twins):.3f}, largest group {max(size.values())}")
    for kind, values in sorted(kinds.items()):
        print(f"{kind:18} {len(values):5} {sum(values) / len(values):.3f}")


if __name__ == "__main__":
    main()
