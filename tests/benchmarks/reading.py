"""Characters a second that ``trace`` reads in one text, for prose and for texts made to be slow.

Run ``python tests/benchmarks/reading.py [SHAPE ...] [--sizes 0.1 1 10] [--limit 60] [--profile]``; ``--corpus
polnear.train.jsonl.xz`` adds a shape of its articles, one behind the other. Each shape is read
at each size; a size is skipped where the one before suggests more than ``--limit`` seconds. A shape is linear where
its figures stay the same from size to size; ``--profile`` shows where the time of the largest size read goes.
"""

import argparse
import cProfile
import io
import json
import lzma
import pstats
import random
import resource
import time
from collections.abc import Callable

import quotetrace

_MILLION = 1_000_000
_NAMES = ["Ana Ruiz", "Tom Birk", "Ines Okafor", "Marta Oyelaran", "Pavel Novak", "Lena Falk", "Kofi Mensah"]
_ROLES = ["the mayor of Altona", "who runs the ferry", "an engineer at Nordlicht", "61", "head of the works department"]
_SAYINGS = [
    "The bridge will open in May",
    "Nobody told the shops on the east bank about it",
    "We measured the northern pier twice, and it had moved",
    "I do not think that the council will vote again this year",
    "It cost 3.4 million crowns, and it was worth every one of them",
]
_TOLD = [
    "“{words},” said {name}, {role}. “{more}.”",
    "{name} said that {lower} and that the works would last until autumn.",
    "{lower_first}, according to {name}, {role}, who spoke on Monday evening.",
    "The council met for three hours in the old customs house, where the heating had failed the week before.",
    "{name} told reporters outside the harbour office: “{words}. {more}.”",
    "Asked about the ferry, {name} called the delay “a small thing” and left by the back door.",
    "The river has risen by 40 centimetres since Sunday. Two streets are closed, and the school has no light.",
    "In a statement, the port authority denied that {lower}.",
]


def _prose(size: int) -> str:
    chance = random.Random(1)
    pieces, length = [], 0
    while length < size:
        words, more = chance.choice(_SAYINGS), chance.choice(_SAYINGS)
        piece = " ".join(
            chance.choice(_TOLD).format(
                words=words,
                more=more,
                lower=words[0].lower() + words[1:],
                lower_first=words,
                name=chance.choice(_NAMES),
                role=chance.choice(_ROLES),
            )
            for _ in range(chance.randint(1, 3))
        )
        pieces.append(piece)
        length += len(piece) + 2
    return "\n\n".join(pieces)[:size]


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


