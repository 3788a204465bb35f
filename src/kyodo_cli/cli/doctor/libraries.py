"""Whether Python and the libraries are those that kyodo was made for."""

import platform
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from typing import Final, NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.cli.doctor.sign import Asked, Sign

US: Final = "kyodo-cli"

_REQUIREMENT: Final = re.compile(r"^([A-Za-z0-9._-]+)[^;<>=!~]*(?:>=\s*([0-9.]+))?[^;]*(?:;(.*))?$")


class Requirement(NamedTuple):
    """A library that is required, from which version on; an optional one may be absent."""

    name: str
    least: str
    is_optional: bool


def python(asked: Asked) -> Iterator[Sign]:  # noqa: ARG001  # a check is given what every check is given
    """Yield whether this Python is new enough."""
    here = platform.python_version()
    try:
        least = (metadata(US)["Requires-Python"] or "").removeprefix(">=")
    except PackageNotFoundError:
        yield Sign("note", Message("Python {version}; kyodo is not installed as a package.", version=here))
        return
    if _parts(here) < _parts(least):
        message = Message("Python {version} is too old: {least} or newer is needed.", version=here, least=least)
        yield Sign("wrong", message, Message("Install Python {least} or newer, and kyodo anew with it.", least=least))
    else:
        yield Sign("fine", Message("{version} ({path})", version=here, path=sys.executable))


def libraries(asked: Asked) -> Iterator[Sign]:  # noqa: ARG001
    """Yield each library that is absent or too old, else that all are there."""
    found = [sign for one in required() if (sign := _sign(one))]
    yield from found
    if not found:
        yield Sign("fine", Message("All {count} libraries that kyodo needs are there.", count=len(required())))


def required() -> list[Requirement]:
    """Return the libraries that the installed package asks for; those for its tests aside."""
    try:
        lines = requires(US) or []
    except PackageNotFoundError:
        return []
    found = [_REQUIREMENT.match(line) for line in lines]
    return [
        Requirement(one[1], one[2] or "0", is_optional=bool(one[3]))
        for one in found
        if one and not re.search(r"extra\s*==\s*['\"](test|check)['\"]", one[3] or "")
    ]


def _sign(one: Requirement) -> Sign | None:
    mend = Message("Run: python -m pip install --upgrade {what}", what=f'"{one.name}>={one.least}"')
    try:
        here = version(one.name)
    except PackageNotFoundError:
        if one.is_optional:
            return None
        return Sign("wrong", Message("The library {name} is not there.", name=one.name), mend)
    if _parts(here) >= _parts(one.least):
        return None
    message = Message(
        "The library {name} is too old: {version}, and {least} or newer is needed.",
        name=one.name,
        version=here,
        least=one.least,
    )
    return Sign("wrong", message, mend)


def _parts(text: str) -> tuple[int, ...]:
    """Return a version as numbers that can be compared; what is no number ends it."""
    found = re.match(r"\d+(?:\.\d+)*", text)
    return tuple(int(part) for part in found[0].split(".")) if found else ()
