"""What the preview says of an item's indicators and departments, so that a wrong value is seen before it is written."""

from collections.abc import Iterator, Mapping
from typing import Any

from kyodo_cli.base.language import Message, shown
from kyodo_cli.base.years import era_year
from kyodo_cli.render.formats import OPERATORS, number
from kyodo_cli.render.names import NAMES
from kyodo_cli.views.words import WORDS


def details(item: Mapping[str, Any], offices: Mapping[str, str], language: str) -> Iterator[tuple[Message, str]]:
    """Yield a label and a text for each indicator of an item, and for its departments.

    Args:
        item: its data by the keys of the format.
        offices: the names of departments by their ids.
        language: the one to say years and lists in.
    """
    for one in item.get("indicators", ()):
        yield WORDS["indicator"], _indicator(one, language)
    named = [offices[one["id"]] for one in item.get("departments", ())]
    if named:
        yield WORDS["departments"], shown(named, language)


def _indicator(one: Mapping[str, Any], language: str) -> str:
    given = one.get("baseline") or []
    bases = [given] if isinstance(given, dict) else given
    parts = [[_value(each, one, language) for each in values] for values in (bases, one.get("targets") or [])]
    said = " → ".join(shown(part, language) or "－" for part in parts)
    if not any(parts):
        return str(one["title"])
    return f"{one['title']}：{said}" if language == "ja" else f"{one['title']}: {said}"


def _value(value: Mapping[str, Any], indicator: Mapping[str, Any], language: str) -> str:
    amount = value.get("value")
    said = str(value.get("text") or value.get("as_printed"))
    if amount is not None:
        unit = indicator.get("unit") or ""
        said = number(amount) + (unit if language == "ja" or not unit.isalpha() else f" {unit}")
        if op := OPERATORS.get(value.get("op") or ""):
            said = shown(Message(op.text, value=said), language)
    notes = [_year(value, language), NAMES.get(value.get("status") or "")]
    words = [shown(one, language) for one in notes if one]
    if not words:
        return said
    return f"{said}（{'、'.join(words)}）" if language == "ja" else f"{said} ({', '.join(words)})"


def _year(value: Mapping[str, Any], language: str) -> Message | str:
    if value.get("every_year"):
        return Message("Every year")
    first, last = value.get("from") or value.get("year"), value.get("to")
    if first is None:
        return ""
    name = era_year(first) if language == "ja" else f"FY{first}"
    return f"{name}～" if value.get("from") and not last else name
