"""Recording a year through the real program: what is written, what is said of it, what is refused and why."""

import json
from pathlib import Path

import pytest

from conftest import Outcome, Program
from kyodo_cli.reading.files import read_year
from small_city import CITY


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Return the workspace of an invented city."""
    (tmp_path / "市" / "plans").mkdir(parents=True)
    (tmp_path / "市" / "plans" / "city.yaml").write_text(CITY, encoding="utf-8")
    return tmp_path / "市"


def records(city: Path, year: int = 2024) -> str:
    path = city / "records" / "city" / f"{year}.yaml"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def done(outcome: Outcome) -> Outcome:
    assert (outcome.code, outcome.err) == (0, "")
    return outcome


def test_an_evaluation_begins_the_file_of_its_year_and_says_what_was_written(kyodo: Program, city: Path) -> None:
    options = ("--rating", "◯", "--result", "3回開いた。", "--by", "市民課", "--date", "令和7年5月12日")
    said = done(kyodo("evaluate", "action", "1", "--year", "R6", *options, here=city, language="ja"))
    assert records(city) == (
        "format: 1\nplan: city\nyear: 2024\nevaluations:\n  a01:\n    result: 3回開いた。\n    reviews:\n"
        "      self: {rating: ○, by: shimin, date: 2025-05-12}\n"
    )
    assert "実績  3回開いた。" in said.out
    assert "書き込んだファイル：records/city/2024.yaml" in said.out
    assert read_year(city / "records/city/2024.yaml", "records/city/2024.yaml").findings == []


def test_only_the_fields_that_are_given_change_and_old_and_new_are_said(kyodo: Program, city: Path) -> None:
    done(kyodo("evaluate", "action", "a01", "--year", "2024", "--rating", "○", "--result", "3回", here=city))
    before = records(city)
    said = done(kyodo("evaluate", "action", "a01", "--year", "2024", "--result", "4回", here=city))
    assert "3回 → 4回" in said.out
    assert records(city) == before.replace("3回", "4回")
    said = done(kyodo("evaluate", "action", "a01", "--year", "2024", "--result", "4回", here=city))
    assert "nothing was changed" in said.out
    assert records(city) == before.replace("3回", "4回")


def test_every_option_has_its_place(kyodo: Program, city: Path) -> None:
    first = "--planned 計画 --result 実績 --variance 理由 --issues 課題 --next 今後 --rating △".split()
    second = "--direction 継続 --comment 意見 --budget ３００，０００ --actual 281,000 --covers 2023-2024".split()
    third = "--field staff=0.5 --field 共催=はい --response 対応 --response-direction A".split()
    done(kyodo("evaluate", "action", "a01", "--year", "2024", *first, *second, *third, here=city))
    shown = json.loads(done(kyodo("show", "action", "a01", "--format", "json", here=city)).out)
    assert shown["items"][0]["evaluations"]["2024"] == {
        "planned": "計画", "result": "実績", "variance": "理由", "issues": "課題", "next": "今後",
        "covers": [2023, 2024],
        "cost": {"budget": 300000, "actual": 281000},
        "reviews": {"self": {"rating": "△", "direction": "B", "comment": "意見"}},
        "response": {"text": "対応", "direction": "A"},
        "fields": {"staff": 0.5, "joint": True},
    }  # fmt: skip


def test_a_stage_is_rated_by_axis_each_with_a_comment(kyodo: Program, city: Path) -> None:
    done(kyodo("evaluate", "action", "a01", "--year", "2024", "--rating", "○", "--result", "3回", here=city))
    council = "--stage 協議会評価 --rating progress=○ --rating 妥当性=△ --comment fit=もっと --comment a=b".split()
    done(kyodo("evaluate", "action", "a01", "--year", "2024", *council, here=city))
    assert "council:\n        ratings: {progress: ○, fit: {rating: △, comment: もっと}}\n        comment: a=b\n" in (
        records(city)
    ) or "council: {ratings: {progress: ○, fit: {rating: △, comment: もっと}}, comment: a=b}" in records(city)
    done(kyodo("evaluate", "action", "a01", "--year", "2024", "--stage", "council", "--rating", "fit=○", here=city))
    assert "fit: {rating: ○, comment: もっと}" in records(city)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("action a01 --year 2024", 2, "Nothing was given"),
        ("action a01 --year 2024 --rating Z", 2, "○ (進んだ), △ (一部), × (未着手)"),
        ("action a01 --year 2024 --rating △ --result x", 2, "--variance"),
        ("action a01 --year 2024 --stage council --rating fit=○", 2, "earlier stage first"),
        ("action a01 --year 2024 --stage council --rating ○", 2, "--rating progress=… --rating fit=…"),
        ("action a01 --year 2024 --stage council --rating fitt=○", 2, "Did you mean “fit”?"),
        ("action a01 --year 2024 --stage cnl --rating ○", 2, "self (自己評価), council (協議会評価)"),
        ("action a01 --year 2024 --direction Z", 2, "A (拡充), B (継続)"),
        ("action a01 --year 2024 --field staf=1", 2, "Did you mean “staff”?"),
        ("action a01 --year 2024 --covers 2024-2023", 2, "ends before it begins"),
        ("action a01 --year 2024 --covers 2019-2024", 2, "not in force in fiscal year 2019"),
        ("action a01 --year 2024 --field staff=多い", 2, "is no number"),
        ("action a01 --year 2024 --budget 三千円", 2, "is no number"),
        ("action a01 --year 2024 --date きのう", 2, "cannot be read as a date"),
        ("action a01 --year 2021 --result x", 2, "It begins in fiscal year 2022"),
        ("action a01 --year 2026 --result x", 2, "It ended with fiscal year 2025"),
        ("action a03 --year 2024 --result x", 2, "From 2024 on, it is continued by a02"),
        ("action a09 --year 2024 --result x", 2, "Closest"),
        ("indicator i1 --year 2024 --result x", 2, "kyodo record indicator"),
        ("indicator i99 --year 2024 --result x", 2, "kyodo record indicator"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_way_out(
    kyodo: Program, city: Path, *, arguments: str, code: int, said: str
) -> None:
    outcome = kyodo("evaluate", *arguments.split(), here=city)
    assert outcome.code == code
    assert said in outcome.err
    assert not (city / "records" / "city").exists()


def test_a_table_is_recorded_whole_or_not_at_all(kyodo: Program, city: Path) -> None:
    table = city / "表.csv"
    table.write_bytes("番号,評価,実績\r\n1,○,三回\r\na02,△,二回\r\n".encode("cp932"))
    refused = kyodo("evaluate", "--from", table, "--year", "2024", here=city)
    assert refused.code == 2
    assert records(city) == ""
    table.write_text("id,rating,result,variance\na01,○,三回,\na02,△,二回,雨天\n", encoding="utf-8-sig")
    done(kyodo("evaluate", "--from", table, "--year", "2024", here=city))
    assert "  a02:\n    result: 二回\n    variance: 雨天\n" in records(city)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("e.yaml", "a01: {result: 三回, reviews: {self: {rating: ○}}}\n"),
        ("e.yaml", "evaluations:\n  a01:\n    result: 三回\n    reviews: {self: {rating: ○}}\n"),
        ("e.yaml", "- {id: 1, rating: ○, result: 三回}\n"),
        ("e.json", '[{"id": "a01", "rating": "○", "result": "三回"}]'),
        ("e.json", '{"a01": {"result": "三回", "reviews": {"self": {"rating": "○"}}}}'),
        ("e.tsv", "id\trating\tresult\na01\t○\t三回\n"),
    ],
)
def test_every_form_of_file_records_the_same(kyodo: Program, city: Path, *, name: str, text: str) -> None:
    (city / name).write_text(text, encoding="utf-8")
    done(kyodo("evaluate", "--from", name, "--year", "2024", here=city))
    assert records(city).endswith("  a01:\n    result: 三回\n    reviews:\n      self: {rating: ○}\n")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("e.csv", "id,ratng\na01,○\n", "Did you mean “rating”?"),
        ("e.csv", "id,rating\n,○\n", "e.csv:2 does not say which item"),
        ("e.csv", "id,rating\na01,○\n1,○\n", "e.csv:3"),
        ("e.csv", "id,rating\nother:a01,○\n", "There is no plan “other”"),
        ("e.yaml", "a01: [\n", "e.yaml:"),
        ("e.yaml", "5\n", "no keys"),
        ("e.yaml", "a01: {resul: x}\n", "result"),
        ("e.json", "{", "no JSON"),
        ("e.json", "3", "holds no evaluations"),
        ("gone.csv", "", "there is no such file"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named(kyodo: Program, city: Path, *, name: str, text: str, said: str) -> None:
    if text:
        (city / name).write_text(text, encoding="utf-8")
    outcome = kyodo("evaluate", "--from", name, "--year", "2024", here=city)
    assert outcome.code in (2, 4)
    assert said in outcome.err
    assert records(city) == ""


def test_values_of_indicators_go_by_series_and_a_value_replaces_the_reason_for_none(kyodo: Program, city: Path) -> None:
    record = ("record", "indicator")
    done(kyodo(*record, "i1", "--year", "2024", "--status", "pending", here=city))
    assert "i1: {status: pending}" in records(city)
    done(kyodo(*record, "i1", "--year", "2024", "--value", "８５", "--measured", "R6", here=city))
    assert "i1: {value: 85, measured: 2024}" in records(city)
    done(kyodo(*record, "i2", "--year", "2024", "--series", "男性", "--value", "0", here=city))
    done(kyodo(*record, "i2", "--year", "2024", "--series", "women", "--value", "3.0", here=city))
    assert "i2: [{value: 0, series: men}, {value: 3.0, series: women}]" in records(city)
    done(kyodo(*record, "i2", "--year", "2024", "--series", "men", "--value", "1", here=city))
    assert "i2: [{value: 1, series: men}, {value: 3.0, series: women}]" in records(city)
    assert done(kyodo("validate", here=city)).code == 0


def test_a_value_is_refused_where_it_is_not_clear_what_it_is(kyodo: Program, city: Path) -> None:
    for arguments, said in (
        (("i2", "--value", "1"), "men (男性), women (女性)"),
        (("i1", "--series", "men", "--value", "1"), "It has one value"),
        (("i1", "--status", "pendng"), "Did you mean “pending”?"),
        (("i1",), "Nothing was given"),
        (("i1", "--value", "85人"), "the unit stands in the plan"),
    ):
        outcome = kyodo("record", "indicator", *arguments, "--year", "2024", here=city)
        assert outcome.code == 2
        assert said in outcome.err


def test_a_ratio_may_be_recorded_by_its_two_parts_alone(kyodo: Program, city: Path) -> None:
    plan = city / "plans" / "city.yaml"
    text = plan.read_text(encoding="utf-8").replace(
        "unit: 人, shape: reach", 'unit: "%", measured_as: ratio, shape: reach'
    )
    plan.write_text(text, encoding="utf-8")
    parts = ("--numerator", "9", "--denominator", "62", "--status", "provisional")
    done(kyodo("record", "indicator", "i1", "--year", "2024", *parts, here=city))
    assert done(kyodo("validate", here=city)).code == 0
    assert "14.5" in done(kyodo("explain", "indicator", "i1", "--year", "2024", here=city)).out


def test_a_value_of_another_year_is_never_written_over_unasked(kyodo: Program, city: Path) -> None:
    record = ("record", "indicator", "i1", "--year", "2024")
    done(kyodo(*record, "--value", "70", "--measured", "2023", "--status", "actual", "--note", "確定値", here=city))
    outcome = kyodo(*record, "--value", "80", "--status", "provisional", here=city)
    assert outcome.code == 2
    assert "--measured 2023" in outcome.err
    assert "--measured 2024" in outcome.err
    done(kyodo(*record, "--measured", "2024", "--status", "pending", here=city))
    done(kyodo(*record, "--value", "80", "--status", "provisional", here=city))
    assert "{value: 70, status: actual, measured: 2023, note: 確定値}" in records(city)
    assert "{value: 80, status: provisional, measured: 2024}" in records(city)
    done(kyodo(*record, "--measured", "2023", "--value", "71", here=city))
    assert "{value: 71, status: actual, measured: 2023, note: 確定値}" in records(city)
    assert "value: 80" in records(city)


def test_an_indicator_that_is_not_followed_in_the_year_takes_no_value(kyodo: Program, city: Path) -> None:
    plan = city / "plans" / "city.yaml"
    text = plan.read_text(encoding="utf-8").replace("id: i1,", "id: i1, years: {to: 2023}, successor: i2,")
    plan.write_text(text, encoding="utf-8")
    record = ("record", "indicator", "i1", "--year", "2024", "--value", "80")
    outcome = kyodo(*record, here=city)
    assert outcome.code == 2
    assert "i1 is not followed in fiscal year 2024" in outcome.err
    assert "continued by i2" in outcome.err
    done(kyodo(*record, "--measured", "2023", here=city))
    assert "i1: {value: 80, measured: 2023}" in records(city)


def test_an_indicator_of_a_retired_item_takes_no_value(kyodo: Program, city: Path) -> None:
    plan = city / "plans" / "city.yaml"
    text = plan.read_text(encoding="utf-8").replace(
        "kind: item_merged, item: [a03], into", "kind: item_merged, item: [a01], into"
    )
    plan.write_text(text, encoding="utf-8")
    outcome = kyodo("record", "indicator", "i1", "--year", "2024", "--value", "80", here=city)
    assert outcome.code == 2
    assert "From 2024 on, it is continued by a02" in outcome.err


def test_a_stage_takes_only_the_kinds_of_item_it_reviews(kyodo: Program, city: Path) -> None:
    plan = city / "plans" / "city.yaml"
    text = plan.read_text(encoding="utf-8").replace("label: 自己評価,", "label: 自己評価, applies_to: [goal],")
    plan.write_text(text, encoding="utf-8")
    outcome = kyodo("evaluate", "action", "a01", "--year", "2024", "--rating", "○", here=city)
    assert outcome.code == 2
    assert "does not review" in outcome.err
    assert "--stage" in outcome.err


def test_line_breaks_within_a_cell_of_excel_are_taken(kyodo: Program, city: Path) -> None:
    (city / "e.csv").write_bytes('id,rating,result\r\na01,○,"一行目\r\n二行目"\r\n'.encode("cp932"))
    done(kyodo("evaluate", "--from", "e.csv", "--year", "2024", here=city))
    assert "result: |-\n      一行目\n      二行目\n" in records(city)
    done(kyodo("evaluate", "action", "a01", "--year", "2024", "--issues", "一\r\n二", here=city))
    assert "issues: |-\n      一\n      二\n" in records(city)


def test_an_entry_of_a_file_may_be_written_in_short(kyodo: Program, city: Path) -> None:
    (city / "e.json").write_text('{"evaluations": {"a01": {"rating": "○", "result": "3回"}}}', encoding="utf-8")
    done(kyodo("evaluate", "--from", "e.json", "--year", "2024", here=city))
    assert "a01:\n    result: 3回\n    reviews:\n      self: {rating: ○}\n" in records(city)
    (city / "e.yaml").write_text("a01: {rating: ○, reslt: x}\n", encoding="utf-8")
    outcome = kyodo("evaluate", "--from", "e.yaml", "--year", "2024", here=city)
    assert outcome.code == 2
    assert "Did you mean “result”?" in outcome.err


def test_years_evaluated_together_are_said_as_years(kyodo: Program, city: Path) -> None:
    said = done(kyodo("evaluate", "action", "a01", "--year", "2024", "--covers", "R5-R6", here=city))
    assert "FY2023 (Reiwa 5), FY2024 (Reiwa 6)" in said.out


def test_who_evaluated_may_be_named_by_another_name_of_the_department(kyodo: Program, city: Path) -> None:
    plan = city / "plans" / "city.yaml"
    text = plan.read_text(encoding="utf-8").replace("name: 市民課}", "name: 市民課, aliases: [市民係]}")
    plan.write_text(text, encoding="utf-8")
    done(kyodo("evaluate", "action", "a01", "--year", "2024", "--rating", "○", "--by", "市民係", here=city))
    assert "by: shimin" in records(city)


def test_surveys_and_publication_are_recorded(kyodo: Program, city: Path) -> None:
    survey = ("record", "survey", "s1", "--year", "2024", "--group", "市民", "--sample", "3,000", "--responses", "1211")
    done(kyodo(*survey, "--from", "2024-07-01", "--to", "2024-07-31", here=city))
    done(kyodo("record", "survey", "s1", "--year", "2024", "--method", "郵送", here=city))
    done(
        kyodo("record", "publication", "--year", "2024", "--published", "2025-08-20", "--contact", "市民課", here=city)
    )
    assert records(city).endswith(
        "surveys:\n  - {id: s1, group: 市民, sample: 3000, responses: 1211, method: 郵送, "
        "from: 2024-07-01, to: 2024-07-31}\n"
        "publication: {published: 2025-08-20, contact: 市民課}\n"
    )


def test_a_year_is_closed_corrected_and_opened_again(kyodo: Program, city: Path) -> None:
    for item in ("a01", "a02"):
        done(kyodo("evaluate", "action", item, "--year", "2024", "--rating", "○", "--result", "実績", here=city))
        council = ("--stage", "council", "--rating", "progress=○", "--rating", "fit=○")
        gap = kyodo("close", "--year", "2024", "--date", "2025-08-01", here=city)
        assert gap.code == 1
        assert item in gap.err
        done(kyodo("evaluate", "action", item, "--year", "2024", *council, here=city))
    done(kyodo("record", "indicator", "i1", "--year", "2024", "--value", "85", here=city))
    for series in ("men", "women"):
        done(kyodo("record", "indicator", "i2", "--year", "2024", "--series", series, "--value", "1", here=city))
    done(kyodo("close", "--year", "2024", "--by", "市民課", "--date", "2025-08-01", here=city))
    assert records(city).endswith("history:\n  - {date: 2025-08-01, event: closed, by: shimin}\n")
    refused = kyodo("evaluate", "action", "a01", "--year", "2024", "--rating", "×", here=city)
    assert refused.code == 5
    assert "kyodo correct" in refused.err
    assert kyodo("close", "--year", "2024", "--date", "2025-08-01", here=city).code == 5
    correct = ("correct", "evaluations/a01/result", "--year", "2024", "--now", "正しい実績", "--reason", "誤記")
    said = done(kyodo(*correct, "--date", "2025-09-10", here=city))
    assert "実績 → 正しい実績" in said.out
    assert "{date: 2025-09-10, at: evaluations/a01/result, was: 実績, now: 正しい実績, reason: 誤記}" in records(city)
    assert kyodo(*correct, "--date", "2025-09-10", here=city).code == 2
    number = ("correct", "measurements/i1/value", "--year", "2024", "--now", "８６", "--reason", "集計誤り")
    done(kyodo(*number, "--date", "2025-09-11", here=city))
    assert "i1: {value: 86}" in records(city)
    done(kyodo("reopen", "--year", "2024", "--reason", "追記のため", "--date", "2025-10-01", here=city))
    done(kyodo("evaluate", "action", "a01", "--year", "2024", "--next", "継続", here=city))
    assert kyodo("validate", "--fail-on", "warning", here=city).code == 0


def test_a_year_that_is_not_over_or_not_complete_is_not_closed(kyodo: Program, city: Path) -> None:
    assert kyodo("close", "--year", "2024", "--date", "2025-03-30", here=city).code == 2
    assert kyodo("close", "--year", "2024", "--date", "2025-08-01", here=city).code == 1
    reason = ("--reason", "担当課の休止のため")
    done(kyodo("close", "--year", "2024", "--date", "2025-08-01", *reason, here=city))
    assert "reason: 担当課の休止のため" in records(city)


@pytest.mark.parametrize(
    "place", ["evaluations/a09/result", "evaluations", "period/to", "evaluations/a01/reviews/self/x"]
)
def test_a_correction_needs_a_place(kyodo: Program, city: Path, place: str) -> None:
    done(kyodo("evaluate", "action", "a01", "--year", "2024", "--rating", "○", "--result", "x", here=city))
    done(kyodo("close", "--year", "2024", "--date", "2025-08-01", "--reason", "r", here=city))
    before = records(city)
    outcome = kyodo("correct", place, "--year", "2024", "--now", "y", "--reason", "r", here=city)
    assert outcome.code in (2, 4)
    assert records(city) == before


def test_a_new_year_carries_what_the_plan_says_of_it_and_nothing_else(kyodo: Program, city: Path) -> None:
    done(
        kyodo(
            "evaluate",
            "action",
            "a01",
            "--year",
            "2024",
            "--rating",
            "○",
            "--result",
            "三回",
            "--next",
            "次",
            here=city,
        )
    )
    done(kyodo("rollover", "--from", "2024", "--to", "2025", here=city))
    assert records(city, 2025) == "format: 1\nplan: city\nyear: 2025\nevaluations:\n  a01:\n    planned: 継続する\n"
    again = done(kyodo("rollover", "--from", "2024", "--to", "2025", here=city))
    assert "nothing was changed" in again.out
    assert kyodo("rollover", "--from", "2025", "--to", "2024", here=city).code == 2
    assert kyodo("rollover", "--from", "2025", "--to", "2026", here=city).code == 2


def test_a_dry_run_shows_the_difference_and_writes_nothing(kyodo: Program, city: Path) -> None:
    shown = done(kyodo("evaluate", "action", "a01", "--year", "2024", "--result", "x", "--dry-run", here=city))
    assert shown.out.startswith("--- /dev/null\n+++ b/records/city/2024.yaml\n")
    assert sorted(path.name for path in city.iterdir()) == ["plans"]


def test_an_editor_is_given_what_is_recorded_and_its_text_is_taken(kyodo: Program, city: Path) -> None:
    done(kyodo("evaluate", "action", "a01", "--year", "2024", "--rating", "○", "--result", "x", here=city))
    script = city / "editor"
    script.write_text(
        "#!/bin/sh\nsed -i -e 's/^result: x/result: 二/' -e 's/^next:/next: 来年/' \"$1\"\n", encoding="utf-8"
    )
    script.chmod(0o755)
    edit = ("evaluate", "action", "a01", "--year", "2024", "--edit")
    done(kyodo(*edit, here=city, EDITOR="./editor"))
    assert "  a01:\n    result: 二\n    next: 来年\n    reviews:\n      self: {rating: ○}\n" in records(city)
    before = records(city)
    assert "Nothing was recorded" in done(kyodo(*edit, here=city, EDITOR="true")).out
    assert kyodo(*edit, here=city, EDITOR="false").code == 2
    assert kyodo(*edit, here=city, EDITOR="no-such-editor").code == 2
    script.write_text('#!/bin/sh\necho "result: [" > "$1"\n', encoding="utf-8")
    broken = kyodo(*edit, here=city, EDITOR="./editor")
    assert broken.code == 4
    assert "is kept in" in broken.err
    assert records(city) == before
    script.write_text(
        '#!/bin/sh\nsed -i "s/^    rating:.*/    rating: Z/; s/^issues:.*/issues: 長い文/" "$1"\n', encoding="utf-8"
    )
    refused = kyodo("evaluate", "action", "a02", "--year", "2024", "--edit", here=city, EDITOR="./editor")
    assert refused.code == 2
    [kept] = [Path(word.rstrip(";")) for word in refused.err.split() if word.startswith("/")]
    assert "issues: 長い文" in kept.read_text(encoding="utf-8")
    kept.unlink()


def test_several_plans_want_a_name(kyodo: Program, city: Path) -> None:
    other = CITY.replace("id: city", "id: other", 1)
    (city / "plans" / "other.yaml").write_text(other, encoding="utf-8")
    outcome = kyodo("evaluate", "action", "a01", "--year", "2024", "--result", "x", here=city)
    assert outcome.code == 2
    assert "city:a01" in outcome.err
    assert kyodo("close", "--year", "2024", here=city).code == 2
    done(kyodo("evaluate", "action", "other:a01", "--year", "2024", "--result", "x", here=city))


PRINTED = """\
format: 1
plan: city
year: 2023
evaluations:
  a01: {result: 二回, reviews: {self: {rating: ○, by: shimin, date: 2024-05-01}}}
