"""Who speaks: names, identity within and across articles, roles and affiliations."""

from quotetrace.speakers.cast import Cast, cast, read, resolve

__all__ = ["Cast", "cast", "read", "resolve"]
