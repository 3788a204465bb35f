"""The JSON Schema of a plan file and of a records file: editors complete, explain and check every key by it."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from kyodo_cli.model.parts import Part, as_list, year_as_text
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import YearRecords
from kyodo_cli.reading.source import read_source
from kyodo_cli.reading.tree import read_tree

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
VERSION: Final = 1
FILES: Final[Mapping[str, type[Part]]] = {"plan": Plan, "records": YearRecords}
"""What there is a schema of, and the model of the whole file."""

WORDS: Final = Path(__file__).with_name("key_words.yaml")
LABELS: Final = "Label"
"""The part of the words that explains the keys of `labels`, the one mapping with fixed keys that is no model."""

NOTHING: Final[Mapping[str, Any]] = {"type": "null"}
"""A key without a value: kyodo reads it as if it were not there, and an editor shall not complain of it."""

BARE_YEAR: Final[Mapping[str, int]] = {"minimum": 1000, "maximum": 9999}
"""A date of four digits, which YAML takes for a number."""

Words = Mapping[str, Any]


def schema_text(what: str) -> str:
    """Return the schema of a kind of file (see FILES) as JSON."""
    return json.dumps(file_schema(what), ensure_ascii=False, indent=2) + "\n"


def file_schema(what: str) -> dict[str, Any]:
    """Return the schema of a kind of file (see FILES): what reading a file refuses, the schema refuses."""
    drafted = FILES[what].model_json_schema(by_alias=True, schema_generator=_Drafter)
    return {"$schema": DIALECT, "$id": f"urn:kyodo:schema:{what}:{VERSION}"} | drafted


def words_of_part(part: type[Part]) -> Words:
    """Return what a part of the model is called and is, in both languages; at least what any part is."""
    return next(words for base in part.__mro__ if (words := all_words().get(base.__name__)))


def words_of_key(part: type[Part], key: str) -> Words:
    """Return what a key of a part is called and holds: in the part's own words, else in those of what it is made from.

    Raises:
        LookupError: nobody has written it down, which is a mistake of ours.
    """
    for base in part.__mro__:
        keys = all_words().get(base.__name__, {}).get("keys", {})
        if key in keys:
            words: Words = keys[key]
            return words
    raise LookupError(f"{WORDS.name} does not explain {part.__name__}.{key}")


@cache
def all_words(file: Path = WORDS) -> Mapping[str, Words]:
    """Read the words: part → `title`, `ja`, `en` and, by key, `keys` with the same three."""
    source, _ = read_source(file, file.name)
    tree = read_tree(source)[0] if source else None
    return tree.root.value if tree else {}


class _Drafter(GenerateJsonSchema):
    """Pydantic's generator, with our words and with what the validators of the model take beside a field's type."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002  # overrides
        """Keep the order of the model: editors complete in it."""
        return value

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Draft a part of the model, with the words for it and for each of its keys."""
        part, drafted = schema["cls"], super().model_schema(schema)
        required = drafted.get("required", ())
        properties = {
            key: explained(words_of_key(part, key), one if key in required else _optional(one))
            for key, one in drafted["properties"].items()
        }
        return explained(words_of_part(part), drafted | {"properties": properties})

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Draft a mapping; where its keys are fixed, each with its words."""
        drafted = super().dict_schema(schema)
        value = _optional(drafted["additionalProperties"])
        fixed = drafted.pop("propertyNames", {}).get("enum")
        if fixed is None:
            return drafted | {"additionalProperties": value}
        words = all_words()[LABELS]["keys"]
        properties = {key: explained(words[key], value) for key in fixed}
        return drafted | {"properties": properties, "additionalProperties": False}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """Draft what may also be written in a short form."""
        drafted, function = super().function_before_schema(schema), schema["function"]["function"]
        if function is as_list:
            return {"anyOf": [drafted["items"], drafted]}
        if function is year_as_text:
            return {"type": ["string", "integer"], **BARE_YEAR}
        return {"anyOf": [{"type": "string", "minLength": 1}, drafted]}  # a rating alone, for a rating with a comment

    def chain_schema(self, schema: core_schema.ChainSchema) -> JsonSchemaValue:
        """Draft what is checked step by step: the first step says of what type it is, the others narrow it down."""
        drafted: JsonSchemaValue = {}
        for step in reversed(schema["steps"]):
            drafted |= self.generate_inner(step)
        return drafted


def explained(words: Words, schema: JsonSchemaValue) -> JsonSchemaValue:
    """Return a schema with its words."""
    title = f"{words['title']['ja']} / {words['title']['en']}"
    rest = {key: value for key, value in schema.items() if key not in ("title", "description")}
    return {"title": title, "description": f"{words['ja']} / {words['en']}"} | rest


def _optional(schema: JsonSchemaValue) -> JsonSchemaValue:
    """Let a key stand without a value; a default is kept where it says something."""
    options = [_plain(one) for one in schema.get("anyOf", [schema]) if one != NOTHING]
    if len(options) > 1 or "$ref" in options[0]:
        drafted: JsonSchemaValue = {"anyOf": [*options, dict(NOTHING)]}
    else:
        drafted = options[0]
        types = drafted["type"] if isinstance(drafted["type"], list) else [drafted["type"]]
        drafted["type"] = [*types, "null"]
        values = drafted.get("enum", [drafted.pop("const")] if "const" in drafted else [])
        if values:
            drafted["enum"] = [*values, None]
    default = schema.get("default")
    return drafted | {"default": default} if isinstance(default, (str, bool)) else drafted


def _plain(schema: JsonSchemaValue) -> JsonSchemaValue:
    return {key: value for key, value in schema.items() if key not in ("title", "default")}
