"""Training: labelled articles in, weights of the learned reader out."""

from quotetrace.labelled import Attribution, Labelled, read_corpus
from quotetrace.training.making import Recipe, Trained, train_reader

__all__ = ["Attribution", "Labelled", "Recipe", "Trained", "read_corpus", "train_reader"]
