"""What the tests of the rules share: a plan and its years, read as a rule sees them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kyodo_cli.reading.files import read_plan, read_year
from kyodo_cli.rules.subject import Subject

HEAD = {
    "format": "1",
    "id": "example",
    "title": "協働のまちづくりプラン（架空）",
    "municipality": "{name: 例示市}",
    "period": "{from: 2022, to: 2029}",
}

ReadPlan = Callable[..., Subject]


def with_head(body: str, head: dict[str, str]) -> str:
    """Put the keys that every file needs before a text that does not have them."""
    lines = body.split("\n")
    missing = [
        f"{key}: {value}" for key, value in head.items() if not any(line.startswith(f"{key}:") for line in lines)
    ]
    return "\n".join((*missing, *lines)) + "\n"


@pytest.fixture
def plan(tmp_path: Path) -> ReadPlan:
    """Read a plan and its records: `plan("actions: …", {"2024": "evaluations: …"})`; what every file needs is added."""

    def read(body: str, records: dict[str, str] | None = None, file: str = "plans/example.yaml") -> Subject:
        for folder in ("plans", "records/example"):
            (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(with_head(body, HEAD), encoding="utf-8")
        years = []
        for name, text in (records or {}).items():
            year = f"records/example/{name}" if "." in name else f"records/example/{name}.yaml"
            head = {"format": "1", "plan": "example", "year": name.split(".")[0]}
            (tmp_path / year).write_text(with_head(text, head), encoding="utf-8")
            years.append(read_year(tmp_path / year, year))
        read_file = read_plan(tmp_path / file, file)
        assert read_file.plan is not None
        assert read_file.tree is not None
        return Subject(read_file, read_file.plan, read_file.tree, years)

    return read
