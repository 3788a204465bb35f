"""The schema holds together, and no table or column is without words in either language."""

import re

import pytest

from conftest import ROOT
from kyodo_cli.exporting.tables.registry import TABLES
from kyodo_cli.exporting.tables.schema import Table
from kyodo_cli.exporting.tables.words import WORDS, words_of_column, words_of_table
from kyodo_cli.model.parts import Part
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import YearRecords
from kyodo_cli.reading.source import read_source
from kyodo_cli.reading.tree import read_tree

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-鿿]")


@each_table
def test_every_table_and_column_has_words_in_both_languages(table: Table) -> None:
    for words in (words_of_table(table), *(words_of_column(table, one) for one in table.all_columns)):
        for said in (words.titles, words.meanings):
            assert said["en"].strip()
            assert JAPANESE.search(said["ja"]) or said["ja"] == "kyodo のもの", said


@each_table
def test_titles_within_a_table_differ(table: Table) -> None:
    for language in ("ja", "en"):
        titles = [words_of_column(table, one).titles[language] for one in table.all_columns]
        assert len(set(titles)) == len(titles)


@each_table
@pytest.mark.parametrize("page", ["export.md", "export.ja.md"])
def test_the_docs_list_every_column(table: Table, page: str) -> None:
    _, _, section = (ROOT / "docs" / page).read_text("utf-8").partition(f"\n### {table.name}\n")
    listed = re.findall(r"^\| `(\w+)` \|", section.partition("\n### ")[0], re.MULTILINE)
    assert listed == [one.name for one in table.columns]


def test_there_are_no_words_for_what_is_not_there() -> None:
    source, _ = read_source(WORDS, WORDS.name)
    assert source
    tree, findings = read_tree(source)
    assert tree
    assert not findings
    words = tree.root.value
    assert set(words) == {"any", *(one.name for one in TABLES)}
    for table in TABLES:
        assert set(words[table.name].get("keys", ())) <= {one.name for one in table.all_columns}, table.name
    used = {one.name for table in TABLES for one in table.all_columns}
    assert set(words["any"]["keys"]) <= used | {"text_beside"}


@each_table
def test_names_are_words_joined_by_underscores(table: Table) -> None:
    names = [table.name, *(one.name for one in table.all_columns)]
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", one) for one in names)
    assert len(set(names)) == len(names) or table.name == "series"


@each_table
def test_keys_and_references_lead_somewhere(table: Table) -> None:
    names = {one.name for one in table.all_columns}
    assert set(table.primary_key) <= names
    for reference in table.refers:
        target = next(one for one in TABLES if one.name == reference.table)
        assert set(reference.columns) <= names
        assert len(reference.columns) == len(target.primary_key)


PLACES = {
    "Plan.format", "YearRecords.format",  # of the file, not of the plan
    "Plan.id", "YearRecords.plan", "YearRecords.year",  # what every row begins with
    "Municipality.name", "Municipality.code",
    "Correspondence.to",  # to_plan and to_item
    "CostLine.budget", "Node.related", "Node.number",
}  # fmt: skip


def test_every_single_value_of_the_format_has_its_column() -> None:
    """What is added to the format and forgotten here is named; lists and parts have tables of their own."""
    held = {
        f"{part.__name__}.{key}"
        for table in TABLES
        for one in table.columns
        if one.source
        for part, key in [one.source]
    }
    missing = set()
    for part in _parts(Plan) | _parts(YearRecords):
        for name, field in part.model_fields.items():
            key = f"{part.__name__}.{field.alias or name}"
            inherited = {f"{base.__name__}.{field.alias or name}" for base in part.__mro__}
            if not inherited & (held | PLACES) and not _is_many(field.annotation):
                missing.add(key)
    assert missing == set(BY_ANOTHER_WAY)


BY_ANOTHER_WAY = (
    "Indicator.id", "Vision.id", "Goal.id", "Aim.id", "Measure.id", "Action.id",  # item and indicator
    "AxisRating.rating", "AxisRating.comment",  # in the columns of the review
    "Measurement.series", "Measurement.status",  # filled in where the records do not say
)  # fmt: skip


def _parts(part: type[Part]) -> set[type[Part]]:
    found, waiting = set(), [part]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [other for field in one.model_fields.values() for other in _models_in(field.annotation)]
    return found


def _models_in(hint: object) -> list[type[Part]]:
    if isinstance(hint, type) and issubclass(hint, Part):
        return [hint]
    return [one for inner in getattr(hint, "__args__", ()) for one in _models_in(inner)]


def _is_many(hint: object) -> bool:
    return str(hint).startswith(("tuple", "dict", "typing.Annotated[tuple")) or bool(_models_in(hint))
