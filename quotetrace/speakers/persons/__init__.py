"""Which names mean one person."""
