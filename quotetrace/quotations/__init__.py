"""Which words of the article are reported: direct, indirect, mixed, pull; and which marked words nobody said."""
