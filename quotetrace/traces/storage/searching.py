"""Searching: quotations found by half-remembered words."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from quotetrace.models import Hit

from ..meaning.names import likeness_of_all, name_asked
from ..pairing.rows import Row
from ..pairing.similarity import compare
from ..pairing.utterances import Utterance
from ..text.comparable import Comparable
from ..text.pieces import normal_words
from ..text.roots import FUNCTION
from .index import Index
from .stored import searchable

_WORD: Final = re.compile(r"[^\W_]+")
# So many of the rarest words are looked for, and so many times the wanted hits are laid beside the words.
_WORDS: Final = 12
_CHOICE: Final = 20
_LEAST: Final = 100
_SHARED: Final = 0.15  # of the words asked for, by weight: less is a word of grammar or two


def search(index: Index, words: str, speaker: str | None, limit: int) -> list[Hit]:
    """The quotations that have most of the words, by a speaker where one is named."""
    name = name_asked(speaker) if speaker else ()
    asked = _asked(words)
    if (words.strip() and not asked) or (speaker and not name) or not (asked or name):
        return []  # marks alone name nothing
    nodes = [*_on_disk(index, asked, name, _LEAST + _CHOICE * limit), *index.postings.waiting]
    query = index.vocabulary.read(words)
    scored = []
    for number, node in index.nodes(list(dict.fromkeys(nodes))).items():
        each = node.utterance
        if name and likeness_of_all((name,), each.names) not in ("same", "similar"):
            continue
        share = _share(query, each) if query.words else 1.0
        if share >= _SHARED:
            scored.append((-round(share, 3), number))
    return _hits(index, sorted(scored), limit)


def _share(query: Comparable, each: Utterance) -> float:
    """The share of the words asked for that an utterance has, in any order."""
    telling = query.kinds()
    if telling and telling.isdisjoint(each.text.kinds()):
        return 0.0
    found = compare(query, each.text)
    return found.bag[0] if found.runs else 0.0


def _asked(words: str) -> list[str]:
    """The words to look for, as written and in their normal form; words of grammar only where there are no others."""
    written = [word.casefold() for word in _WORD.findall(words)]
    normal = [word for piece in words.split() for word in normal_words(piece) if _WORD.fullmatch(word)]
    every = list(dict.fromkeys([*written, *normal]))
    telling = [word for word in every if word not in FUNCTION and len(word) > 1] or every
    return sorted(telling, key=len, reverse=True)[:_WORDS]


def _on_disk(index: Index, words: Sequence[str], name: tuple[str, ...], most: int) -> Iterator[int]:
    asked = " OR ".join(f'"{word}"' for word in words)
    parts = [f"text : ({asked})"] if asked else []
    # The surname alone: other parts of a name may be missing; garbled ones are found by the words.
    exact = [*parts, f'speaker : "{name[-1]}"'] if name else parts
    for query in dict.fromkeys((" AND ".join(exact), " AND ".join(parts))):
        if query:
            found = index.connection.execute(
                "SELECT rowid FROM spoken WHERE spoken MATCH ? ORDER BY rank LIMIT ?", (searchable(query), most)
            )
            yield from (row[0] for row in found.fetchall())


def _hits(index: Index, scored: Sequence[tuple[float, int]], limit: int) -> list[Hit]:
    hits: list[Hit] = []
    for share, node in scored:
        joined = index.connection.execute("SELECT joined FROM node WHERE number = ?", (node,)).fetchone()[0]
        hits.extend(_hit(row, f"t{joined}", -share) for row in index.rows(node, limit - len(hits)))
        if len(hits) >= limit:
            break
    return hits


def _hit(row: Row, trace: str, share: float) -> Hit:
    return Hit(
        quotation=row.id, text=row.text, similarity=share, trace=trace, speakers=row.speakers, article=row.article,
        outlet=row.outlet, published=row.published,
    )  # fmt: skip
