"""What plans say is due, as a calendar: read by another program, and unfolded by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from conftest import ROOT, Program

PLAN = """\
format: 1
id: city
title: 例示市の計画
municipality: {name: 例示市, code: "122246"}
period: {from: 2022, to: 2025}
actions: [{id: a01, title: 交流会}]
"""
CYCLE = """\
cycle:
  annual_review: {every: 1, publish: true, due: "07"}
  survey: {every: 2, first: 2023, groups: [市民, 団体]}
  midterm_review: {after_years: 2, about: true}
  final_evaluation: {after_end: true}
"""


def calendar_of(kyodo: Program, folder: Path, plan: str, **records: str) -> str:
    (folder / "plans").mkdir(parents=True, exist_ok=True)
    (folder / "plans/city.yaml").write_text(plan, encoding="utf-8")
    for year, text in records.items():
        path = folder / f"records/city/{year[1:]}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    done = kyodo("export", "--to", "ics", "-o", "out.ics", here=folder)
    assert done.code == 0, done
    return (folder / "out.ics").read_bytes().decode("utf-8")


def read(text: str) -> Any:
    return Calendar.from_ical(text)


def events(text: str) -> list[tuple[str, str]]:
    return [(str(one["DTSTART"].dt), str(one["SUMMARY"])) for one in read(text).walk("VEVENT")]


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_everything_that_the_plan_names_is_on_its_day(kyodo: Program, tmp_path: Path) -> None:
    assert events(calendar_of(kyodo, tmp_path, PLAN + CYCLE)) == [
        ("2023-07-31", "毎年の評価（令和4年度）：例示市の計画"),
        ("2024-03-31", "意識調査（令和5年度）：例示市の計画"),
        ("2024-07-31", "毎年の評価（令和5年度）：例示市の計画"),
        ("2025-03-31", "中間見直し（令和6年度）（頃）：例示市の計画"),
        ("2025-07-31", "毎年の評価（令和6年度）：例示市の計画"),
        ("2026-03-31", "計画期間の終了：例示市の計画"),
        ("2026-03-31", "意識調査（令和7年度）：例示市の計画"),
        ("2026-04-01", "最終評価：例示市の計画"),
        ("2026-07-31", "毎年の評価（令和7年度）：例示市の計画"),
    ]


def test_an_event_says_how_exactly_the_plan_says_it(kyodo: Program, tmp_path: Path) -> None:
    calendar = read(calendar_of(kyodo, tmp_path, PLAN + CYCLE))
    said = {str(one["UID"]).split(".")[0]: str(one["DESCRIPTION"]).split("\n")[1:] for one in calendar.walk("VEVENT")}
    assert said["annual-review-2022"] == [
        "令和4年度（2022年度）の評価を、この日までに行う。",
        "結果を公表する。",
        "計画の定めは月まで（令和5年7月）であり、その末日としている。",
    ]
    assert said["survey-2023"] == ["対象：市民、団体", "計画の定めは年度までであり、年度の末日としている。"]
    assert said["midterm-review"][-1] == "計画の定めは「頃」であり、前後することがある。"
    assert said["final-evaluation"] == [
        "計画の定めは「計画期間の終了後」であり、期日の定めがないため、終了の翌日としている。"
    ]


def test_a_day_is_the_day(kyodo: Program, tmp_path: Path) -> None:
    text = calendar_of(kyodo, tmp_path, PLAN + CYCLE.replace('"07"', '"02-29"'))
    days = [day for day, summary in events(text) if summary.startswith("毎年")]
    assert days == ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28"]
    assert "その末日" not in "".join(unfolded(text))


def test_an_event_is_a_whole_day_that_blocks_nobody(kyodo: Program, tmp_path: Path) -> None:
    for one in read(calendar_of(kyodo, tmp_path, PLAN + CYCLE)).walk("VEVENT"):
        start, end = one["DTSTART"].dt, one["DTEND"].dt
        assert type(start) is type(end) is date
        assert (end - start).days == 1
        assert one["TRANSP"] == "TRANSPARENT"
        assert one["SUMMARY"].params["LANGUAGE"] == "ja"


def test_what_the_plan_leaves_open_is_told_and_not_invented(kyodo: Program, tmp_path: Path) -> None:
    for plan in ("kamagaya", "matsudo"):
        (tmp_path / "plans").mkdir(exist_ok=True)
        (tmp_path / f"plans/{plan}.yaml").write_bytes((ROOT / f"plans/{plan}.yaml").read_bytes())
    done = kyodo("export", "--to", "ics", "-o", "-", here=tmp_path, language="ja")
    assert events(done.out) == [
        ("2027-03-31", "中間見直し（令和8年度）（頃）：第4次 松戸市協働推進計画"),
        ("2030-03-31", "計画期間の終了：第4次 松戸市協働推進計画"),
        ("2030-04-01", "最終評価：第4次 松戸市協働推進計画"),
    ]
    assert "matsudoに時期の定めがないため、カレンダーに入れなかった：毎年の評価、意識調査。" in done.err
    done = kyodo("export", "--to", "ics", "--plan", "kamagaya", here=tmp_path)
    assert (done.code, done.out, (tmp_path / "export").exists()) == (3, "", False)


def test_a_plan_without_an_end_gets_ten_years_after_what_it_speaks_of(kyodo: Program, tmp_path: Path) -> None:
    plan = (PLAN + CYCLE).replace("{from: 2022, to: 2025}", "{from: 2022}")
    text = calendar_of(kyodo, tmp_path / "a", plan)
    assert events(text)[-1][0] == "2033-07-31"
    assert "令和14年度（2032年度）までの予定とした。" in "".join(unfolded(text))
    recorded = calendar_of(kyodo, tmp_path / "b", plan, y2024="format: 1\nplan: city\nyear: 2024\n")
    assert events(recorded)[-1][0] == "2035-07-31"
    assert "最終評価" not in text


def test_a_plan_that_is_extended_keeps_its_events_and_moves_its_end(kyodo: Program, tmp_path: Path) -> None:
    def ends(plan: str) -> tuple[str, str, int, str]:
        calendar = read(calendar_of(kyodo, tmp_path, plan))
        one = next(one for one in calendar.walk("VEVENT") if "plan-end" in str(one["UID"]))
        return str(one["UID"]), str(one["DTSTART"].dt), int(one["SEQUENCE"]), f"{one['DTSTAMP'].dt:%Y-%m-%d %H:%M %Z}"

    assert ends(PLAN) == ("plan-end.city@122246.kyodo.invalid", "2026-03-31", 0, "2022-04-01 00:00 UTC")
    extended = PLAN + "amendments: [{year: 2024, kind: extended, to: 2027, date: 2024-03-25}]\n"
    assert ends(extended) == ("plan-end.city@122246.kyodo.invalid", "2028-03-31", 1, "2024-03-25 00:00 UTC")


def test_values_that_are_measured_now_and_then_are_named(kyodo: Program, tmp_path: Path) -> None:
    text = calendar_of(kyodo, tmp_path, PLAN + """\
