"""Columns for the fields that a plan defines itself."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from kyodo_cli.base.language import Message
from kyodo_cli.model.parts import Scalar
from kyodo_cli.model.plan import FieldDefinition
from kyodo_cli.render.dataset.columns import Column, Type
from kyodo_cli.views.dataset import DatasetView

FIELD_TYPES: Final[dict[str, Type]] = {"number": "number", "date": "date", "yes_no": "yes_no"}


def own_fields(
    view: DatasetView, applies_to: str, given: list[dict[str, Scalar]], of: Callable[[Any], dict[str, Scalar]]
) -> Iterator[Column]:
    """Yield a column for each field of the plan's own, and one for its unit; one it does not define goes by its key.

    A field whose values are not all of the type that the plan says is a text.
    """
    defined = {one.key: one for one in view.plan.fields if one.applies_to == applies_to}
    for key in dict.fromkeys((*defined, *(key for fields in given for key in fields))):
        field = defined.get(key)
        title, unit = (field.label, field.unit) if field else (key, None)
        kind = _type([fields[key] for fields in given if key in fields], field)
        yield Column(f"fields.{key}", title, partial(_field, of, key), kind, unit)
        if unit:
            yield Column(f"fields.{key}.unit", Message("{what}: unit", what=title), partial(_constant, unit))


def _field(of: Callable[[Any], dict[str, Scalar]], key: str, row: object) -> object:
    return of(row).get(key)


def _constant(value: str, _: object) -> str:
    return value


def _type(values: list[Scalar], field: FieldDefinition | None) -> Type:
    wanted = FIELD_TYPES.get(field.type, "text") if field else "text"
    if wanted == "yes_no":
        fits = all(isinstance(one, bool) for one in values)
    elif wanted == "number":
        fits = all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in values)
    else:
        fits = all(isinstance(one, str) for one in values)
    return wanted if fits else "text"
