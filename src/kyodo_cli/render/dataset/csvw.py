"""What the tables are, for programs: metadata as W3C's CSV on the Web has it."""

import json
import re
from collections.abc import Sequence
from typing import Any, Final

from kyodo_cli.base.language import Message, shown
from kyodo_cli.base.years import printed_year
from kyodo_cli.render.dataset.columns import Column, Table, Type
from kyodo_cli.render.names import STATES
from kyodo_cli.views.dataset import DatasetView

DATATYPES: Final[dict[Type, str | dict[str, str]]] = {
    "text": "string",
    "whole": "integer",
    "number": "decimal",
    "year": "integer",
    "date": {"base": "string", "format": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"},
    "yes_no": "boolean",
}


def csvw(view: DatasetView, tables: Sequence[Table]) -> bytes:
    """Return the metadata of all tables of a plan's year; a key is a name, and a title in no language."""
    language = view.plan.language
    year = printed_year(view.year, language)
    found = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        "dc:title": f"{view.plan.title} {year}",
        "dc:publisher": view.plan.municipality.name,
        "dc:description": STATES[view.state].in_language(language),
        "tables": [
            {
                "url": table.file,
                "dc:title": table.title.in_language(language),
                "tableSchema": {"columns": [_column(one, language) for one in table.columns]},
            }
            for table in tables
        ],
    }
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def _column(one: Column, language: str) -> dict[str, Any]:
    title = shown(one.title, language)
    unit = f"{title} ({one.unit})" if one.unit else title
    found: dict[str, Any] = {
        "name": one.key.replace("-", "%2D"),
        "titles": {"und": one.key, language: unit},
        "datatype": _datatype(one),
    }
    remarks = [shown(one.says, language)] if one.says else []
    remarks += [
        Message("{code}: {meaning}", code=code, meaning=meaning).in_language(language) for code, meaning in one.values
    ]
    return found | ({"dc:description": " / ".join(remarks)} if remarks else {})


def _datatype(one: Column) -> str | dict[str, str]:
    if one.values and one.type == "text":
        codes = [re.sub(r"([.^$*+?()\[\]{}|\\/-])", r"\\\1", code) for code, _ in one.values]
        return {"base": "string", "format": "|".join(codes)}
    return DATATYPES[one.type]
