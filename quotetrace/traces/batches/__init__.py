"""The same questions asked of very many pairs at once, with arrays."""