measurements:
  i1: {value: 80, as_printed: 80人}
history: [{date: 2024-08-01, event: closed}]
publication: {published: 2024-08-21}
"""


@pytest.fixture
def closed(city: Path) -> Path:
    """Return the city with a closed year that prints its value."""
    (city / "records" / "city").mkdir(parents=True)
    (city / "records" / "city" / "2023.yaml").write_text(PRINTED, encoding="utf-8")
    return city


def test_a_corrected_value_leaves_no_printed_form_of_the_old_one(kyodo: Program, closed: Path) -> None:
    why = ("--year", "2023", "--reason", "集計の誤り", "--date", "2024-11-05")
    done(kyodo("correct", "measurements/i1/value", "--now", "75", *why, here=closed))
    written = records(closed, 2023)
    assert "i1: {value: 75}" in written
    assert "at: measurements/i1/value, was: 80, now: 75" in written
    assert "at: measurements/i1/as_printed, was: 80人, reason: 集計の誤り" in written
    assert "75人" in done(kyodo("explain", "indicator", "i1", "--year", "2023", here=closed, language="ja")).out
    done(kyodo("record", "indicator", "i1", "--year", "2024", "--value", "9", "--as-printed", "9人", here=closed))
    done(kyodo("record", "indicator", "i1", "--year", "2024", "--value", "10", here=closed))
    assert "i1: {value: 10}" in records(closed)


def test_a_correction_reads_days_and_departments_as_evaluate_does(kyodo: Program, closed: Path) -> None:
    why = ("--year", "2023", "--reason", "誤記", "--date", "2024-11-05")
    done(kyodo("correct", "evaluations/a01/reviews/self/date", "--now", "令和6年5月2日", *why, here=closed))
    done(kyodo("correct", "publication/published", "--now", "令和6年8月20日", *why, here=closed))
    assert "by: shimin, date: 2024-05-02" in records(closed, 2023)
    assert "published: 2024-08-20" in records(closed, 2023)
    outcome = kyodo("correct", "evaluations/a01/reviews/self/by", "--now", "市民課", *why, here=closed)
    assert "just that already" in outcome.err


def test_a_correction_names_a_value_and_comes_after_the_year_was_closed(kyodo: Program, closed: Path) -> None:
    why = ("--year", "2023", "--reason", "誤記", "--now", "△", "--date")
    outcome = kyodo("correct", "evaluations/a01/reviews/self/rating/rating", *why, "2024-11-05", here=closed)
    assert outcome.code == 2
    assert "Name the one: evaluations/a01/reviews/self/rating." in outcome.err
    outcome = kyodo("correct", "evaluations/a01/reviews/self/rating", *why, "2024-07-01", here=closed)
    assert outcome.code == 2
    assert "closed or published on 2024-08-01" in outcome.err


def test_a_broken_file_stops_only_what_needs_it(kyodo: Program, city: Path) -> None:
    done(kyodo("evaluate", "action", "a01", "--year", "2023", "--result", "x", here=city))
    (city / "records" / "city" / "2023.yaml").write_text("format: 1\nplan: [\n", encoding="utf-8")
    refused = kyodo("evaluate", "action", "a01", "--year", "2023", "--result", "y", here=city)
    assert (refused.code, "so nothing is written" in refused.err) == (4, True)
    other = kyodo("evaluate", "action", "a01", "--year", "2024", "--result", "y", here=city)
    assert other.code == 0
    assert "records/city/2023.yaml could not be read in full" in other.err
    assert 'result: "y"' in records(city, 2024)
    plan = (city / "plans" / "city.yaml").read_text(encoding="utf-8")
    (city / "plans" / "city.yaml").write_text(plan + "unknown: 1\n", encoding="utf-8")
    assert kyodo("evaluate", "action", "a01", "--year", "2024", "--result", "z", here=city).code == 4
