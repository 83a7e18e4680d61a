"""Versions of one utterance: candidates, similarity, alterations, clusters."""
