"""Every workbook that an officer has made ugly comes to the same once LibreOffice has opened and saved it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from office.conftest import saved
from returned_sheets import city, sent
from ugly_workbooks import CASES, WITH_A_DAY, Case, outcome

COMPUTES = {"a formula without its result": {"i1/value": ("taken", "85")}}
"""What LibreOffice mends."""


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Return all of them as LibreOffice saves them, in one run, by the names of the cases."""
    folder = tmp_path_factory.mktemp("ugly")
    data = sent(city(folder, plan=WITH_A_DAY))
    files = saved(folder / "office", [case.make(data) for case in CASES], "xlsx")
    return dict(zip((case.name for case in CASES), files, strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_libreoffice_saved_comes_to_the_same(tmp_path: Path, resaved: Mapping[str, bytes], case: Case) -> None:
    city(tmp_path, plan=WITH_A_DAY)
    outcome(tmp_path, case._replace(expected=COMPUTES.get(case.name, case.expected)), resaved[case.name])
