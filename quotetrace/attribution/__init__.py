"""The cue, the source and the addressee, and which quotation they belong to."""
