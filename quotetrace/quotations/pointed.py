"""Whose words a sentence says they are: `That’s Ana Ruiz.`, `was the verdict of Ruiz`, `is how Ruiz put it`."""

from quotetrace.grammar.phrases import phrase_at, reach_right
from quotetrace.grammar.subjects import Tokens
from quotetrace.grammar.who import people
from quotetrace.quotations.scene import Scene, Stretch

_THAT = frozenset({"that", "this"})
_POINTING = frozenset({"’s", "'s", "is", "was", "from"})
_ARE = frozenset({"is", "was", "are", "were", "’s", "'s", "came", "comes"})
_WORDS = frozenset(
    "words word verdict message view assessment advice answer response reply reaction warning conclusion summary plea"
    " opinion judgment judgement lament boast refrain motto".split()
)
_WHOSE = frozenset({"of", "from"})
_WAYS = (["how"], ["what"], ["all"], ["the", "way"], ["as", "much", "as"])
_PUT = (["put", "it"], ["puts", "it"])
_SAYS = frozenset({"say", "says", "said"})


def pointed(scene: Scene, stretch: Stretch) -> Tokens | None:
    """`“We will pay.” That’s | team manager Ana Ruiz |.`, `This from ...`, `Those are the words of ...`, in a sentence
    that is all about who spoke; and `“Too late” was the verdict of | Ana Ruiz, who has ...`."""
    at = stretch.last
    if at >= len(scene.code) or scene.document.block_of(at) != stretch.block:
        return None
    limit = scene.limits(at)[1]
    if (name := _of_words(scene, at + (scene.word(at) in _THAT | {"these", "those", "such"}), limit)) is not None:
        return name
    low = scene.document.low[at : at + 2]
    if len(low) < 2 or low[0] not in _THAT or low[1] not in _POINTING:
        return None
    first = at + 2 + (low[1] != "from" and scene.word(at + 2) == "from")  # "That’s | from | Ana Ruiz"
    name = _somebody(scene, first, limit)
    return name if name is not None and not scene.code[name[1] : limit].strip(".") else None


def how_put(scene: Scene, at: int, limit: int) -> tuple[Tokens, int] | None:
    """`“It is over” | is how | Ruiz | put it.`, `was all | Ruiz | would say`: who puts it, and the verb."""
    low = scene.document.low
    way = next((way for way in _WAYS if low[at + 1 : at + 1 + len(way)] == way), None)
    if way is None or scene.code[at] not in "VZ":
        return None
    who = at + 1 + len(way)
    name = phrase_at(scene.document, who) if who < limit else None
    if name is None or at >= name[0] or name[0] > who:
        return None
    name = who, reach_right(scene.document, who, limit)  # "was all | the council | would say"
    verb = name[1] + (scene.code[name[1] : name[1] + 1] == ",")
    verb += scene.code[verb : verb + 1] == "M"  # "all Ruiz | would | say"
    says = low[verb : verb + 1] and low[verb] in _SAYS and way != ["how"]
    return (name, verb) if says or low[verb : verb + 2] in _PUT else None


def _of_words(scene: Scene, at: int, limit: int) -> Tokens | None:
    """`was the verdict of | Ana Ruiz |`, from the verb on."""
    noun = phrase_at(scene.document, at + 1) if at + 1 < limit and scene.word(at) in _ARE else None
    if noun is None or noun[0] != at + 1 or scene.word(noun[1] - 1) not in _WORDS or scene.word(noun[1]) not in _WHOSE:
        return None
    return _somebody(scene, noun[1] + 1, limit)


def _somebody(scene: Scene, first: int, limit: int) -> Tokens | None:
    """A post, a whole name or both at a token, with what tells of them."""
    name = phrase_at(scene.document, first) if first < limit else None
    if name is None or name[0] != first:
        return None
    post = any(scene.word(spot) in people() for spot in range(*name))
    several = scene.code[name[0] : name[1]].endswith("PP") and scene.code[name[0]] == "P"
    return (first, reach_right(scene.document, first, limit)) if post or several else None
