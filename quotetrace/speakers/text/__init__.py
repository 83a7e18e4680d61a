"""What the words alone tell: word lists, capitals, phrases, what a sentence is about."""
