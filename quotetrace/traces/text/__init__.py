"""Texts made ready to be compared, one or very many, and two of them aligned."""
