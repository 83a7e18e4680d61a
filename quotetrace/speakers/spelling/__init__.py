"""How names are written and sound, and whether two spellings can be one name."""
