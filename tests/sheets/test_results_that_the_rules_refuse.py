"""Results that the rules refuse: the cells that are to blame are refused, and the others of their item taken."""

import shutil
from pathlib import Path

import pytest

from conftest import ROOT, Program
from returned_sheets import city, records_now
from sheets.test_results_from_tables import NUMBERED, cells, imported


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Return a workspace in which something is recorded of a01, and nothing of a02."""
    folder = tmp_path / "市"
    city(folder, plan=NUMBERED)
    return folder


def test_a_later_stage_that_comes_too_early_does_not_keep_out_what_departments_say(
    kyodo: Program, tmp_path: Path
) -> None:
    folder = tmp_path / "みほん市"
    shutil.copytree(ROOT / "examples/mihon", folder)
    (folder / "records/mihon/2025.yaml").unlink()
    table = "番号,取組実績,自己評価,予算額,進捗度,妥当性,協議会評価コメント\n5,940件,A,100,A,4,よい\n"
    (folder / "t.csv").write_text(table, encoding="utf-8")
    done = kyodo("import", "t.csv", "--plan", "mihon", "--year", "R7", "--clean-only", "--format", "json", here=folder)
    assert cells(done) == {
        "B2": "a05/result taken", "C2": "a05/rating taken", "D2": "a05/budget taken",
        "E2": "a05/council/rating.progress refused", "F2": "a05/council/rating.validity refused",
        "G2": "a05/council/comment refused",
    }  # fmt: skip


def test_a_name_and_a_day_alone_are_no_evaluation(kyodo: Program, here: Path) -> None:
    before = (here / "records/city/2024.yaml").read_text("utf-8")
    done = imported(kyodo, here, "番号,実績,評価,記入者,記入日\n2,,,山田,R7.4.1\n")
    assert (done.code, (here / "records/city/2024.yaml").read_text("utf-8")) == (0, before)
    assert "2 cells read = 0 taken + 2 unchanged" in done.out
    assert "so nobody is recorded" in " ".join(done.out.split())
    assert "山田" in done.out


def test_a_name_is_not_recorded_of_a_grade_that_was_refused(kyodo: Program, here: Path) -> None:
    imported(kyodo, here, "番号,実績,評価,記入者\n2,講座を3回,すばらしい,山田\n", "--clean-only")
    assert records_now(here)["a02/result"] == "講座を3回"
    assert "山田" not in (here / "records/city/2024.yaml").read_text("utf-8")
    imported(kyodo, here, "番号,評価,記入者\n2,△,山田\n", "--clean-only")  # without the reason that it needs
    assert "山田" not in (here / "records/city/2024.yaml").read_text("utf-8")


def test_a_name_is_recorded_with_its_grade_also_where_that_is_recorded_already(kyodo: Program, here: Path) -> None:
    assert imported(kyodo, here, "番号,実績,評価\n2,講座を3回,○\n").code == 0
    assert imported(kyodo, here, "番号,実績,評価,記入者\n2,講座を3回,○,山田\n").code == 0
    assert "by: 山田" in (here / "records/city/2024.yaml").read_text("utf-8")


def test_the_reason_for_a_grade_is_the_reason_that_it_needs(kyodo: Program, here: Path) -> None:
    done = imported(kyodo, here, "番号,実績,評価,評価理由\n2,講座を3回,△,雨天\n")
    assert done.code == 0, done.out
    assert (records_now(here)["a02/variance"], records_now(here)["a02/comment"]) == ("雨天", "")
    table = "番号,協議会評価の進み具合,協議会評価の妥当性,協議会評価の理由\n2,△,○,周知不足\n"
    done = imported(kyodo, here, table, "--format", "json")
    assert cells(done)["D2"] == "a02/council/comment taken"
    assert done.code == 0


def test_a_direction_may_be_written_by_its_beginning(kyodo: Program, here: Path) -> None:
    plan = (here / "plans/city.yaml").read_text("utf-8").replace("label: 継続}", "label: 継続する}")
    plan = plan.replace("label: 拡充}", "label: 拡充しない}")
    (here / "plans/city.yaml").write_text(plan, encoding="utf-8")
    done = imported(kyodo, here, "番号,実績,評価,方向性\n2,会,○,継続\n")
    assert done.code == 0, done.out
    assert records_now(here)["a02/direction"] == "B"
    assert "“継続” was taken as “B：継続する”" in " ".join(done.out.split())
    assert imported(kyodo, here, "番号,方向性\n1,拡充\n").code == 4


def test_a_series_may_stand_where_the_items_one_indicator_is_asked_for(kyodo: Program, here: Path) -> None:
    done = imported(kyodo, here, "番号,指標,実績値\n2,男性,3\n,女性,4\n")
    assert done.code == 0, done.out
    assert (records_now(here)["i2.men/value"], records_now(here)["i2.women/value"]) == ("3", "4")


def test_a_comment_on_an_axis_without_a_grade_is_mended_in_the_table(kyodo: Program, here: Path) -> None:
    table = "番号,協議会評価の妥当性,協議会評価の妥当性（意見）,協議会評価の進み具合（意見）\n1,○,よい,遅い\n"
    done = imported(kyodo, here, table, "--map", "D=council/comment.progress", "--map", "C=council/comment.fit")
    text = " ".join(done.out.split())
    assert "on the axis 進み具合" in text
    assert "Pick a grade at “進み具合”, or write the text at “Comment”." in text
    assert "--rating" not in text


def test_who_filled_it_in_is_called_as_in_the_sheets(kyodo: Program, here: Path) -> None:
    done = imported(kyodo, here, "番号,実績,評価,記入者,記入日\n2,会,○,山田,R7.4.1\n")
    assert "自己評価, Filled in by 山田" in " ".join(done.out.split())
    assert "自己評価, Filled in on 2025-04-01" in " ".join(done.out.split())
