"""Which keys the model takes at a place of a file."""

from types import NoneType
from typing import Annotated, Any, Literal, TypeAlias, get_args, get_origin

from pydantic import BaseModel

from kyodo_cli.base.routes import Path

Annotation: TypeAlias = Any
"""A type as the model writes it: a class, or one of typing's forms."""


def keys_at(model: type[BaseModel], path: Path) -> list[str] | None:
    """Return the keys that a model takes at a path, or None where it takes any, or where the path leads nowhere."""
    here: Annotation = model
    for step in path:
        here = _below(_bare(here), step)
    here = _bare(here)
    if _is_model(here):
        return [field.alias or name for name, field in here.model_fields.items()]
    if _form(here) is dict and _form(get_args(here)[0]) is Literal:
        return list(get_args(get_args(here)[0]))
    return None


def _below(here: Annotation, step: str | int) -> Annotation:
    if _form(here) is tuple:
        entry = get_args(here)[0]
        return entry if isinstance(step, int) else _below(_bare(entry), step)  # a single entry, without its list
    if isinstance(step, int):
        return here
    if _form(here) is dict:
        return get_args(here)[1]
    if _is_model(here):
        fields = here.model_fields.items()
        return next((field.annotation for name, field in fields if (field.alias or name) == step), None)
    return None


def _bare(annotation: Annotation) -> Annotation:
    """Take off what stands around a type: `Annotated[X, …]` and `X | None` are X."""
    if _form(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    options = [one for one in get_args(annotation) if one is not NoneType]
    if len(options) == 1 and NoneType in get_args(annotation):
        return _bare(options[0])
    return annotation


def _form(annotation: Annotation) -> object:
    return get_origin(annotation)


def _is_model(annotation: Annotation) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
