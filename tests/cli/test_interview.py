"""`kyodo evaluate` at a terminal: what is missing is asked for, and nothing is written before a yes."""

import sys
from pathlib import Path

import pytest

from small_city import CITY
from terminal import at_terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo terminal")

YEAR_BEFORE = """\
format: 1
plan: city
year: 2023
evaluations:
  a01: {result: 昨年は二回開いた。, reviews: {self: {rating: ○}}}
"""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Return the workspace of an invented city with a year on record."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "records" / "city").mkdir(parents=True)
    (tmp_path / "plans" / "city.yaml").write_text(CITY, encoding="utf-8")
    (tmp_path / "records" / "city" / "2023.yaml").write_text(YEAR_BEFORE, encoding="utf-8")
    return tmp_path


def records(city: Path) -> str:
    path = city / "records" / "city" / "2024.yaml"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_everything_is_asked_for_with_meanings_and_last_years_text(city: Path) -> None:
    answers = ["\n", "\x15三回開いた。\n", "Z\n", "△\n", "\n", "雨天のため\n", "\n", "来年も\n", "B\n", "よい\n", "y\n"]
    shown, code = at_terminal(city, ["evaluate", "action", "1", "--year", "2024"], answers)
    assert code == 0
    assert "昨年は二回開いた。" in shown
    assert "△  一部" in shown
    assert "評価尺度にない" in shown
    assert "この評価には理由が必要である" in shown
    assert shown.index("この内容で記録しますか") < shown.index("書き込んだファイル")
    assert records(city).endswith(
        "  a01:\n    planned: 拡充する\n    result: 三回開いた。\n    variance: 雨天のため\n    next: 来年も\n"
        "    reviews:\n      self: {rating: △, direction: B, comment: よい}\n"
    )


def test_a_text_of_several_lines_that_is_taken_as_it_is_keeps_them(city: Path) -> None:
    written = "    result: |-\n      一行目\n      二行目\n"
    (city / "records" / "city" / "2024.yaml").write_text(
        f"format: 1\nplan: city\nyear: 2024\nevaluations:\n  a01:\n{written}", encoding="utf-8"
    )
    answers = ["\n", "\n", "○\n", *["\n"] * 5, "y\n"]
    shown, code = at_terminal(city, ["evaluate", "action", "1", "--year", "2024"], answers)
    assert code == 0
    assert written in records(city)
    assert "実績  一行目 二行目" not in shown
    assert "自己評価  ○" in shown


def test_only_what_must_not_be_missing_is_asked_for_beside_what_was_typed(city: Path) -> None:
    shown, code = at_terminal(city, ["evaluate", "action", "1", "--year", "2024", "--result", "四回"], ["○\n", "\n"])
    assert code == 0
    assert "課題" not in shown.split("評価：")[-1]
    assert records(city).endswith("    result: 四回\n    reviews:\n      self: {rating: ○}\n")


@pytest.mark.parametrize(
    "answers",
    [["\n", "\x15x\n", "○\n", *["\n"] * 5, "n\n"], ["\x03"], ["\n", "\x15x\n", "\x04"]],
)
def test_without_a_yes_nothing_is_written(city: Path, answers: list[str]) -> None:
    shown, code = at_terminal(city, ["evaluate", "action", "1", "--year", "2024"], answers)
    assert code in (0, 130)
    assert "Traceback" not in shown
    assert records(city) == ""


def test_answers_that_cannot_be_recorded_come_back_as_a_command(city: Path) -> None:
    written = city / "records" / "city" / "2024.yaml"
    written.write_text("format: 1\nplan: city\nyear: 2024\n", encoding="utf-8")
    written.chmod(0o444)
    answers = ["\n", "\x15三回 開いた。\n", "○\n", *["\n"] * 5, "y\n"]
    shown, code = at_terminal(city, ["evaluate", "action", "1", "--year", "2024"], answers)
    assert code == 4
    again = "kyodo evaluate action city:a01 --year 2024 --rating '○' --planned '拡充する' --result '三回 開いた。'"
    assert again in shown.replace("\r\n", "\n")
    assert records(city) == "format: 1\nplan: city\nyear: 2024\n"
