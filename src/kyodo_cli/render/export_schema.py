"""The JSON Schema of an export: the two kinds of files as they are, and what stands around them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from kyodo_cli.render.schema import DIALECT, FILES, VERSION, all_words, explained, file_schema

WORDS: Final = Path(__file__).with_name("export_words.yaml")
ID: Final = "[a-z][a-z0-9_-]*"

FRAME: Final[Mapping[str, Any]] = {
    "format": {"const": 1},
    "kind": {"const": "export"},
    "sha256": {"type": "string"},
    "items": {"type": "array"},
}
"""What stands around the files of an export."""

NAMES: Final = {"plan": rf"^plans/{ID}\.ya?ml$", "records": rf"^records/{ID}/[0-9]{{4}}\.ya?ml$"}
"""What the two kinds of files are called."""


def export_schema_text() -> str:
    """Return the schema of an export as JSON."""
    return json.dumps(export_schema(), ensure_ascii=False, indent=2) + "\n"


def export_schema() -> dict[str, Any]:
    """Return the schema of an export; new keys may come, in what stands around the files."""
    files = {kind: file_schema(kind) for kind in FILES}
    parts = {name: part for one in files.values() for name, part in one.get("$defs", {}).items()}
    whole = {kind: {key: one[key] for key in one if key[0] != "$"} for kind, one in files.items()}
    words = all_words(WORDS)["Export"]
    properties = {key: explained(words["keys"][key], one) for key, one in FRAME.items()}
    properties["items"]["items"] = {"anyOf": [_file(kind) for kind in FILES]}
    drafted = explained(words, {"type": "object", "properties": properties, "required": ["format", "kind", "items"]})
    return {"$schema": DIALECT, "$id": f"urn:kyodo:schema:export:{VERSION}", **drafted, "$defs": whole | parts}


def _file(kind: str) -> dict[str, Any]:
    """Draft a file of an export; the data are enough to import it."""
    words = all_words(WORDS)["File"]
    keys: dict[str, Any] = {
        "file": {"type": "string", "pattern": NAMES[kind]},
        "kind": {"const": kind},
        "plan": {"type": "string", "pattern": f"^{ID}$"},
        "year": {"type": "integer"},
        "data": {"$ref": f"#/$defs/{kind}"},
        "text": {"type": "string"},
    }
    if kind == "plan":
        del keys["year"]
    properties = {key: explained(words["keys"][key], one) for key, one in keys.items()}
    return explained(words, {"type": "object", "properties": properties, "required": ["kind", "data"]})