indicators:
  - {id: i1, title: 参加する人の割合, shape: direction, cycle: {every: 2, first: 2022}}
  - {id: i2, title: 毎年の人数, shape: direction}
  - {id: i3, title: 開設, shape: milestone, targets: [{year: 2024, text: 開く}]}
""")  # fmt: skip
    found = {str(one["UID"]).split(".")[0]: str(one["DESCRIPTION"]) for one in read(text).walk("VEVENT")}
    assert "測定する指標：参加する人の割合\n" in found["values-2022"]
    assert "測定する指標：参加する人の割合、開設\n" in found["values-2024"]
    assert set(found) == {"values-2022", "values-2024", "plan-end"}


def test_lines_are_short_and_end_as_they_must_and_no_character_is_cut(kyodo: Program, tmp_path: Path) -> None:
    title = "計画; 第一, 二\\三「" + "鎌ヶ谷𠮷👩‍👩‍👧" * 9 + "」"
    text = calendar_of(kyodo, tmp_path, (PLAN + CYCLE).replace("例示市の計画", f"'{title}'"))
    assert text.count("\n") == text.count("\r\n") == text.count("\r")
    lines = text.encode("utf-8").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(one.decode("utf-8") == one.decode("utf-8", errors="replace") for one in lines)
    escaped = title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"SUMMARY;LANGUAGE=ja:最終評価：{escaped}" in unfolded(text)
    calendar = read(text)
    assert {f"NAME:{escaped}の予定", f"X-WR-CALNAME:{escaped}の予定"} <= set(unfolded(text))
    assert all(title in str(one["SUMMARY"]) for one in calendar.walk("VEVENT"))


def test_a_plan_in_english_gets_an_english_calendar(kyodo: Program, tmp_path: Path) -> None:
    text = calendar_of(kyodo, tmp_path, PLAN.replace("title: 例示市の計画", "title: Example Plan\nlanguage: en"))
    assert events(text) == [("2026-03-31", "End of the plan period: Example Plan")]
    assert "X-WR-CALNAME:Dates of Example Plan" in unfolded(text)


def test_names_of_events_tell_cities_apart_and_are_all_different(kyodo: Program, tmp_path: Path) -> None:
    def uids(folder: str, plan: str) -> list[str]:
        calendar = read(calendar_of(kyodo, tmp_path / folder, plan + CYCLE))
        return [str(one["UID"]) for one in calendar.walk("VEVENT")]

    one = uids("a", PLAN.replace(', code: "122246"', ""))
    other = uids("b", PLAN.replace('例示市, code: "122246"', "見本市"))
    assert len({*one, *other}) == len(one) + len(other) == 18


def test_the_same_files_give_the_same_bytes_and_the_same_name(kyodo: Program, tmp_path: Path) -> None:
    first = calendar_of(kyodo, tmp_path, PLAN + CYCLE)
    done = kyodo("export", "--to", "ics", here=tmp_path, KYODO_TODAY="2030-01-01", TZ="Asia/Tokyo")
    assert (done.out, (tmp_path / "export/plans.ics").read_bytes().decode()) == ("export/plans.ics\n", first)
    (tmp_path / "export/plans.ics").write_text("BEGIN:VCALENDAR\r\nPRODID:-//else//EN\r\n")
    assert kyodo("export", "--to", "ics", here=tmp_path).code == 5
    assert kyodo("export", "--to", "ics", "--force", here=tmp_path).code == 0


@pytest.mark.parametrize(
    ("before", "after"), [("例示市の計画", "私の計画"), ("X-KYODO-DIGEST:", "X-MINE:"), ("\r\n", "\n")]
)
def test_a_calendar_that_somebody_has_changed_stays(kyodo: Program, tmp_path: Path, before: str, after: str) -> None:
    text = calendar_of(kyodo, tmp_path, PLAN + CYCLE)
    (tmp_path / "out.ics").write_bytes(changed := text.replace(before, after).encode("utf-8"))
    done = kyodo("export", "--to", "ics", "-o", "out.ics", here=tmp_path)
    assert (done.code, "has been changed since" in done.err) == (5, True), done
    assert (tmp_path / "out.ics").read_bytes() == changed
    assert kyodo("export", "--to", "ics", "-o", "out.ics", "--force", here=tmp_path).code == 0
    assert kyodo("export", "--to", "ics", "-o", "out.ics", here=tmp_path).code == 0


@pytest.mark.parametrize("option", ["--encoding", "--partition"])
def test_an_option_of_other_forms_is_refused(kyodo: Program, workspace: Path, option: str) -> None:
    more = ["cp932"] if option == "--encoding" else []
    for form in ("ics", "json"):
        done = kyodo("export", "--to", form, option, *more, here=workspace)
        assert (done.code, f"{option} does not go with --to {form}" in done.err) == (2, True)
