"""The views that a template may use: each with its fields and what they can hold."""

import typing
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from decimal import Decimal
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from kyodo_cli.base.language import Message
from kyodo_cli.views import quantities
from kyodo_cli.views.report import ReportView
from kyodo_cli.views.reports import IndexView
from kyodo_cli.views.site.item import ItemPage
from kyodo_cli.views.site.plan import PlanPage
from kyodo_cli.views.site.search import SearchPage
from kyodo_cli.views.site.start import StartPage

View = type[Any]
"""A class of values with named fields: a view, a named tuple of the analysis, or a part of the model."""

PLAIN: Final[Mapping[type, Message]] = {
    bool: Message("yes or no"),
    int: Message("whole number"),
    float: Message("number"),
    Decimal: Message("number"),
    Fraction: Message("exact number"),
    str: Message("text"),
    Message: Message("text"),
}


class Field(NamedTuple):
    """A field of a view, by the name that a template uses; `holds` are the classes it can lead to."""

    name: str
    type: Any


Described = tuple[tuple[View, tuple[Field, ...]], ...]
"""Views, each with its fields."""


def views() -> Described:
    """Return every view that can be reached from a report, the report first."""
    return tuple(_reached([ReportView]).items())


def views_of_site() -> Described:
    """Return what can be reached from a page of the site or the index of reports, and not from a report."""
    known = _reached([ReportView])
    pages: list[View] = [StartPage, PlanPage, ItemPage, SearchPage, IndexView]
    return tuple((view, fields) for view, fields in _reached(pages).items() if view not in known)


def _reached(waiting: list[View]) -> dict[View, tuple[Field, ...]]:
    """Return views and those that their fields lead to, each before those below it."""
    found: dict[View, tuple[Field, ...]] = {}
    while waiting:
        view = waiting.pop(0)
        if view in found:
            continue
        found[view] = fields_of(view)
        below = (part for field in found[view] for part in classes_in(field.type))
        waiting = [one for one in dict.fromkeys(below) if one not in found] + waiting
    return found


def fields_of(view: View) -> tuple[Field, ...]:
    """Return the fields of a view, then what it computes from them."""
    hints = typing.get_type_hints(view, localns=vars(quantities))
    own = [Field(name, hint) for name, hint in hints.items() if not name.startswith(("_", "model_"))]
    names = {field.name.removesuffix("_") for field in own if field.name.removesuffix("_") in vars(view)}
    computed = [
        Field(name, typing.get_type_hints(one.fget, localns=vars(quantities))["return"])
        for name, one in vars(view).items()
        if isinstance(one, property) and one.fget and not name.startswith("_")
    ]
    return (*(one for one in own if one.name.removesuffix("_") not in names or one.name in vars(view)), *computed)


def classes_in(hint: Any) -> Iterator[View]:
    """Yield the views that a type leads to."""
    if isinstance(hint, type) and typing.get_origin(hint) is None:
        is_named = issubclass(hint, tuple) and hasattr(hint, "_fields")
        if is_dataclass(hint) or is_named or issubclass(hint, BaseModel):
            yield hint
    elif typing.get_origin(hint) is not typing.Literal:
        for part in typing.get_args(hint):
            yield from classes_in(part)


def said_type(hint: Any) -> Message:
    """Return in words what a field can hold."""
    if hint in PLAIN:
        return PLAIN[hint]
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, UnionType):
        return _either(parts)
    if origin is typing.Annotated:
        return said_type(parts[0])
    if origin is not None:
        return _several(origin, parts)
    if hint is object or not isinstance(hint, type):
        return Message("any value")
    return Message("{values}", values=f"[{hint.__name__}](#{hint.__name__.lower()})")


def _several(origin: Any, parts: tuple[Any, ...]) -> Message:
    if origin is typing.Literal:
        return Message("{values}", values=[f"`{one}`" for one in parts])
    if origin is tuple and parts[-1] is Ellipsis:
        return Message("list of {what}", what=said_type(parts[0]))
    if origin is tuple:
        return Message("pair of {one} and {other}", one=said_type(parts[0]), other=said_type(parts[1]))
    return Message("{what} by name", what=said_type(parts[1]))


def _either(parts: tuple[Any, ...]) -> Message:
    kinds = dict.fromkeys(said_type(one) for one in parts if one is not NoneType)
    if float in parts:  # which an int is as well
        kinds.pop(PLAIN[int], None)
    first, *others = kinds
    said = first
    for one in others:
        said = Message("{one} or {other}", one=said, other=one)
    return Message("{what}, or nothing", what=said) if NoneType in parts else said
