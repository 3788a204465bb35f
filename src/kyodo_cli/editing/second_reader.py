"""Ruamel's YAML, set to take every word as the reader does: the second opinion on a text before it is written.

Importing this loads ruamel.yaml, which only a command that changes a file needs; import it inside the function.
"""

from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

from kyodo_cli.reading.nodes import Data
from kyodo_cli.reading.scalars import plain_value

_PREFIX: Final = "tag:yaml.org,2002:"
_TAGS: Final = {
    type(None): Tag(suffix=_PREFIX + "null"),
    bool: Tag(suffix=_PREFIX + "bool"),
    int: Tag(suffix=_PREFIX + "int"),
    float: Tag(suffix=_PREFIX + "float"),
    str: Tag(suffix=_PREFIX + "str"),
}


def second_reading(text: str) -> Data:
    """Return the data of a text in the form that the reader gives them: tuples for lists, no keys without values.

    Raises:
        ruamel.yaml.error.YAMLError: the text is no YAML; what the reader takes, this takes.
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.Resolver = _Resolver
    yaml.Constructor = _Constructor
    return _plain(yaml.load(text))


def _plain(data: Data) -> Data:
    if isinstance(data, dict):
        return {str(key): _plain(value) for key, value in data.items() if value is not None}
    return tuple(_plain(value) for value in data) if isinstance(data, list) else data


class _Resolver(VersionedResolver):
    """Gives a bare word the type that the reader gives it."""

    def resolve(self, kind: object, value: object, implicit: tuple[bool, bool]) -> Tag:
        if kind is ScalarNode and implicit[0]:
            return _TAGS[type(plain_value(str(value)))]
        return super().resolve(kind, value, (False, False))  # type: ignore[no-any-return]  # ruamel's types are loose


class _Constructor(SafeConstructor):
    """Gives a bare word the value that the reader gives it."""

    def construct_number(self, node: ScalarNode) -> int | float | str | None:
        return plain_value(node.value)


for _kind in (int, float):
    _Constructor.add_constructor(str(_TAGS[_kind]), _Constructor.construct_number)
