"""What is not to be recorded is refused with the reason and the way out, in both languages, and nothing is written."""

import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from forks import run


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Return a copy of the invented city, with the one plan that its records are of."""
    shutil.copytree(ROOT / "examples" / "mihon", tmp_path / "見本 市")
    return tmp_path / "見本 市"


def evaluate(action: str, year: str, *options: str) -> tuple[str, ...]:
    return ("evaluate", "action", f"mihon:{action}", "--year", year, *(options or ("--rating", "A")))


def record(kind: str, *options: str) -> tuple[str, ...]:
    return ("record", kind, *options, "--plan", "mihon")


CASES: dict[str, tuple[tuple[str, ...], int, str, str, str]] = {
    "before the period": (
        evaluate("a01", "R2"),
        2,
        "not in force in fiscal year 2020",
        "begins in fiscal year 2021",
        "計画期間",
    ),
    "after the period": (
        evaluate("a01", "R10"),
        2,
        "not in force in fiscal year 2028",
        "ended with fiscal year 2027",
        "計画期間",
    ),
    "an item that ended": (
        evaluate("a06", "R7"),
        2,
        "not part of the plan in fiscal year 2025",
        "Check the year",
        "含まれていない",
    ),
    "an item that was split": (evaluate("a10", "R7"), 2, "not part of the plan", "continued by a14, a15", "a14、a15"),
    "a closed year": (evaluate("a01", "R5"), 5, "was closed on 2024-08-01", "kyodo correct", "kyodo reopen"),
    "a later stage first": (
        evaluate("a05", "R7", "--stage", "council", "--rating", "progress=A", "--rating", "validity=5"),
        2,
        "none at the stage before: 自己評価, 庁内評価",
        "Record the earlier stage first",
        "前の段階",
    ),
    "a grade without its reason": (
        evaluate("a05", "R7", "--rating", "C"),
        2,
        "the reason is missing",
        "Add --variance",
        "--variance",
    ),
    "a grade of another scale": (
        evaluate("a05", "R7", "--rating", "◎"),
        2,
        "is no grade of this scale",
        "S (",
        "評価尺度",
    ),
    "a comment on an axis without a grade": (
        evaluate("a02", "R7", "--stage", "council", "--comment", "validity=よい"),
        2,
        "no grade yet on the axis 妥当性",
        "Add --rating validity=",
        "観点",
    ),
    "an indicator that ended": (
        record("indicator", "i-center", "--year", "R7", "--value", "1"),
        2,
        "not followed in fiscal year 2025",
        "Check the year",
        "指標に含まれていない",
    ),
    "an indicator that has a successor": (
        record("indicator", "i-consult", "--year", "R7", "--value", "1"),
        2,
        "not followed",
        "i-consult-civic",
        "i-consult-civic",
    ),
    "a value in a closed year": (
        record("indicator", "i-news", "--year", "R5", "--value", "11"),
        5,
        "was closed",
        "kyodo correct",
        "kyodo reopen",
    ),
    "a value before the period": (
        record("indicator", "i-news", "--year", "R2", "--value", "11"),
        2,
        "not in force",
        "begins in",
        "計画期間",
    ),
    "a value from a survey that is not there": (
        record("indicator", "i-news", "--year", "R7", "--value", "11", "--survey", "s9"),
        2,
        "described nowhere",
        "kyodo record survey",
        "kyodo record survey",
    ),
    "a part of a ratio alone": (
        record("indicator", "i-share", "--year", "R7", "--numerator", "2"),
        2,
        "neither a value nor a status",
        "--value",
        "--value",
    ),
    "an id that is none": (
        record("survey", "調査1", "--year", "R7", "--sample", "3"),
        2,
        "not possible",
        "An id",
        "id",
    ),
    "a year opened before it was closed": (
        ("reopen", "--plan", "mihon", "--year", "R5", "--reason", "再審査", "--date", "2024-01-01"),
        2,
        "stands after one of 2024-08-23",
        "Check the date",
        "日付",
    ),
    "a year that goes past the period": (
        ("rollover", "--plan", "mihon", "--from", "R9", "--to", "R10"),
        2,
        "not in force",
        "ended with",
        "計画期間",
    ),
}


@pytest.mark.parametrize("what", CASES)
def test_it_is_refused_with_the_reason_and_the_way_out(city: Path, what: str) -> None:
    call, code, reason, way_out, japanese = CASES[what]
    before = {path: path.read_bytes() for path in (city / "records").rglob("*.yaml")}
    done = run(*call, here=city)
    assert (done.code, done.out) == (code, ""), done
    said = done.err.splitlines()
    assert len(said) == 2
    assert reason in said[0]
    assert way_out in said[1]
    in_japanese = run(*call, here=city, language="ja")
    assert in_japanese.code == code
    assert japanese in in_japanese.err
    assert {path: path.read_bytes() for path in (city / "records").rglob("*.yaml")} == before


def test_what_was_recorded_is_told_in_words_and_not_in_codes(city: Path) -> None:
    given = ("--rating", "B", "--by", "kyodo", "--covers", "R6-R7")
    done = run(*evaluate("a05", "R7", *given), here=city, language="ja")
    assert done.out.splitlines()[2:-2] == [
        "a05 市民活動センターの運営",
        "  評価の対象年度  令和6年度（2024年度）、令和7年度（2025年度）",
        "  自己評価・評価  B",
        "  自己評価・記入者  協働推進課",
    ]
    call = record("indicator", "i-partner", "--series", "市民", "--year", "R7", "--value", "30", "--measured", "R6")
    done = run(*call, here=city, language="ja")
    assert "  測定年度  令和6年度（2024年度）" in done.out
    assert "  値の種別  調査なし → （なし）" in done.out
    close = ("close", "--plan", "mihon", "--year", "R7", "--date", "2026-08-01", "--reason", "期限のため")
    done = run(*close, here=city, language="ja")
    assert done.out.splitlines()[2:-2] == ["経過 1", "  年月日  2026-08-01", "  行ったこと  確定", "  理由  期限のため"]
    published = record("publication", "--year", "R7", "--published", "2026-08-20", "--contact", "協働推進課")
    done = run(*published, here=city)
    assert done.out.splitlines()[2:-2] == ["Publication", "  Published on  2026-08-20", "  Contact  協働推進課"]
