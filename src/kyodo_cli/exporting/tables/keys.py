"""Columns made of the keys of the format: their types follow from the model, so that both cannot part."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Final, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from kyodo_cli.exporting.tables.schema import Column, Row
from kyodo_cli.model.parts import Count, DateText, Number, Part, Scalar, Whole, Year
from kyodo_cli.render.dataset.columns import Type

NAMES: Final = {"at": "place", "as": "relation", "by": "by_whom", "order": "grade_order", "group": "survey_group"}
"""Keys of the format that are words of SQL, and the columns that hold them."""

TEXT: Final = "_text"
"""What the name of a column ends with that writes out the number beside it."""

_TYPES: Final[tuple[tuple[object, Type], ...]] = (
    (Year, "year"),
    (DateText, "date"),
    (Number, "number"),
    (Whole, "whole"),
    (Count, "whole"),
    (bool, "yes_no"),
)


class Keys(NamedTuple):
    """Some keys of a part of the format: the columns that hold them, and the cells of one part."""

    columns: tuple[Column, ...]
    cells: Callable[[Any], Row]


def keys(part: type[Part], *names: str, before: str = "", yen: bool = False, **renamed: str) -> Keys:
    """Return columns for keys of a part; a number has its text beside it.

    Args:
        part: the class of the model.
        names: the keys, as the format has them.
        before: what the names of the columns begin with.
        yen: numbers are whole yen.
        renamed: columns that are called otherwise than their key.
    """
    found: list[Column] = []
    getters: list[tuple[str, Callable[[Any], Row]]] = []
    for key in names:
        of, values = _type(part, key)
        name = before + (renamed.get(key) or _name(key, of))
        if of == "number":
            kind: Type = "whole" if yen else "number"
            found.append(Column(name, kind, (part, key), unit="円" if yen else None))
            found.append(Column(name + TEXT, "text", (part, key), beside=name))
            getters.append((_attribute(part, key), _yen if yen else _number))
        else:
            found.append(Column(name, of, (part, key), values=values))
            getters.append((_attribute(part, key), _text if of == "text" else _one))
    nothing: Row = (None,) * len(found)

    def cells(one: Any) -> Row:
        return nothing if one is None else tuple(cell for name, get in getters for cell in get(getattr(one, name)))

    return Keys(tuple(found), cells)


def written(value: Scalar | None) -> str | None:
    """Return a single value as text: a whole number with all its digits, true or false."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else f"{Decimal(repr(value)):f}"


def _one(value: Any) -> Row:
    return (value,)


def _text(value: Any) -> Row:
    return (written(value),)


def _number(value: Any) -> Row:
    return (value, written(value))


def _yen(value: Any) -> Row:
    """Return whole yen; what is no whole number stands in the text alone."""
    return (int(value) if value is not None and value == int(value) else None, written(value))


@cache
def _hints(part: type[Part]) -> dict[str, Any]:
    return get_type_hints(part, include_extras=True)


def _attribute(part: type[Part], key: str) -> str:
    if hasattr(part, key) and key not in part.model_fields:
        return key  # a property that goes by a default, such as the code of a grade
    return next(name for name, field in part.model_fields.items() if (field.alias or name) == key)


def _type(part: type[Part], key: str) -> tuple[Type, tuple[str, ...]]:
    field = next(name for name, one in part.model_fields.items() if (one.alias or name) == key)
    for hint in _meant(_hints(part)[field]):
        for known, of in _TYPES:
            if hint is known:
                return of, ()
        if get_origin(hint) is Literal:
            values = get_args(hint)
            return ("yes_no", ()) if values == (True,) else ("text", values)
    return "text", ()


def _meant(hint: Any) -> Iterator[Any]:
    yield hint
    if get_origin(hint) in (Union, UnionType):
        yield from (one for one in get_args(hint) if one is not type(None))


def _name(key: str, of: Type) -> str:
    if key in ("from", "to"):
        return f"{key}_{'date' if of == 'date' else 'year'}"
    return NAMES.get(key, key)
