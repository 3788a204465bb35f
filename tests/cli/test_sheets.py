"""The departments' round trip by the program itself: sheets out, edited, and back, with whatever happened meanwhile."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from conftest import ROOT, Program
from returned_sheets import answered, city, records_now
from terminal import at_terminal
from ugly_workbooks import done, merge

FILE = "sheets/2024/city-2024.xlsx"


@pytest.fixture
def here(tmp_path: Path, kyodo: Program) -> Path:
    """Return a workspace whose workbook has been sent."""
    folder = tmp_path / "市"
    city(folder)
    assert kyodo("sheet", "export", "--year", "2024", here=folder).code == 0
    return folder


def answer(here: Path, file: str = FILE, **answers: object) -> None:
    """Type answers into a workbook: `a01_result` stands for `a01/result`."""
    path = here / file
    path.write_bytes(answered(path.read_bytes(), {key.replace("_", "/", 1): one for key, one in answers.items()}))


def test_answers_go_into_the_records(kyodo: Program, here: Path) -> None:
    answer(here, a01_result="会場で14回", a02_rating="○", a02_result="講座を3回")
    done = kyodo("sheet", "import", FILE, here=here)
    assert (done.code, done.err) == (0, "")
    assert "3 taken" in done.out
    now = records_now(here)
    assert (now["a01/result"], now["a02/rating"], now["a02/result"]) == ("会場で14回", "○", "講座を3回")
    again = kyodo("sheet", "import", FILE, here=here)
    assert (again.code, records_now(here)) == (0, now)
    assert "0 taken" in again.out


def test_a_dry_run_shows_the_change_and_writes_nothing(kyodo: Program, here: Path) -> None:
    before = (here / "records/city/2024.yaml").read_bytes()
    answer(here, a01_result="会場で14回")
    done = kyodo("sheet", "import", FILE, "--dry-run", here=here)
    assert done.code == 0
    assert "+    result: 会場で14回" in done.out
    assert (here / "records/city/2024.yaml").read_bytes() == before


def test_two_edits_of_one_cell_are_a_conflict_shown_with_both(kyodo: Program, here: Path) -> None:
    answer(here, a01_result="会場で14回", a01_next="続ける")
    kyodo("evaluate", "action", "a01", "--year", "2024", "--result", "屋外で12回", here=here)
    before = records_now(here)
    done = kyodo("sheet", "import", FILE, here=here)
    assert done.code == 5
    assert "会場で14回" in done.out
    assert "屋外で12回" in done.out
    assert records_now(here) == before


@pytest.mark.parametrize(("side", "text"), [("sheet", "会場で14回"), ("records", "屋外で12回")])
@pytest.mark.parametrize("form", ["{}", "a01/result={}"])
def test_a_conflict_is_settled_by_what_is_preferred(
    kyodo: Program, here: Path, side: str, text: str, form: str
) -> None:
    answer(here, a01_result="会場で14回", a01_next="続ける")
    kyodo("evaluate", "action", "a01", "--year", "2024", "--result", "屋外で12回", here=here)
    done = kyodo("sheet", "import", FILE, "--prefer", form.format(side), here=here)
    assert done.code == 0
    assert (records_now(here)["a01/result"], records_now(here)["a01/next"]) == (text, "続ける")


def test_what_is_clean_is_taken_alone_where_that_is_asked_for(kyodo: Program, here: Path) -> None:
    answer(here, a01_result="会場で14回", a01_rating="すばらしい")
    assert kyodo("sheet", "import", FILE, here=here).code == 4
    assert records_now(here)["a01/result"] == "会場で12回"
    assert kyodo("sheet", "import", FILE, "--clean-only", here=here).code == 4
    assert (records_now(here)["a01/result"], records_now(here)["a01/rating"]) == ("会場で14回", "○")


def test_a_preference_that_means_no_cell_is_refused(kyodo: Program, here: Path) -> None:
    assert kyodo("sheet", "import", FILE, "--prefer", "a09/result=sheet", here=here).code == 2
    assert kyodo("sheet", "import", FILE, "--prefer", "both", here=here).code == 2


def test_two_workbooks_that_say_different_things_are_a_conflict(kyodo: Program, here: Path) -> None:
    (here / "二.xlsx").write_bytes((here / FILE).read_bytes())
    answer(here, a01_result="会場で14回")
    answer(here, "二.xlsx", a01_result="会場で15回", a01_next="続ける")
    done = kyodo("sheet", "import", FILE, "二.xlsx", "--prefer", "sheet", here=here)
    assert done.code == 5
    assert "二.xlsx" in done.out
    assert records_now(here)["a01/result"] == "会場で12回"


def test_the_same_file_twice_counts_once(kyodo: Program, here: Path) -> None:
    answer(here, a01_result="会場で14回")
    (here / "写し.xlsx").write_bytes((here / FILE).read_bytes())
    done = kyodo("sheet", "import", FILE, FILE, "写し.xlsx", "--format", "json", here=here)
    assert done.code == 0
    assert [one["counts"]["taken"] for one in json.loads(done.out)["items"]] == [1, 0]
    assert records_now(here)["a01/result"] == "会場で14回"


def test_last_years_sheet_is_not_taken_for_this_years(kyodo: Program, here: Path) -> None:
    kyodo("sheet", "export", "--year", "2023", here=here)
    old = "sheets/2023/city-2023.xlsx"
    answer(here, old, a01_result="古い実績")
    assert kyodo("sheet", "import", old, "--year", "2024", here=here).code == 4
    both = kyodo("sheet", "import", old, FILE, here=here)
    assert both.code == 4
    assert "--year" in both.out
    assert "古い実績" not in (here / "records/city/2023.yaml").read_text("utf-8")


def test_another_plans_sheet_is_refused(kyodo: Program, here: Path) -> None:
    (here / "plans/city.yaml").rename(here / "plans/town.yaml")
    text = (here / "plans/town.yaml").read_text("utf-8").replace("id: city", "id: town", 1)
    (here / "plans/town.yaml").write_text(text, encoding="utf-8")
    done = kyodo("sheet", "import", FILE, here=here)
    assert done.code == 4
    assert "“city”" in done.out


def test_a_closed_year_takes_nothing(kyodo: Program, here: Path) -> None:
    answer(here, a01_result="会場で14回")
    closed = kyodo("close", "--year", "2024", "--date", "2025-08-01", "--reason", "x", here=here)
    assert closed.code == 0
    done = kyodo("sheet", "import", FILE, here=here)
    assert done.code == 5
    assert "closed" in done.out


def test_one_bad_file_keeps_the_others_back_unless_asked(kyodo: Program, here: Path) -> None:
    answer(here, a01_result="会場で14回")
    (here / "壊れた.xlsx").write_bytes(b"PK")
    assert kyodo("sheet", "import", FILE, "壊れた.xlsx", here=here).code == 4
    assert records_now(here)["a01/result"] == "会場で12回"
    assert kyodo("sheet", "import", FILE, "壊れた.xlsx", "--clean-only", here=here).code == 4
    assert records_now(here)["a01/result"] == "会場で14回"


def test_a_folder_and_a_pattern_stand_for_the_workbooks_in_it(kyodo: Program, here: Path) -> None:
    (here / "sheets/2024/~$city-2024.xlsx").write_bytes(b"Excel's own")
    for typed in ("sheets/2024", "sheets/2024/*.xlsx"):
        done = kyodo("sheet", "import", typed, "--format", "json", here=here)
        assert [one["file"] for one in json.loads(done.out)["items"]] == [str(Path(FILE))]
    assert kyodo("sheet", "import", "plans", here=here).code == 3


def test_machines_are_told_every_cell_that_needs_a_word(kyodo: Program, here: Path) -> None:
    path = here / FILE
    path.write_bytes(done(merge, a01_result="会場で14回")(path.read_bytes()))
    answer_ = kyodo("sheet", "import", FILE, "--format", "json", here=here)
    found = json.loads(answer_.out)
    assert (found["format"], found["kind"]) == (1, "sheet")
    (one,) = found["items"]
    assert {cell["key"]: (cell["verdict"], cell["cell"]) for cell in one["cells"]} == {
        "a01/result": ("taken", "E5"), "a01/rating": ("refused", "E6"),
    }  # fmt: skip
    assert one["written"] is False
    counted = one["counts"]
    assert counted["read"] == sum(counted[name] for name in ("taken", "unchanged", "conflicts", "refused"))


def test_a_department_changes_only_its_own_rows(kyodo: Program, tmp_path: Path) -> None:
    folder = mihon(tmp_path, kyodo)
    file = folder / "sheets/2025/mihon-2025-産業振興課.xlsx"
    plan = folder / "plans/mihon.yaml"
    file.write_bytes(answered(file.read_bytes(), {"a15/result": "横取り"}))
    text = plan.read_text("utf-8")
    moved = text.replace("departments: [{id: sangyo, role: lead}", "departments: [{id: jinji, role: lead}", 1)
    assert moved != text
    plan.write_text(moved, encoding="utf-8")
    done_ = kyodo("sheet", "import", file, here=folder)
    assert done_.code == 4
    assert "人事課" in done_.out


def test_two_departments_and_the_secretariat_at_once_lose_nothing(kyodo: Program, tmp_path: Path) -> None:
    folder = mihon(tmp_path, kyodo)
    edits = {
        "協働推進課": {"a05/result": "協働推進課の実績", "a08/issues": "予算"},
        "地域福祉課": {"a04/result": "福祉の実績"},
    }
    for name, answers in edits.items():
        file = folder / f"sheets/2025/mihon-2025-{name}.xlsx"
        file.write_bytes(answered(file.read_bytes(), answers))
    commands: list[tuple[object, ...]] = [
        *(("sheet", "import", f"sheets/2025/mihon-2025-{name}.xlsx") for name in edits),
        ("evaluate", "action", "mihon:a09", "--year", "2025", "--next", "事務局の追記"),
    ]
    with ThreadPoolExecutor(3) as pool:
        codes = list(pool.map(lambda one: kyodo(*one, here=folder).code, commands))
    assert codes == [0, 0, 0]
    text = (folder / "records/mihon/2025.yaml").read_text("utf-8")
    for words in ("協働推進課の実績", "福祉の実績", "事務局の追記", "issues: 予算"):
        assert words in text


@pytest.mark.parametrize(
    ("typed", "text", "code"), [("s", "会場で14回", 0), ("r", "屋外で12回", 0), ("", "屋外で12回", 5)]
)
def test_conflicts_are_settled_at_a_terminal(kyodo: Program, here: Path, typed: str, text: str, code: int) -> None:
    answer(here, a01_result="会場で14回")
    kyodo("evaluate", "action", "a01", "--year", "2024", "--result", "屋外で12回", here=here)
    shown, left = at_terminal(here, ["sheet", "import", FILE], ["x\n", f"{typed}\n"])
    assert left == code
    assert "競合 1／1" in shown
    assert records_now(here)["a01/result"] == text


def test_what_cannot_be_seen_does_not_reach_the_terminal(kyodo: Program, here: Path) -> None:
    answer(here, a01_rating="_x001B_[2Jだめ")
    done_ = kyodo("sheet", "import", FILE, here=here)
    assert done_.code == 4
    assert "\x1b" not in done_.out
    assert "だめ" in done_.out


def mihon(tmp_path: Path, kyodo: Program) -> Path:
    """Return a copy of the example city whose workbooks have been sent."""
    folder = tmp_path / "みほん市"
    shutil.copytree(ROOT / "examples/mihon", folder)
    assert kyodo("sheet", "export", "--year", "2025", "--plan", "mihon", here=folder).code == 0
    return folder
