"""From a string to a :class:`~quotetrace.layers.Document`: the order of the layers stands here."""

from collections.abc import Iterator
from itertools import pairwise

from quotetrace.document.blocks import split_blocks
from quotetrace.document.encodings import joined, read_encodings
from quotetrace.document.houses import find_houses, join_houses
from quotetrace.document.hyphens import read_hyphens
from quotetrace.document.markdown import read_markdown
from quotetrace.document.marks import find_marked
from quotetrace.document.markup import read_markup, read_visible
from quotetrace.document.nouns import name_people
from quotetrace.document.reigns import crown
from quotetrace.document.sentences import split_sentences
from quotetrace.document.tags import Tagger
from quotetrace.document.titles import name_verbs
from quotetrace.document.tokens import split_all
from quotetrace.grammar.letters import letters, noun_phrases, parted
from quotetrace.layers import Block, Document, Origin, Sentence

_LONGEST_TAGGED = 400  # tokens tagged as one sentence: a "sentence" without end is a list or noise
_ONE = frozenset(("a", "an"))
_MANY_OF = frozenset("few dozen hundred thousand million billion couple handful good great many score pair".split())
_STOPS = frozenset(".?!…。！？")
_MANY = 20_000  # tokens tagged in one go: more would take more memory and no less time


def read(text: str, *, markup: bool = True) -> Document:
    """Read an article: its blocks, quotation marks, sentences, tokens, tags and noun phrases, all by offset.

    Unless ``markup`` is false, characters of a wrong decoding are read as what they stood for first, HTML and Markdown
    are read away, and words cut at line ends are read as one; ``Document.span`` gives the places back.
    """
    origin = _read_away(text) if markup else None
    text = origin.plain if origin else text
    blocks = split_blocks(text)
    document = Document(text, blocks=blocks, marked=find_marked(text, blocks), origin=origin)
    _read_sentences(document)
    document.low = list(map(str.lower, document.words))
    _tag(document, Tagger.load())
    name_people(document)
    crown(document)
    name_verbs(document)
    document.letters = code = _letters(document)
    for sentence in document.sentences:
        for phrase in noun_phrases(code, sentence.first, sentence.last):
            led = code[phrase[0] - 1] in "IVZ"  # only behind a preposition or a verb may it be two
            found = parted(code, document.low, *phrase) if led else (phrase,)
            counted = len(found) == 1 and document.low[phrase[0]] in _ONE
            document.phrases += _without_lead(document, *phrase) if counted else found
    document.phrase_of = [-1] * len(document.words)
    for number, (first, last) in enumerate(document.phrases):
        document.phrase_of[first:last] = [number] * (last - first)
    return document


def _without_lead(document: Document, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """`a move | parents | said would fail`: "a" has no plural, so that a second subject stands before the verb."""
    if last - first < 3 or document.letters[last : last + 1] not in ("V", "Z"):
        return ((first, last),)
    counted = not _MANY_OF.isdisjoint(document.low[first:last]) or "#" in document.letters[first:last]
    plural = document.tags[last - 1] == "NNS" and document.tags[last - 2] == "NN"
    return ((first, last - 1), (last - 1, last)) if plural and not counted else ((first, last),)


def _letters(document: Document) -> str:
    """The letters of a page, stretch by stretch: a headline or a dateline, which no stop ends, is no part of what
    stands behind it."""
    words, tags, low = document.words, document.tags, document.low
    starts = [one.first for one in document.sentences if one.first and not _is_stopped(words, one.first)]
    return "".join(
        [letters(words[at:end], tags[at:end], low[at:end]) for at, end in pairwise((0, *starts, len(words)))]
    )


def _is_stopped(words: list[str], first: int) -> bool:
    """Whether what stands before a token ends in a stop, a closing mark behind it or not."""
    before = words[first - 2 : first]
    return any(word[-1] in _STOPS for word in before)


def _read_away(text: str) -> Origin | None:
    """What is read of a text, if it is not what stands there: one reading behind the other."""
    found: Origin | None = None
    for step in _STEPS:
        read = step(text)
        if read is not None:
            text, found = read.plain, read if found is None else joined(found, read)
    return found


def _read_signs(text: str) -> Origin | None:
    return read_markup(text) or read_markdown(text) or read_visible(text)


_STEPS = (read_encodings, _read_signs, read_hyphens)


def _tag(document: Document, tagger: Tagger) -> None:
    waiting: list[list[str]] = []
    count = 0
    for words in _tagged_together(document):
        waiting.append(words)
        count += len(words)
        if count > _MANY:
            document.tags += tagger.tag(waiting)
            waiting, count = [], 0
    document.tags += tagger.tag(waiting)


def _tagged_together(document: Document) -> Iterator[list[str]]:
    """The words of each sentence as the tagger shall read them, those of a headline in capitals in lower case."""
    names: set[str] | None = None
    for sentence in document.sentences:
        words = document.words[sentence.first : sentence.last]
        if document.blocks[sentence.block].kind in ("headline", "subheading") and _is_title_case(words):
            names = _names(document) if names is None else names
            words = [word if word in names else word.lower() for word in words]
        for at in range(0, len(words), _LONGEST_TAGGED):
            yield words[at : at + _LONGEST_TAGGED]


def _is_title_case(words: list[str]) -> bool:
    letters = [word for word in words if word[0].isalpha()]
    return len(letters) > 3 and sum(word[0].isupper() for word in letters) / len(letters) > 0.7


def _names(document: Document) -> set[str]:
    """Words that the body writes with a capital inside a sentence: in a headline set in capitals they are names too."""
    found: set[str] = set()
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind == "body":
            found.update(word for word in document.words[sentence.first + 1 : sentence.last] if word[0].isupper())
    return found


def _read_sentences(document: Document) -> None:
    """Find the sentences of all blocks and their tokens."""
    found = [(*span, number) for number, block in enumerate(document.blocks) for span in _spans(document.text, block)]
    read = split_all(document.text, [(start, end) for start, end, _ in found])
    names = find_houses(document.text, document.marked)
    document.words, document.starts, document.ends, sizes = join_houses(names, *read) if names else read
    first = 0
    for (start, end, block), size in zip(found, sizes, strict=True):
        document.sentence_of += [len(document.sentences)] * size
        document.sentences.append(Sentence(start, end, first, first + size, block))
        first += size


def _spans(text: str, block: Block) -> list[tuple[int, int]]:
    """The sentences of a block; what stands before its running words is one."""
    lead = [(block.start, block.words)] if block.words > block.start else []
    return lead + split_sentences(text, block.words, block.end)
