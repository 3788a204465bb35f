"""A plan of an invented city (例示市) with records of several years, from what stands in the test."""

from collections.abc import Mapping
from pathlib import Path

from kyodo_cli.workspace.book import PlanBook, open_book
from kyodo_cli.workspace.files import list_files

HEAD = "format: 1\nid: example\ntitle: 例示市計画（架空）\nmunicipality: {name: 例示市}\n"


def read(folder: Path, plan: str, years: Mapping[int, str]) -> PlanBook:
    """Return the plan; without a period it runs from 2022 to 2026, in Japanese."""
    period = "" if "period:" in plan else "period: {from: 2022, to: 2026}\n"
    (folder / "plans").mkdir(parents=True)
    (folder / "records" / "example").mkdir(parents=True)
    (folder / "plans" / "example.yaml").write_text(f"{HEAD}{period}{plan}", encoding="utf-8")
    for year, records in years.items():
        text = f"format: 1\nplan: example\nyear: {year}\n{records}"
        (folder / "records" / "example" / f"{year}.yaml").write_text(text, encoding="utf-8")
    [book] = open_book(list_files(folder)).plans
    assert book.unread == ()
    return book


def rated(**grades: str) -> str:
    """Return evaluations of items by their grades at the first stage."""
    one = (
        f"{item}: {{result: 済み, variance: 遅れ, reviews: {{self: {{rating: {code}}}}}}}"
        for item, code in grades.items()
    )
    return f"evaluations: {{{', '.join(one)}}}\n"
