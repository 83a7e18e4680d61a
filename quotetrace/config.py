"""Config: every knob of quotetrace in one frozen class, whose docstring is the manual."""

import os

from attrs import field, frozen

from quotetrace.errors import ConfigError


def _flag(_instance: object, attribute: object, value: object) -> None:
    if not isinstance(value, bool):
        name = getattr(attribute, "name", "option")
        raise ConfigError(f"Config({name}={value!r}): pass True or False.")


def _path(value: object) -> str | None:
    if value is None:
        return None
    try:
        return os.fsdecode(value)  # type: ignore[arg-type]
    except TypeError:
        raise ConfigError(
            f"Config(weights={value!r}): pass the path of a file that `quotetrace train` wrote."
        ) from None


@frozen(kw_only=True)
class Config:
    """How to read an article. Every default is what a newsroom would want.

    attitudes
        Also return thoughts and stances ("hopes that", "slammed the plan"), not only reported speech. Default False.
    weights
        The path of weights made by ``quotetrace train``, to read with instead of the shipped ones. Default None.

    >>> Config(attitudes=True)
    Config(attitudes=True, weights=None)
    """

    attitudes: bool = field(default=False, validator=_flag)
    weights: str | None = field(default=None, converter=_path)
