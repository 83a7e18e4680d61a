"""Words for people that the tagger takes for something else: "the accused", "the forward", "Sparrow called it"."""

from quotetrace.grammar.who import people
from quotetrace.layers import Document

_PEOPLE = frozenset({"accused", "deceased", "condemned", "bereaved", "forward"})
_BESIDE = frozenset({"elder", "forward"})  # between what somebody belongs to and a name: "Cree elder Ada Moreau"
_PLACING = frozenset({"outside", "inside"})
_VERBS = ("VBD", "VBZ", "VBP", "MD")  # tags behind a subject
_DOUBTFUL = frozenset("RB JJ JJR VB VBG VBN VBD UH IN NN FW MD".split())  # what names look like
_NO_NOUN = ("NN", "JJ")  # begin the tag of what goes on as a noun: "the accused man"


def name_people(document: Document) -> None:
    """Tag as nouns: `the accused | told the court`, `said the deceased.`, but not `the accused man`."""
    tags, low, words = document.tags, document.low, document.words
    _name_posts(document)
    _name_openings(document)
    types = frozenset(low)
    if not _PLACING.isdisjoint(types):
        _place(document)
    if not _BESIDE.isdisjoint(types):
        for at in [spot for spot, word in enumerate(words) if word in _BESIDE and 0 < spot < len(words) - 1]:
            named = words[at - 1][0].isupper() and words[at + 1][0].isupper()
            tags[at] = "NN" if named and tags[at - 1] in ("NNP", "NNPS", "JJ") else tags[at]
    if _PEOPLE.isdisjoint(types):
        return
    for at in [spot for spot, word in enumerate(low) if word in _PEOPLE and spot and low[spot - 1] == "the"]:
        behind = tags[at + 1] if at + 1 < len(tags) else "."
        if behind in _VERBS or not (behind.startswith(_NO_NOUN) or behind in ("VBN", "IN", "RB")):
            tags[at] = "NN"


def _name_posts(document: Document) -> None:
    """Tag as a noun: `Undersecretary | for aviation`, what somebody is at the beginning of a sentence."""
    tags = document.tags
    for one in document.sentences:
        at = one.first
        if tags[at] == "JJ" and at + 1 < one.last and tags[at + 1] == "IN" and document.low[at] in people():
            tags[at] = "NN"


def _name_openings(document: Document) -> None:
    """Tag as a name: `Olga Sparrow disagreed. | Sparrow | called it a tale`, what opens a sentence before its verb and
    stands behind a name elsewhere on the page."""
    tags, words = document.tags, document.words
    doubtful = [
        one.first
        for one in document.sentences
        if one.first + 1 < one.last
        and tags[one.first] in _DOUBTFUL
        and (tags[one.first + 1] in _VERBS or (tags[one.first] == "IN" and tags[one.first + 1] == "NNP"))
        and words[one.first].istitle()
    ]
    if doubtful:
        named = {word for word, tag, before in zip(words[1:], tags[1:], tags, strict=False) if tag == before == "NNP"}
        for at in doubtful:
            tags[at] = "NNP" if words[at] in named else tags[at]


def _place(document: Document) -> None:
    """Tag as a preposition: `Outside | court, Ruiz said`, but not in `Outside experts said`."""
    for sentence in document.sentences:
        at = sentence.first
        if at + 2 < sentence.last and document.low[at] in _PLACING and document.tags[at] in ("JJ", "NNP"):
            placed = document.tags[at + 1] in ("NN", "NNP") and document.words[at + 2] == ","
            document.tags[at] = "IN" if placed else document.tags[at]
