"""What officers do to a workbook is taken rightly, or reported with its place, and never dropped in silence."""

from pathlib import Path

import pytest

from returned_sheets import city, sent
from ugly_workbooks import CASES, WITH_A_DAY, Case, outcome


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_came_back(tmp_path: Path, case: Case) -> None:
    outcome(tmp_path, case, case.make(sent(city(tmp_path, plan=WITH_A_DAY))))
