"""What somebody puts a figure on: `put the cost at 70 million`."""

from quotetrace.grammar.phrases import phrase_at, reach_right
from quotetrace.grammar.subjects import Tokens
from quotetrace.quotations.scene import Scene

_NEAR_FIGURE = 8  # tokens between what is valued and "at": "put the number of people in the square at 2,000"
_NEARER = frozenset(("closer", "nearer"))
_DEGREES = frozenset("more less over under about around roughly nearly almost between some approximately up to".split())
_CURRENCY = 3  # letters of "EUR"


def valued(scene: Scene, at: int, limit: int) -> Tokens | None:
    """`put the cost at 70 million`, `estimates the crowd at 2,000`: an object and its figure."""
    phrase = phrase_at(scene.document, at) if at < limit else None
    if phrase is None or phrase[0] != at:
        return None
    for i in range(phrase[1], min(phrase[1] + _NEAR_FIGURE, limit - 1)):
        marked = scene.opens.get(i + 1) if scene.word(i) == "at" else None
        if marked is not None:
            return at, marked.last
        figure = _past_degree(scene, i + 1, limit) if scene.word(i) == "at" else limit
        if figure < limit and (scene.code[figure] in "#$" or _is_money(scene, figure)):
            return at, _with_measure(scene, reach_right(scene.document, figure, limit, appositions=False), limit)
        if scene.word(i) in _NEARER and scene.word(i + 1) == "to" and phrase_at(scene.document, i + 2) is not None:
            return at, reach_right(scene.document, i + 2, limit, appositions=False)
        if scene.code[i] in "VZM,;:Q":
            return None
    return None


def _with_measure(scene: Scene, end: int, limit: int) -> int:
    """`at 22 million|, about 14 months of profit|`: what the figure comes to, where nothing stands behind it."""
    figure = _past_degree(scene, end + 1, limit) if scene.code[end : end + 1] == "," else limit
    if figure >= limit or scene.code[figure] not in "#$":
        return end
    measure = reach_right(scene.document, figure, limit, appositions=False)
    return measure if measure == limit or scene.code[measure] in ",.;" else end


def _past_degree(scene: Scene, at: int, limit: int) -> int:
    """`at | more than | 600`, `at | about | 40`: over what says how exact a figure is."""
    while at < limit and (scene.word(at) in _DEGREES or (scene.word(at) == "than" and scene.word(at - 1) in _DEGREES)):
        at += 1
    return at


def _is_money(scene: Scene, at: int) -> bool:
    """`at | PLN 14m`, `at | Rs 400 crore`: a currency and its figure."""
    word = scene.document.words[at]
    return scene.code[at + 1 : at + 2] == "#" and (word.isupper() or word == "Rs") and len(word) <= _CURRENCY
