"""Figures and number words, one piece at a time."""
