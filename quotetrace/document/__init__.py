"""Reading the page: blocks, sentences, tokens, tags and quotation marks, each with exact offsets."""

from quotetrace.document.reading import read

__all__ = ["read"]
