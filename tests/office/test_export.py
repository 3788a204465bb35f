"""LibreOffice opens the workbook of the export and saves it, and no cell has changed."""

from pathlib import Path

import pytest

import exported
from conftest import ROOT, program
from office.conftest import Office


@pytest.mark.parametrize("city", ["examples/mihon", "."])
def test_what_libreoffice_saves_has_the_same_cells(office: Office, tmp_path: Path, city: str) -> None:
    made = tmp_path / "made.xlsx"
    assert program(tmp_path)("export", "--to", "xlsx", "-o", made, here=ROOT / city).code == 0
    saved = tmp_path / "saved.xlsx"
    saved.write_bytes(office(made.read_bytes(), "xlsx"))
    assert _plain(exported.from_workbook(saved)) == exported.from_workbook(made) == exported.expected(ROOT / city)


def _plain(tables: exported.Tables) -> exported.Tables:
    """Return tables with true and false as such: LibreOffice saves them as formulas."""
    known = {"=TRUE()": True, "=FALSE()": False}
    return {
        name: [{key: known.get(str(value), value) for key, value in row.items()} for row in rows]
        for name, rows in tables.items()
    }


def test_it_can_be_printed(office: Office, tmp_path: Path) -> None:
    made = tmp_path / "made.xlsx"
    program(tmp_path)("export", "--to", "xlsx", "-o", made, here=ROOT)
    assert office(made.read_bytes(), "pdf").startswith(b"%PDF")
