"""What officers do to a workbook is taken rightly, or reported with its place, and never dropped in silence."""

from pathlib import Path

import pytest

from kyodo_cli.sheets.verdicts import counts
from returned_sheets import city, given, recorded_after, sent, taken_back
from small_city import CITY
from ugly_workbooks import CASES, Case

WITH_A_DAY = CITY.replace("{key: joint,", "{key: held, label: 開催日, type: date}, {key: joint,")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_came_back(tmp_path: Path, case: Case) -> None:
    data = case.make(sent(city(tmp_path, plan=WITH_A_DAY)))
    file = given(data)
    _, cells = taken_back(tmp_path, file)
    assert counts(cells).closes
    assert counts(cells, len(file.answers.absent)).absent == case.absent
    after = recorded_after(tmp_path, cells) if any(one.verdict == "taken" for one in cells) else {}
    found = {
        one.key or f"!{one.at}": (one.verdict, after[one.key] if one.verdict == "taken" else str(one.message or ""))
        for one in cells
        if one.verdict != "unchanged" or (one.message and one.key in case.expected)
    }
    assert found.keys() == case.expected.keys()
    for key, (verdict, text) in case.expected.items():
        assert found[key][0] == verdict
        assert found[key][1] == text if verdict == "taken" else text in found[key][1]
