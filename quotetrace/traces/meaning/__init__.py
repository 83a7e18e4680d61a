"""What a change of wording does to what is said."""
