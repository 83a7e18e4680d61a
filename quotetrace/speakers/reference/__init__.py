"""Whom a source means: pronouns, descriptions, offices, and the names at their head."""
