"""Words and numbers as they are typed, as the records hold them."""

import re
from typing import Final
from unicodedata import normalize

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import folded, nearest
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year, typed_date
from kyodo_cli.model.plan import FieldDefinition, Plan

_NUMBER: Final = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_DASHES: Final = str.maketrans("−‐‑‒–—―ー", "--------")
_YES: Final = ("yes", "true", "はい", "○", "有", "あり")
_NO: Final = ("no", "false", "いいえ", "×", "無", "なし")


def number(text: str) -> int | float:
    """Return a number as it was typed: full or half width, with or without commas; 27 stays whole, 27.0 does not.

    Raises:
        UsageFault: it is no number.
    """
    plain = normalize("NFKC", text).strip().translate(_DASHES)
    has_other_digits = any(sign.isdigit() and not sign.isdecimal() for sign in text)  # ², ① are none to count with
    if has_other_digits or not _NUMBER.fullmatch(plain):
        raise UsageFault(
            Message("“{text}” is no number.", text=text),
            Message("Write digits alone, such as 1200 or 27.5; the unit stands in the plan."),
        )
    plain = plain.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def date_text(text: str) -> str:
    """Return a date as the records hold it.

    Raises:
        UsageFault: it is no date.
    """
    return str(typed_date(text))


def years_text(text: str) -> tuple[int, ...]:
    """Return the fiscal years that a text lists: `2023,2024`, `2023-2024`, `R5～R6`.

    Raises:
        UsageFault: one of them is no fiscal year.
    """
    found: list[int] = []
    for part in re.split(r"[,、，]", text):
        ends = [fiscal_year(one) for one in re.split(r"\s*[-~～〜－―]\s*", part.strip()) if one]
        if ends and ends[0] > ends[-1]:
            raise UsageFault(
                Message("“{text}” ends before it begins.", text=part.strip()),
                Message("Write the earlier year first, such as 2023-2024."),
            )
        found += range(ends[0], ends[-1] + 1) if ends else []
    return tuple(dict.fromkeys(found))


def named_body(plan: Plan, text: str) -> str:
    """Return the id of the department or body that a text names, else the text as it stands."""
    known = [(one.id, (one.id, one.name, *one.aliases)) for one in plan.departments]
    known += [(one.id, (one.id, one.name)) for one in plan.bodies]
    return next((identity for identity, names in known if folded(text) in map(folded, names)), text)


def field_value(plan: Plan, key: str, value: str | float) -> tuple[str, str | int | float | bool]:
    """Return the key of a plan's own field, and the value as that field holds it.

    Raises:
        UsageFault: the plan has no such field of an evaluation, or the value is not of its type.
    """
    known = {one.key: one for one in plan.fields if one.applies_to == "evaluation"}
    for one in known.values():
        if folded(key) in (folded(one.key), folded(one.label or one.key)):
            return one.key, _typed(one, value)
    close = nearest(key, known, limit=1)
    hint = Message("Define it under “fields” of the plan first; the plan has none for evaluations.")
    if known:
        hint = Message("Its own fields are: {fields}. They are defined under “fields” of the plan.", fields=list(known))
    raise UsageFault(
        Message("The plan has no field “{key}” for evaluations.", key=key),
        Message("Did you mean “{kind}”?", kind=close[0]) if close else hint,
    )


def _typed(field: FieldDefinition, value: str | float) -> str | int | float | bool:
    if not isinstance(value, str):
        return value
    if field.type == "number":
        return number(value)
    if field.type == "date":
        return date_text(value)
    if field.type == "yes_no":
        if folded(value) in [folded(one) for one in _YES]:
            return True
        if folded(value) in [folded(one) for one in _NO]:
            return False
        raise UsageFault(Message("“{text}” is neither yes nor no.", text=value), Message("Write yes or no."))
    return value