SHAPES: dict[str, Callable[[int], str]] = {
    "prose": _prose,
    "prose in one paragraph": lambda size: _prose(size).replace("\n\n", " "),
    "quotations in one paragraph": _repeated("“The bridge is shut,” said Ana Ruiz. "),
    "quotations without an attribution": _repeated("“The bridge is shut for the year.” "),
    "fragments in one sentence": _repeated("she called it “a small thing” and "),
    "opening marks": _repeated("“"),
    "closing marks": _repeated("”"),
    "straight marks": _repeated('"'),
    "pairs of marks": _repeated("“”"),
    "marks around letters": _repeated("“a” "),
    "marks opened and never closed": _repeated("“We go. "),
    "marks left open, paragraph by paragraph": _repeated('"We win, said Ann Lee.\n\n'),
    "single marks and clipped words": _repeated("'Course it's 'a b, he said 'c "),
    "tags": _repeated("<p>a</p> "),
    "tags never closed": _repeated("<a <script><!-- "),
    "entities": _repeated("&quot;&amp;ldquo; "),
    "lines quoted by mail": _repeated("> a b\n>\n> > c\n"),
    "labels in mid-paragraph": _repeated("Mr. RUIZ.—We go. Mr. Ruiz: We stay. "),
    "quote, never unquote": _repeated("said quote we go "),
    "talk parted by dashes": _repeated("— We go, — says Ana. — No. "),
    "captions without stops": _repeated("the mayor says he said "),
    "subtitles with times": _repeated("00:01 --> 00:02\n>> WE GO\n"),
    "posts": _repeated("Ana Ruiz\n@ana\nWe go\n9:41 AM · Mar 12\n"),
    "marks closed and never opened": _repeated("We go.” "),
    "marks nested deeper and deeper": _repeated("“a ‘b "),
    "opening brackets": _repeated("("),
    "apostrophes": _repeated("'"),
    "curly apostrophes": _repeated("’ "),
    "plural possessives": _repeated("the workers' "),
    "guillemets": _repeated("« a » "),
    "said": _repeated("said "),
    "he said that": _repeated("he said that "),
    "he said, comma": _repeated("he said, "),
    "according to": _repeated("according to "),
    "commas": _repeated(","),
    "names and commas": _repeated("Ana, "),
    "and": _repeated("a man and "),
    "of": _repeated("the end of "),
    "dashes": _repeated("a — "),
    "marks that never close": _repeated('"a '),
    "colons": _repeated("a: "),
    "stops": _repeated(". "),
    "one word": _repeated("a"),
    "digits": _repeated("1"),
    "spaces": _repeated(" "),
    "names": _repeated("Ana Ruiz "),
    "line breaks": _repeated("\n"),
    "tiny paragraphs": _repeated("He left.\n\n"),
    "tiny paragraphs of marks": _repeated("“We go.”\n\n"),
    "tiny paragraphs never closed": _repeated("“We go.\n\n"),
    "tiny lines": _repeated("a\n"),
    "turns": _repeated("RUIZ: We go.\n\n"),
    "names and pronouns": _repeated("Ana Ruiz said that he said that she left and they said so. "),
    "names and pronouns in one sentence": _repeated("Ana Ruiz said that he said that she left and "),
    "pronouns": _repeated("he "),
    "pronouns that speak": _repeated("He said that they said that she said it. "),
    "offices": _repeated("The mayor, Ana Ruiz, left. The mayor said that the minister said that a nurse left. "),
    "counterparts": _repeated("Her Korean counterpart, Ana Ruiz, left. "),
    "nicknames": _repeated("Ana Ruiz, nicknamed “Wall”, said that Wall left. "),
    "companies": _repeated("Its chairman, Ana Ruiz of the company, said that the company left Orrin Bank. "),
    "pull quotes": _repeated("“The bridge is shut for the year.”\n— Ana Ruiz, mayor of Altona\n\n"),
    "questions and answers": _repeated("Q: Did you go?\n\nA: We did not go, and Ana Ruiz left.\n\n"),
    "talk that dashes open": _repeated("— Why now? asked Ana Ruiz.\n\n— Why not? he said.\n\n"),
    "questions in bold type": _repeated("**Did you go?**\n\nWe did not go, I said.\n\n"),
    "speakers above their turns": _repeated("Ana Ruiz -- Mayor\n\nWe go.\n\nTom Birk -- Clerk\n\nWe stay.\n\n"),
    "subtitles": _repeated(">> we go\n\n"),
    "stage directions": _repeated("RUIZ: We go. [Laughs. (Cries. "),
    "single marks opened again": _repeated("'We go.\n\n"),
    "marks between blanks": _repeated('said Ana Ruiz. " We go, " '),
    "stars": _repeated("**"),
    "days behind names": _repeated("Ana Ruiz today said Tom Birk Tuesday went, "),
    "a sentence without a stop": _repeated("the council met in the old house and the river rose by the east bank "),
    "nouns": _repeated("word "),
    "adjectives": _repeated("old "),
    "articles": _repeated("the "),
    "numbers": _repeated("3.4 "),
    "brackets and quotation marks": _repeated("(“a” "),
    "blanks in quotation marks": lambda size: f"“We go.{' ' * (size - 20)}And so.”"[:size],
    "marks and blanks": _repeated("“ ” "),
    "accusations": _repeated("accused the board of theft and "),
    "one given name": lambda size: " ".join(
        f"Ana R{_letters(number)} left. Ana said so." for number in range(size // 25 + 1)
    )[:size],
    "one family name": lambda size: " ".join(
        f"Ana {_letters(number).title()} Ruiz left. Ms. Ruiz said so." for number in range(size // 36 + 1)
    )[:size],
    "misspelled names": lambda size: " ".join(
        f"Ana K{_letters(number)}r left. K{_letters(number)}l said so." for number in range(size // 36 + 1)
    )[:size],
    "different names": lambda size: " ".join(
        f"“We go,” said Ana R{_letters(number)}." for number in range(size // 26 + 1)
    )[:size],
}


def _letters(number: int) -> str:
    return "".join("aeioubdfgk"[int(digit)] for digit in str(number))


def _archive(path: str) -> Callable[[int], str]:
    """The articles of a corpus in one text, as often as it takes."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        text = "\n\n".join(json.loads(line)["text"] for line in lines) + "\n\n"
    return _repeated(text)


def _seconds(text: str) -> float:
    began = time.perf_counter()
    quotetrace.trace(text)
    return time.perf_counter() - began


def _profiled(text: str) -> str:
    profile = cProfile.Profile()
    profile.runcall(quotetrace.trace, text)
    out = io.StringIO()
    pstats.Stats(profile, stream=out).sort_stats("tottime").print_stats(6)
    lines = [line for line in out.getvalue().splitlines() if line.strip()]
    return "\n".join(f"      {line}" for line in lines[3:])


def _measure(name: str, sizes: list[float], limit: float, profile: bool) -> None:
    figures, expected, largest = [], 0.0, ""
    for before, size in zip([0.0, *sizes], sizes, strict=False):
        if before and expected * size / before > limit:
            figures.append(f"{'-':>11}")
            continue
        text = SHAPES[name](int(size * _MILLION))
        spent = _seconds(text)
        growth = spent / expected if expected else 1.0
        expected, largest = spent * (growth / (size / before) if before else 1.0), text
        figures.append(f"{len(text) / spent:11,.0f}")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024  # of this and all shapes before
    print(f"{name:36}{''.join(figures)}{most:8} MB", flush=True)
    if profile:
        print(_profiled(largest))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*")
    parser.add_argument("--sizes", nargs="+", type=float, default=[0.1, 1.0, 10.0], help="millions of characters")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds that one text may be expected to take")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--corpus", help="JSON lines, compressed with xz, whose articles make a shape")
    options = parser.parse_args()
    if options.corpus:
        SHAPES["archive"] = _archive(options.corpus)
    quotetrace.trace(_prose(10_000))
    print(f"{'characters a second, millions read:':36}{''.join(f'{size:11g}' for size in options.sizes)}")
    for name in options.shapes or SHAPES:
        _measure(name, options.sizes, options.limit, options.profile)


if __name__ == "__main__":
    main()
