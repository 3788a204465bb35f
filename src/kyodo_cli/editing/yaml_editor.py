"""Ruamel's round-trip YAML, set to take every word as the reader does: the only door to it.

Importing this loads ruamel.yaml, which only a command that changes a file needs; import it inside the function.
"""

from io import StringIO
from typing import Any, Final, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

from kyodo_cli.reading.scalars import plain_value

Data: TypeAlias = Any
"""What a YAML file may hold: ruamel's mappings and lists, texts, numbers, true, false and None."""

NO_FOLDING: Final = 2**31
"""Columns. A text stays in the line that it was written in; Japanese has no spaces to fold it at."""

_PREFIX: Final = "tag:yaml.org,2002:"
_INT: Final = _PREFIX + "int"
_FLOAT: Final = _PREFIX + "float"
_TAGS: Final = {
    type(None): Tag(suffix=_PREFIX + "null"),
    bool: Tag(suffix=_PREFIX + "bool"),
    int: Tag(suffix=_INT),
    float: Tag(suffix=_FLOAT),
    str: Tag(suffix=_PREFIX + "str"),
}


class WrittenInt(int):
    """A whole number that is written back as it was: `010`, `+1` and `0x1F` stay what they are."""

    written: str


class WrittenFloat(float):
    """A number that is written back as it was: `27.10`, `.5` and `1e3` stay what they are."""

    written: str


def load(text: str) -> Data:
    """Read a text for editing: mappings and lists remember how they were written.

    Raises:
        ruamel.yaml.error.YAMLError: the text is no YAML; what the reader takes, this takes.
    """
    return _yaml().load(text)


def dump(data: Data) -> str:
    """Return data as text: what was loaded as it was written, what is new in ruamel's plainest form."""
    out = StringIO()
    _yaml().dump(data, out)
    return out.getvalue()


def plain(data: Data) -> Data:
    """Return edited data as the reader gives it: tuples for lists, no keys without values, plain texts and numbers."""
    if isinstance(data, dict):
        return {str(key): plain(value) for key, value in data.items() if value is not None}
    if isinstance(data, (list, tuple)):
        return tuple(plain(value) for value in data)
    for kind in (str, int, float):
        if isinstance(data, kind) and not isinstance(data, bool):
            return kind(data)
    return data


def _yaml() -> YAML:
    yaml = YAML(typ="rt", pure=True)
    yaml.Resolver = _Resolver
    yaml.Constructor = _Constructor
    yaml.Representer = _Representer
    yaml.width = NO_FOLDING
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


class _Resolver(VersionedResolver):
    """Gives a bare word the type that the reader gives it, in both directions."""

    def resolve(self, kind: object, value: object, implicit: tuple[bool, bool]) -> Tag:
        if kind is ScalarNode and implicit[0]:
            return _TAGS[type(plain_value(str(value)))]
        return super().resolve(kind, value, (False, False))  # type: ignore[no-any-return]  # ruamel's types are loose


class _Constructor(RoundTripConstructor):
    """Gives a bare word the value that the reader gives it."""

    def construct_written_int(self, node: ScalarNode) -> WrittenInt:
        number = WrittenInt(int(plain_value(node.value) or 0))
        number.written = node.value
        return number

    def construct_written_float(self, node: ScalarNode) -> WrittenFloat:
        number = WrittenFloat(float(plain_value(node.value) or 0))
        number.written = node.value
        return number


_Constructor.add_constructor(_INT, _Constructor.construct_written_int)
_Constructor.add_constructor(_FLOAT, _Constructor.construct_written_float)


class _Representer(RoundTripRepresenter):
    """Writes numbers back as they were, and never an alias."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  # ruamel's signature
        return True

    def represent_written(self, number: WrittenInt | WrittenFloat) -> ScalarNode:
        return self.represent_scalar(_INT if isinstance(number, int) else _FLOAT, number.written)

    def represent_nothing(self, _: None) -> ScalarNode:
        return self.represent_scalar(_PREFIX + "null", "")


_Representer.add_representer(type(None), _Representer.represent_nothing)
_Representer.add_representer(WrittenInt, _Representer.represent_written)
_Representer.add_representer(WrittenFloat, _Representer.represent_written)
