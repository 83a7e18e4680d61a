"""From a string to a :class:`~quotetrace.layers.Document`: the order of the layers stands here."""

from quotetrace.document.blocks import split_blocks
from quotetrace.document.marks import find_marked
from quotetrace.document.sentences import split_sentences
from quotetrace.document.tags import Tagger
from quotetrace.document.tokens import split_tokens
from quotetrace.grammar.letters import letters, noun_phrases
from quotetrace.layers import Block, Document, Sentence

_LONGEST_TAGGED = 400  # tokens tagged in one go: a "sentence" without end is a list or noise


def read(text: str) -> Document:
    """Read an article: its blocks, quotation marks, sentences, tokens, tags and noun phrases, all by offset."""
    blocks = split_blocks(text)
    document = Document(text, blocks=blocks, marked=find_marked(text, blocks))
    tagger = Tagger.load()
    for number, block in enumerate(blocks):
        _read_block(document, number, block, tagger)
    document.letters = letters(document.words, document.tags)
    document.phrases = noun_phrases(document.letters)
    document.phrase_of = [-1] * len(document.words)
    for number, (first, last) in enumerate(document.phrases):
        document.phrase_of[first:last] = [number] * (last - first)
    return document


def _read_block(document: Document, number: int, block: Block, tagger: Tagger) -> None:
    spans = split_sentences(document.text, block.words, block.end)
    if block.words > block.start:
        spans.insert(0, (block.start, block.words))
    for start, end in spans:
        words, starts, ends = split_tokens(document.text, start, end)
        first = len(document.words)
        document.sentences.append(Sentence(start, end, first, first + len(words), number))
        document.words += words
        document.starts += starts
        document.ends += ends
        document.sentence_of += [len(document.sentences) - 1] * len(words)
        for at in range(0, len(words), _LONGEST_TAGGED):
            document.tags += tagger.tag(words[at : at + _LONGEST_TAGGED])
