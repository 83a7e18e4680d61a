"""Config: every knob of quotetrace in one frozen class, whose docstring is the manual."""

from attrs import field, frozen

from quotetrace.errors import ConfigError


def _flag(_instance: object, attribute: object, value: object) -> None:
    if not isinstance(value, bool):
        name = getattr(attribute, "name", "option")
        raise ConfigError(f"Config({name}={value!r}): pass True or False.")


@frozen(kw_only=True)
class Config:
    """How to read an article. Every default is what a newsroom would want.

    attitudes
        Also return thoughts and stances ("hopes that", "slammed the plan"), not only reported speech. Default False.

    >>> Config(attitudes=True)
    Config(attitudes=True)
    """

    attitudes: bool = field(default=False, validator=_flag)
