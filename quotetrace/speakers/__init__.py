"""Who speaks: names, identity within and across articles, roles and affiliations."""

from quotetrace.speakers.cast import Cast, resolve

__all__ = ["Cast", "resolve"]
