"""Questions over many plans have one answer, whichever form is asked, and it is the one of the records."""

import re
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

import many_cities
from conftest import ROOT, Program
from exported import COLUMNS
from kyodo_cli.analysis.scales import grade_of, scale_of, stages_of
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files

Answer = list[tuple[Any, ...]]

DUCKDB_TYPES = {
    "text": "VARCHAR", "date": "VARCHAR", "whole": "BIGINT", "year": "INTEGER", "yes_no": "BOOLEAN", "number": "DOUBLE",
}  # fmt: skip


def examples(page: str = "export.md") -> list[str]:
    return re.findall(r"```sql\n(.*?)```", (ROOT / "docs" / page).read_text("utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exports of a workspace of many cities, with the example city among them."""
    from conftest import program

    folder = many_cities.write(tmp_path_factory.mktemp("many"))
    for part in ("plans", "records"):
        for file in (ROOT / "examples" / "mihon" / part).rglob("*.yaml"):
            copy = folder / file.relative_to(ROOT / "examples" / "mihon")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    run = program(folder)
    for options in ("--to sqlite", "--to csv", "--to parquet", "--to parquet --partition -o export/parts"):
        assert run("export", *options.split(), here=folder).code == 0
    return folder


def ask_sqlite(folder: Path, question: str) -> Answer:
    base = sqlite3.connect(folder / "export" / "plans.sqlite")
    try:
        return base.execute(question).fetchall()
    finally:
        base.close()


def ask_pandas(folder: Path, question: str) -> Answer:
    base = sqlite3.connect(folder / "export" / "plans.sqlite")
    try:
        found = pd.read_sql(question, base)
    finally:
        base.close()
    return [tuple(None if pd.isna(one) else one for one in row) for row in found.itertuples(index=False, name=None)]


def ask_csv(folder: Path, question: str) -> Answer:
    return _ask_duckdb(question, lambda name: _csv(folder, name))


def _csv(folder: Path, name: str) -> str:
    types = ", ".join(f"'{one.name}': '{DUCKDB_TYPES[one.of]}'" for one in COLUMNS[name])
    return f"read_csv('{folder}/export/plans-csv/{name}.csv', header = true, columns = {{{types}}}, quote = '\"')"


def ask_parquet(folder: Path, question: str) -> Answer:
    return _ask_duckdb(question, lambda name: f"read_parquet('{folder}/export/plans-parquet/{name}.parquet')")


def ask_partitions(folder: Path, question: str) -> Answer:
    return _ask_duckdb(question, lambda name: f"read_parquet('{folder}/export/parts/{name}/**/*.parquet')")


def _ask_duckdb(question: str, place: Callable[[str], str]) -> Answer:
    base = duckdb.connect()
    for name in re.findall(r"(?:FROM|JOIN) (\w+)", question):
        base.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM {place(name)}")
    return base.execute(question).fetchall()


ASKED = {
    "sqlite": ask_sqlite,
    "pandas": ask_pandas,
    "csv": ask_csv,
    "parquet": ask_parquet,
    "partitions": ask_partitions,
}


@pytest.mark.parametrize("question", examples(), ids=range(len(examples())))
def test_every_form_gives_the_same_answer(exports: Path, question: str) -> None:
    answers = {form: ask(exports, question) for form, ask in ASKED.items()}
    assert answers["sqlite"]
    assert all(one == answers["sqlite"] for one in answers.values()), answers


def test_both_pages_ask_the_same() -> None:
    assert examples("export.ja.md") == examples()


@pytest.mark.parametrize("form", ASKED)
def test_it_is_the_answer_of_the_records(exports: Path, form: str) -> None:
    """How do actions stand in each city, counted by hand from the files as they are read."""
    found: Counter[tuple[str, int]] = Counter()
    for book in open_book(list_files(exports)).plans:
        for year, records in book.years.items():
            for evaluation in records.evaluations.values():
                rating = evaluation.reviews["self"].rating if "self" in evaluation.reviews else None
                stage = next(one for one in stages_of(book.plan, year) if one.id == "self")
                scale = scale_of(book.plan, stage.scale, year)
                grade = grade_of(scale, rating) if scale and rating else None
                if grade and grade.counts_as in ("achieved", "on_track"):
                    found[book.plan.municipality.name, year] += 1
    answer = {(city, year): well for city, year, _, well, _ in ASKED[form](exports, examples()[0]) if well}
    assert answer == dict(found)
    assert len({city for city, _ in answer}) > many_cities.CITIES


def test_pandas_opens_every_file(exports: Path) -> None:
    folder = exports / "export"
    for name, columns in COLUMNS.items():
        text = [one.name for one in columns if one.of in ("text", "date")]
        from_csv = pd.read_csv(folder / "plans-csv" / f"{name}.csv", dtype=dict.fromkeys(text, "string"))
        from_parquet = pd.read_parquet(folder / "plans-parquet" / f"{name}.parquet")
        assert list(from_csv.columns) == list(from_parquet.columns) == [one.name for one in columns]
        assert len(from_csv) == len(from_parquet)
        codes = set(from_csv["municipality_code"].dropna())
        assert codes == set(from_parquet["municipality_code"].dropna())
        assert all(len(one) == 6 for one in codes)


def test_nobody_has_to_quote_a_name(exports: Path) -> None:
    for name, columns in COLUMNS.items():
        question = f"SELECT {', '.join(f't.{one.name}, {one.name}' for one in columns)} FROM {name} t"
        assert len(ask_sqlite(exports, question)) == len(ask_parquet(exports, question))


def test_links_between_plans_know_whether_they_are_answered(kyodo: Program, tmp_path: Path) -> None:
    for plan, other in (("one", "other"), ("other", "one"), ("third", "one")):
        title = f"{plan}の計画（架空）"
        (tmp_path / "plans").mkdir(exist_ok=True)
        (tmp_path / "plans" / f"{plan}.yaml").write_text(
            f"format: 1\nid: {plan}\ntitle: {title}\nmunicipality: {{name: 例示市}}\nperiod: {{from: 2022}}\n"
            "actions:\n  - id: a1\n    title: 取組\n"
            f"    corresponds: [{{to: '{other}:a1', as: peer}}, {{to: 'far:a9', as: peer}}]\n",
            encoding="utf-8",
        )
    kyodo("export", "--to", "sqlite", here=tmp_path)
    found = ask_sqlite(tmp_path, "SELECT plan, to_plan, is_reciprocal FROM links ORDER BY plan, position")
    assert found == [
        ("one", "other", 1), ("one", "far", None),
        ("other", "one", 1), ("other", "far", None),
        ("third", "one", 0), ("third", "far", None),
    ]  # fmt: skip
