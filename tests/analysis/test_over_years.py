"""The years of a plan side by side: what each has, and how grades moved."""

from pathlib import Path

import pytest

from kyodo_cli.analysis.over_years import Move, answers_before, count_moves, moves, over_the_years, same_scale
from kyodo_cli.analysis.readiness import readiness
from kyodo_cli.analysis.standing import Asked
from kyodo_cli.workspace.book import PlanBook
from mihon_city import BOOK
from several_years import rated, read

ACTIONS = "actions: [{id: a1, title: 一}, {id: a2, title: 二}, {id: a3, title: 三}]\n"


def asked(book: PlanBook, year: int) -> Asked:
    return readiness(book.outline, book.years, year).asked[0]


def states(book: PlanBook, year: int) -> list[tuple[int, str]]:
    now = asked(book, year)
    return [
        (one.year, one.state) for one in over_the_years(book.plan, now.question, answers_before(book, year), now, year)
    ]


def moved(folder: Path, scale: str, before: str, now: str) -> Move:
    book = read(folder, ACTIONS + scale, {2023: rated(a1=before), 2024: rated(a1=now)})
    return moves(asked(book, 2024), answers_before(book, 2024)[2023][0])[0].move


@pytest.mark.parametrize(
    ("order", "move"),
    [("order: best_first, ", "better"), ("order: worst_first, ", "worse"), ("order: none, ", "other"), ("", "other")],
)
def test_whether_a_grade_is_better_is_for_the_scale_to_say(tmp_path: Path, order: str, move: str) -> None:
    scale = f"scales: [{{id: s, {order}grades: [{{code: 甲, label: 一}}, {{code: 乙, label: 二}}]}}]\n"
    assert moved(tmp_path / "1", scale, "乙", "甲") == move
    assert moved(tmp_path / "2", scale, "甲", "甲") == "same"


def test_what_could_not_be_assessed_is_not_compared(tmp_path: Path) -> None:
    assert moved(tmp_path, "", "B", '"-"') == "not_comparable"


def test_an_item_without_a_grade_in_one_of_the_years_is_not_compared(tmp_path: Path) -> None:
    book = read(tmp_path, ACTIONS, {2023: rated(a1="B", a2="C"), 2024: rated(a1="A", a3="B")})
    found = count_moves(moves(asked(book, 2024), answers_before(book, 2024)[2023][0]))
    assert (found["better"], found["not_comparable"], found.total()) == (1, 2, 3)


def test_every_year_of_the_plan_has_its_state(tmp_path: Path) -> None:
    book = read(tmp_path, ACTIONS, {2022: rated(a1="B"), 2024: rated(a1="A")})
    assert states(book, 2024) == [
        (2022, "recorded"),
        (2023, "missing"),
        (2024, "recorded"),
        (2025, "later"),
        (2026, "later"),
    ]


def test_a_plan_without_an_end_is_shown_up_to_the_year(tmp_path: Path) -> None:
    book = read(tmp_path, ACTIONS + "period: {from: 2023}\n", {2024: rated(a1="A")})
    assert [year for year, _ in states(book, 2024)] == [2023, 2024]


def test_years_without_evaluation_are_not_missing(tmp_path: Path) -> None:
    book = read(tmp_path, ACTIONS + "cycle: {annual_review: {every: 2}}\n", {2025: rated(a1="A")})
    assert states(book, 2025)[:4] == [(2022, "not_due"), (2023, "missing"), (2024, "not_due"), (2025, "recorded")]


def test_a_stage_that_did_not_exist_yet_was_not_asked() -> None:
    now = readiness(BOOK.outline, BOOK.years, 2023).asked[2]
    first = over_the_years(BOOK.plan, now.question, answers_before(BOOK, 2023), now, 2023)[0]
    assert (now.question.stage.id, first.year, first.state) == ("council", 2021, "not_asked")


def test_scales_are_the_same_where_their_grades_mean_the_same() -> None:
    scales = [scale for scale in BOOK.plan.scales if scale.id == "progress"]
    assert not same_scale(scales[0], scales[1])
    assert same_scale(scales[0], scales[0].model_copy(update={"note": "別の注"}))
    assert not same_scale(None, None)
