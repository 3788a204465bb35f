"""What docs/import.md says of headings is what the program knows."""

from pathlib import Path

import pytest

from kyodo_cli.importing.tables.headings import HEADINGS
from kyodo_cli.importing.tables.words import FIELDS, field_typed, meaning

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["import.md", "import.ja.md"])
def test_the_headings_stand_in_the_documents(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    listed = [line for line in text.splitlines() if line.startswith("| `")]
    assert listed == [f"| `{field}` | {'、'.join(words)} |" for field, words in HEADINGS.items()]


@pytest.mark.parametrize("field", HEADINGS)
def test_every_heading_that_is_listed_is_known(field: str) -> None:
    for word in HEADINGS[field]:
        assert field in meaning(word).fields, word
    assert field_typed(field) == field
    assert field in FIELDS
