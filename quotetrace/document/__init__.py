"""Reading the page: blocks, sentences, tokens, tags and quotation marks, each with exact offsets."""
