"""How a file of data is known to be kyodo's, although data carry no mark: by what it begins with."""

import json
from typing import Final

FIRST_COLUMNS: Final = b"municipality.code,municipality.name,plan,plan.title,"
"""What the tables of every report begin with."""

_BOM: Final = b"\xef\xbb\xbf"


def is_our_data(content: bytes, plan: str, ending: str) -> bool:
    """Tell whether a file of data was made by kyodo.

    Args:
        content: what is in the file.
        plan: the plan's id.
        ending: how the file's name goes on after it, as in `HELD`; not that of the JSON, which has a mark.
    """
    if ending == ".csv-metadata.json":
        return _describes(content, f"{plan}.csv")
    lines = content.removeprefix(_BOM).replace(b'"', b"").splitlines()
    if ending == ".columns.csv":
        return len(lines) > 1 and lines[1].startswith(f"{plan}.csv,".encode())
    return bool(lines) and lines[0].startswith(FIRST_COLUMNS)


def _describes(content: bytes, table: str) -> bool:
    try:
        first = json.loads(content)["tables"][0]
        column = first["tableSchema"]["columns"][0]["name"]
    except (ValueError, TypeError, LookupError):
        return False
    return bool(first.get("url") == table and column == FIRST_COLUMNS.decode().partition(",")[0])
