"""docs/format.md and docs/format.ja.md: every key is explained, and every example is read as it stands."""

import re
import shutil
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from conftest import ROOT
from kyodo_cli.base.kinds import LISTS
from kyodo_cli.model.parts import Part
from kyodo_cli.model.plan import Label, Plan
from kyodo_cli.model.year import YearRecords
from kyodo_cli.reading.files import read_plan, read_year
from kyodo_cli.render.schema import file_schema
from kyodo_cli.rules.check import check_workspace
from kyodo_cli.workspace.files import list_files

DOCUMENTS = ("format.md", "format.ja.md")

# What every file needs. A part of a file in the documents stands for the keys that it holds, the rest is added from
# here; a part without items gets the one action.
PLAN = {
    "format": "1",
    "id": "example",
    "title": "例示市協働推進計画",
    "municipality": "{name: 例示市}",
    "period": "{from: 2022, to: 2029}",
}
ITEMS = {"actions": "[{id: a01, title: 交流会の開催}]"}
RECORDS = {"format": "1", "plan": "example", "year": "2024"}

FENCE = re.compile(r"^( *)```yaml *([^\n]*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"<!-- keys: (\w+) -->\n\n\|[^\n]*\n\|[-|]*\n((?:\|[^\n]*\n)+)")


class Example(NamedTuple):
    """A YAML example: where it is, what it is marked as, and its text."""

    document: str
    line: int
    mark: str
    text: str


def text_of(document: str) -> str:
    return (ROOT / "docs" / document).read_text(encoding="utf-8")


def examples(document: str) -> list[Example]:
    text = text_of(document)
    return [
        Example(document, text.count("\n", 0, found.start()) + 1, found[2], textwrap.dedent(found[3]))
        for found in FENCE.finditer(text)
    ]


ALL = [one for document in DOCUMENTS for one in examples(document)]
RIGHT = [one for one in ALL if not one.mark.startswith("wrong")]
WRONG = [one for one in ALL if one.mark.startswith("wrong")]


def place(one: Example) -> str:
    return f"{one.document}:{one.line}"


def with_rest(part: str, rest: dict[str, str]) -> str:
    keys = set(re.findall(r"^([a-z_]+):", part, re.MULTILINE))
    return "".join(f"{key}: {value}\n" for key, value in rest.items() if key not in keys) + part


def plan_text(part: str) -> str:
    has_items = re.search(rf"^({'|'.join(LISTS.values())}):", part, re.MULTILINE)
    return with_rest(part, PLAN if has_items else PLAN | ITEMS)


def files_of(one: Example) -> dict[str, str]:
    """Return the files that an example stands for; records are of the document's complete plan."""
    kind = one.mark.split()[0]
    if kind.startswith("records"):
        plan = next(other.text for other in examples(one.document) if other.mark == "plan complete")
        return {"plans/example.yaml": plan, "records/example/2024.yaml": with_rest(one.text, RECORDS)}
    if kind in ("items", "indicators"):
        key = "actions" if kind == "items" else kind
        return {"plans/example.yaml": plan_text(f"{key}:\n{textwrap.indent(one.text, '  ')}")}
    assert kind in ("plan", "plan-part", "wrong"), f"{place(one)} is not marked as an example of anything"
    return {"plans/example.yaml": one.text if kind == "plan" else plan_text(one.text)}


def written(folder: Path, one: Example) -> Path:
    shutil.copytree(ROOT / "plans", folder / "plans")  # correspondences of the examples lead there
    for file, text in files_of(one).items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("one", RIGHT, ids=place)
def test_an_example_has_no_findings(one: Example, tmp_path: Path) -> None:
    found = check_workspace(list_files(written(tmp_path, one))).diagnostics
    assert [(at.file, at.line_text, str(at.message)) for at in found if at.file in files_of(one)] == []


@pytest.mark.parametrize("one", RIGHT, ids=place)
def test_an_example_is_valid_by_the_schema(one: Example, tmp_path: Path) -> None:
    folder = written(tmp_path, one)
    for file in files_of(one):
        read = (read_plan if file.startswith("plans") else read_year)(folder / file, file)
        assert read.tree
        what = "plan" if file.startswith("plans") else "records"
        assert [error.message for error in validator(what).iter_errors(as_lists(read.tree.root.value))] == []


@pytest.mark.parametrize("one", WRONG, ids=place)
def test_a_wrong_example_is_refused_for_the_reason_it_is_marked_with(one: Example, tmp_path: Path) -> None:
    checked = check_workspace(list_files(written(tmp_path, one)), only=["example"])
    assert {found.rule.code for found in checked.diagnostics} == {one.mark.split()[1]}


def test_both_documents_hold_the_same_tables_and_examples() -> None:
    first, second = DOCUMENTS
    assert [one.mark for one in examples(first)] == [one.mark for one in examples(second)]
    assert [keys for keys, _ in TABLE.findall(text_of(first))] == [keys for keys, _ in TABLE.findall(text_of(second))]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_key_of_the_model_is_explained(document: str) -> None:
    tables = tables_of(document)
    missing = {
        f"{part.__name__}.{key}"
        for part in parts()
        for key in keys_of(part)
        if not any(key in tables.get(base.__name__, {}) for base in part.__mro__)
    }
    assert missing == set()
    assert set(tables["Label"]) == set(get_args(Label))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_key_is_explained_that_the_model_does_not_have(document: str) -> None:
    for name, rows in tables_of(document).items():
        if name != "Label":
            known = {
                key for part in parts() if name in {base.__name__ for base in part.__mro__} for key in keys_of(part)
            }
            assert set(rows) <= known, name


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_keys_marked_as_required_are_those_that_are(document: str) -> None:
    by_name: dict[str, type[BaseModel]] = {base.__name__: base for part in parts() for base in part.__mro__[:2]}
    for name, rows in tables_of(document).items():
        if name not in ("Label", "Part"):
            required = {f.alias or key for key, f in by_name[name].model_fields.items() if f.is_required()}
            assert {key for key, is_marked in rows.items() if is_marked} == required, name


def tables_of(document: str) -> dict[str, dict[str, bool]]:
    """Return the tables of keys: part → key → whether it is marked as required."""
    found: dict[str, dict[str, bool]] = {}
    for name, rows in TABLE.findall(text_of(document)):
        for row in rows.splitlines():
            cell = row.split("|")[1]
            found.setdefault(name, {}).update(
                dict.fromkeys(re.findall(r"`(\w+)`", cell), bool(re.search("[*＊]", cell)))
            )
    return found


@cache
def parts() -> tuple[type[BaseModel], ...]:
    """Return every part that a file is made of."""
    found: dict[type[BaseModel], None] = {}

    def look(annotation: object) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            if annotation not in found:
                found[annotation] = None
                for field in annotation.model_fields.values():
                    look(field.annotation)
        else:
            for one in get_args(annotation):
                look(one)

    look(Plan)
    look(YearRecords)
    return tuple(found)


def keys_of(part: type[BaseModel]) -> Iterator[str]:
    assert issubclass(part, Part)
    return (field.alias or name for name, field in part.model_fields.items())


@cache
def validator(what: str) -> Draft202012Validator:
    return Draft202012Validator(file_schema(what))


def as_lists(value: object) -> object:
    """Return data as JSON has it: the reader keeps lists as tuples."""
    if isinstance(value, dict):
        return {key: as_lists(one) for key, one in value.items()}
    return [as_lists(one) for one in value] if isinstance(value, tuple) else value
