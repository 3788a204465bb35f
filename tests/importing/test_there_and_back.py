"""Plans and records to JSON and back: the same files, to the byte; and data that somebody changed on the way."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import ROOT, Program
from kyodo_cli.render.export_schema import export_schema
from small_city import CITY

RECORDS = """\
# 令和6年度の記録（架空）
format: 1
plan: city
year: 2024    # 評価の対象

evaluations:
  a01:   # 担当課に確認済み
    result: |
      一行目
      二行目
    reviews: {self: {rating: ○}}
measurements:
  i1: {value: 28.0, as_printed: "28.0人"}   # kyodo: ignore[KY301] 人数の平均のため
"""
YEAR = "records/city/2024.yaml"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return small(tmp_path / "市の 計画")


def small(folder: Path, plan: bytes = CITY.encode(), records: bytes | None = RECORDS.encode()) -> Path:
    for file, raw in (("plans/city.yaml", plan), (YEAR, records)):
        if raw is not None:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(raw)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for name in ("plans", "records") for path in (folder / name).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if path.name != ".kyodo-lock"}


def exported(kyodo: Program, folder: Path, *more: str) -> Path:
    done = kyodo("export", "--to", "json", "-o", "../out.json", *more, here=folder)
    assert done.code == 0, done
    return folder.parent / "out.json"


def changed(path: Path, change: Callable[[dict[str, Any]], None], file: str = "plans/city.yaml") -> Path:
    export = json.loads(path.read_bytes())
    change(next(one for one in export["items"] if one["file"] == file)["data"])
    path.write_text(json.dumps(export, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_workspace_begins_where_there_is_none(kyodo: Program, tmp_path: Path, workspace: Path) -> None:
    file = exported(kyodo, workspace)
    there = tmp_path / "elsewhere"
    there.mkdir()
    done = kyodo("import", file, here=there)
    assert (done.code, done.err) == (0, "")
    assert sorted(one.name for one in (there / "plans").iterdir()) == ["kamagaya.yaml", "matsudo.yaml"]


def test_the_workspace_above_is_named(kyodo: Program, workspace: Path) -> None:
    file = exported(kyodo, workspace)
    (workspace / "below").mkdir()
    done = kyodo("import", file, here=workspace / "below")
    assert f"“{workspace}”" in done.err
    assert kyodo("import", file, here=workspace).err == ""


@pytest.mark.parametrize("source", ["", "examples/mihon"], ids=["the founding plans", "mihon"])
def test_an_empty_workspace_gets_the_same_files(kyodo: Program, tmp_path: Path, source: str) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    there.mkdir()
    for name in ("plans", "records"):
        if (ROOT / source / name).is_dir():
            shutil.copytree(ROOT / source / name, here / name)
    file = exported(kyodo, here)
    assert list(Draft202012Validator(export_schema()).iter_errors(json.loads(file.read_bytes()))) == []
    done = kyodo("-C", there, "import", file)
    assert done.code == 0, done
    assert tree(there) == tree(here)
    again = kyodo("-C", there, "import", file, "--format", "json")
    assert {(one["outcome"], one["written"]) for one in json.loads(again.out)["items"]} == {("unchanged", False)}
    assert kyodo("-C", there, "export", "--to", "json", "-o", "-").out == file.read_text(encoding="utf-8")


ODD = {
    "CRLF": RECORDS.replace("\n", "\r\n").encode(),
    "CR": RECORDS.replace("\n", "\r").encode(),
    "a byte order mark": b"\xef\xbb\xbf" + RECORDS.encode(),
    "no line end at the end": RECORDS.rstrip("\n").encode(),
    "blank lines at the end": (RECORDS + "\n\n# 終わり\n\n").encode(),
    "keys without values": RECORDS.replace("    reviews:", "    planned:\n    issues: ~\n    reviews:").encode(),
    "brackets": b"{format: 1, plan: city, year: 2024, 'evaluations': {a01: {result: \"a\\nb\"}}}",
    "another order": b"year: 2024\nplan: city\nformat: 1\n",
    "old spellings": b"---\nformat: 0x1\nplan: 'city'\nyear: 2024\nmeasurements: {i1: {value: 2.80e+1}}\n...\n",
}


@pytest.mark.parametrize("name", ODD)
def test_a_file_keeps_its_bytes_whatever_its_style(kyodo: Program, tmp_path: Path, name: str) -> None:
    here, there = small(tmp_path / "here", records=ODD[name]), tmp_path / "there"
    there.mkdir()
    done = kyodo("-C", there, "import", exported(kyodo, here))
    assert done.code == 0, done
    assert tree(there) == tree(here)


@pytest.mark.parametrize("name", ODD)
def test_a_changed_value_arrives_and_all_else_stays(kyodo: Program, tmp_path: Path, name: str) -> None:
    here = small(tmp_path / "here", records=ODD[name])

    def change(data: dict[str, Any]) -> None:
        data["evaluations"] = data.get("evaluations", {}) | {"a02": {"result": "1件"}}

    file = changed(exported(kyodo, here), change, YEAR)
    expected = json.loads(file.read_bytes())["items"][1]["data"]
    done = kyodo("import", file, "--force", here=here)
    assert done.code == 0, done
    assert json.loads(exported(kyodo, here, "--force").read_bytes())["items"][1]["data"] == expected
    text, before = tree(here)[YEAR].decode(), ODD[name].decode()
    for comment in (
        "# 令和6年度の記録（架空）",
        "# 評価の対象",
        "# 担当課に確認済み",
        "# kyodo: ignore[KY301] 人数の平均のため",
        "# 終わり",
    ):
        assert (comment in text) == (comment in before)
    assert text.startswith("\ufeff") == before.startswith("\ufeff")
    assert text.count("\r\n") >= before.count("\r\n")


def test_values_are_taken_away_changed_and_added_in_the_text_that_is_there(kyodo: Program, city: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        del data["evaluations"]["a01"]["reviews"]
        data["measurements"]["i1"]["value"] = 1e22
        data["evaluations"]["a01"]["result"] = "一行だけ"
        data["evaluations"]["a02"] = {"result": "実施", "cost": {"budget": 10, "actual": 0}}

    done = kyodo("import", changed(exported(kyodo, city), change, YEAR), "--force", here=city)
    assert done.code == 0, done
    assert tree(city)[YEAR].decode() == (
        "# 令和6年度の記録（架空）\n"
        "format: 1\n"
        "plan: city\n"
        "year: 2024    # 評価の対象\n"
        "\n"
        "evaluations:\n"
        "  a01:   # 担当課に確認済み\n"
        "    result: 一行だけ\n"
        "  a02:\n"
        "    result: 実施\n"
        "    cost: {budget: 10, actual: 0}\n"
        "measurements:\n"
        '  i1: {value: 1.0e+22, as_printed: "28.0人"}   # kyodo: ignore[KY301] 人数の平均のため\n'
    )


def test_a_number_that_lost_its_decimal_on_the_way_is_no_change(kyodo: Program, city: Path) -> None:
    before = tree(city)

    def change(data: dict[str, Any]) -> None:
        assert repr(data["measurements"]["i1"]["value"]) == "28.0"
        data["measurements"]["i1"]["value"] = 28

    done = kyodo("import", changed(exported(kyodo, city), change, YEAR), here=city)
    assert (done.code, tree(city)) == (0, before), done


def test_nothing_is_written_over_without_force(kyodo: Program, city: Path) -> None:
    file = changed(exported(kyodo, city), lambda data: data.update(title="改題"))
    before = tree(city)
    done = kyodo("import", file, here=city)
    assert (done.code, tree(city)) == (5, before)
    assert "plans/city.yaml" in done.err
    assert "--force replaces them" in done.err
    shown = kyodo("import", file, "--dry-run", "--force", here=city)
    assert (shown.code, tree(city)) == (0, before)
    assert "plans/city.yaml         would be written over\nrecords/city/2024.yaml  unchanged\n" in shown.out
    assert "-title: 例示市協働計画（架空）\n+title: 改題\n" in shown.out
    done = kyodo("import", file, "--force", here=city, language="ja")
    assert (done.code, done.err) == (0, "")
    assert "plans/city.yaml         置換え" in done.out
    assert "\ntitle: 改題\n" in tree(city)["plans/city.yaml"].decode()


def test_a_closed_year_is_not_written_over_even_with_force(kyodo: Program, tmp_path: Path) -> None:
    closed = RECORDS.encode() + b"history: [{date: 2025-08-01, event: closed}]\n"
    city = small(tmp_path / "here", records=closed)
    file = exported(kyodo, city)
    assert kyodo("import", file, "--force", here=city).code == 0
    before = tree(city)
    done = kyodo("import", changed(file, lambda data: data["evaluations"].clear(), YEAR), "--force", here=city)
    assert (done.code, tree(city)) == (5, before)
    assert "kyodo reopen" in done.err
    (city / YEAR).unlink()
    assert kyodo("import", file, "--force", here=city).code == 0


def test_one_plan_of_several_is_taken(kyodo: Program, tmp_path: Path) -> None:
    file = exported(kyodo, small(tmp_path / "here"))
    export = json.loads(file.read_bytes())
    other = json.loads(json.dumps(export["items"][0]).replace("city", "town"))
    file.write_text(json.dumps(export | {"items": [*export["items"], other]}), encoding="utf-8")
    there = tmp_path / "there"
    there.mkdir()
    done = kyodo("-C", there, "import", file, "--plan", "Ｔown")
    assert (done.code, list(tree(there))) == (0, ["plans/town.yaml"]), done
    done = kyodo("-C", there, "import", file, "--plan", "tow")
    assert (done.code, "Plans in it: town" in done.err) == (2, True)


def test_errors_are_shown_where_they_stand_in_the_json_and_nothing_is_written(kyodo: Program, tmp_path: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        data["actions"][0]["related"] = ["a09"]
        data["titel"] = "題"
        data["period"]["to"] = "R7"

    file = changed(exported(kyodo, small(tmp_path / "here")), change)
    file.write_text(json.dumps(json.loads(file.read_bytes()), ensure_ascii=False, indent=1), encoding="utf-8")
    there = tmp_path / "there"
    there.mkdir()
    done = kyodo("-C", there, "import", file.name, here=tmp_path)
    assert (done.code, tree(there)) == (4, {})
    lines = file.read_text(encoding="utf-8").split("\n")
    for text, code in (('"a09"', "KY110"), ('"titel"', "KY015"), ('"R7"', "KY017")):
        line = next(at for at, one in enumerate(lines) if text in one)
        assert f"out.json:{line + 1}:{lines[line].index(text) + 1} {code} error: " in done.out
    assert "Nothing was written." in done.err
    asked = kyodo("-C", there, "import", file.name, "--format", "json", here=tmp_path)
    assert {one["code"] for one in json.loads(asked.out)["items"]} == {"KY110", "KY015", "KY017"}


def test_an_error_among_entries_that_cannot_be_read_is_shown_at_its_own(kyodo: Program, tmp_path: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        data["actions"].insert(0, 5)
        data["actions"][2]["related"] = [7, "a09"]

    file = changed(exported(kyodo, small(tmp_path / "here")), change)
    file.write_text(json.dumps(json.loads(file.read_bytes()), ensure_ascii=False, indent=1), encoding="utf-8")
    done = kyodo("import", file, "--force", here=tmp_path / "here")
    lines = file.read_text(encoding="utf-8").split("\n")
    shown = [lines[int(one.split(":")[1]) - 1].strip(" ,") for one in done.out.split("\n") if " error: " in one]
    assert sorted(shown) == ['"a09"', "5", "7"], done


def test_an_error_that_was_there_before_stands_in_nobodys_way(kyodo: Program, tmp_path: Path) -> None:
    city = small(tmp_path / "here", CITY.replace("title: 講座\n", "title: 講座\n    related: [a09]\n").encode())
    done = kyodo(
        "import", changed(exported(kyodo, city), lambda data: data.update(edition="第2版")), "--force", here=city
    )
    assert done.code == 0, done
    assert b"edition" in tree(city)["plans/city.yaml"]


def test_a_plan_that_breaks_the_records_that_are_there_is_refused(kyodo: Program, city: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        del data["actions"][0]["indicators"]

    file = changed(exported(kyodo, city), change)
    export = json.loads(file.read_bytes())
    file.write_text(json.dumps(export | {"items": export["items"][:1]}), encoding="utf-8")
    done = kyodo("import", file, "--force", here=city)
    assert (done.code, "KY143" in done.out) == (4, True), done


def test_records_need_their_plan(kyodo: Program, tmp_path: Path) -> None:
    file = exported(kyodo, small(tmp_path / "here"))
    export = json.loads(file.read_bytes())
    file.write_text(json.dumps(export | {"items": export["items"][1:]}), encoding="utf-8")
    there = tmp_path / "there"
    there.mkdir()
    done = kyodo("-C", there, "import", file)
    assert (done.code, "There is no plan “city”" in done.out, tree(there)) == (4, True, {})
    small(there, records=None)
    assert kyodo("-C", there, "import", file).code == 0


def test_data_of_another_program_become_files_in_the_usual_layout(kyodo: Program, tmp_path: Path) -> None:
    plan = {"title": "例示市計画: 第一", "id": "city", "format": 1, "period": {"from": 2022, "to": None},
            "municipality": {"code": "122246", "name": "鎌ケ谷市"}, "edition": None,
            "positioning": {"text": "一\n二"}, "actions": [{"title": "yes", "id": "a01", "number": "1"}]}  # fmt: skip
    year = {"format": 1, "year": 2024, "plan": "city", "evaluations": {"a01": {"result": "12:30"}}}
    export = {"format": 1, "kind": "export", "items": [{"kind": "records", "data": year}, {"data": plan}]}
    (tmp_path / "made.json").write_text(json.dumps(export), encoding="utf-16")
    refused = kyodo("-C", tmp_path, "import", "made.json", here=tmp_path)
    assert (refused.code, "looks like UTF-16" in refused.out) == (4, True)
    (tmp_path / "made.json").write_text(json.dumps(export), encoding="utf-8-sig")
    done = kyodo("-C", tmp_path, "import", "made.json", here=tmp_path)
    assert done.code == 0, done
    assert tree(tmp_path)["plans/city.yaml"].decode() == (
        "format: 1\n"
        "id: city\n"
        'title: "例示市計画: 第一"\n'
        'municipality: {name: 鎌ケ谷市, code: "122246"}\n'
        "period: {from: 2022}\n"
        "positioning:\n"
        "  text: |-\n"
        "    一\n"
        "    二\n"
        "\n"
        "actions:\n"
        "  - id: a01\n"
        '    number: "1"\n'
        '    title: "yes"\n'
    )
    assert tree(tmp_path)[YEAR].decode() == (
        'format: 1\nplan: city\nyear: 2024\nevaluations:\n  a01:\n    result: "12:30"\n'
    )


def test_comments_that_find_no_place_are_named(kyodo: Program, tmp_path: Path) -> None:
    plan = CITY.replace("label: 女性}]\n", "label: 女性}]    # 令和5年度から\n")
    city = small(tmp_path / "here", plan.encode())

    def change(data: dict[str, Any]) -> None:
        del data["actions"][1]["indicators"][0]["series"]

    done = kyodo("import", changed(exported(kyodo, city), change), "--force", here=city)
    assert done.code == 0, done
    assert "Comments left out" in done.out
    assert "    # 令和5年度から\n" in done.out


def test_entries_beside_those_that_come_and_go_stay_as_they_are(kyodo: Program, tmp_path: Path) -> None:
    plan = CITY.replace("  - {id: a03, title: 相談}\n", "  # 相談は別に\n  - {id: a03,   title: '相談'}   # 窓口\n")
    city = small(tmp_path / "here", plan.encode(), None)

    def change(data: dict[str, Any]) -> None:
        data["actions"].insert(2, {"id": "a05", "title": "広報"})
        del data["actions"][0]
        data["stages"][1]["axes"].insert(0, {"id": "first", "label": "一", "scale": "three"})

    done = kyodo("import", changed(exported(kyodo, city), change), "--force", here=city)
    assert (done.code, "Comments" in done.out) == (0, False), done
    start, end = plan.index("  - id: a01"), plan.index("  - id: a02")
    expected = plan[:start] + plan[end:]
    expected = expected.replace("  # 相談は別に", "  - id: a05\n    title: 広報\n  # 相談は別に")
    expected = expected.replace("axes: [", "axes: [{id: first, label: 一, scale: three}, ")
    assert tree(city)["plans/city.yaml"].decode() == expected


def test_a_file_that_was_changed_since_the_export_is_named(kyodo: Program, city: Path) -> None:
    file = changed(exported(kyodo, city), lambda data: data.update(edition="第2版"))
    (city / "plans/city.yaml").write_text(CITY.replace("相談", "相談窓口"), encoding="utf-8")
    done = kyodo("import", file, "--dry-run", "--force", here=city)
    assert "has been changed here since the export" in done.out
    items = json.loads(kyodo("import", file, "--force", "--format", "json", here=city).out)["items"]
    assert [one["changed_since_export"] for one in items] == [True, False]


def test_a_plan_stays_in_the_file_that_it_is_in(kyodo: Program, city: Path) -> None:
    file = exported(kyodo, city)
    (city / "plans/city.yaml").rename(city / "plans/city.yml")
    (city / YEAR).rename(city / "records/city/2024.yml")
    done = kyodo("import", file, here=city)
    assert (done.code, sorted(tree(city))) == (0, ["plans/city.yml", "records/city/2024.yml"]), done


@pytest.mark.parametrize(
    "option",
    ["--year 2024", "--map a=title", "--sheet 1", "--encoding utf-8", "--prefer sheet", "--clean-only"],
)
def test_an_option_for_tables_does_not_go_with_json(kyodo: Program, city: Path, option: str) -> None:
    done = kyodo("import", exported(kyodo, city), *option.split(), here=city)
    assert (done.code, f"{option.split(maxsplit=1)[0]} does not go with JSON" in done.err) == (2, True)


def test_an_export_that_somebody_has_changed_is_not_written_over(kyodo: Program, city: Path) -> None:
    file = exported(kyodo, city)
    exported(kyodo, city)
    changed(file, lambda data: data.update(edition="第2版"))
    mine = file.read_bytes()
    done = kyodo("export", "--to", "json", "-o", "../out.json", here=city)
    assert (done.code, file.read_bytes()) == (5, mine)
    exported(kyodo, city, "--force")
    file.write_text("{}")
    assert kyodo("export", "--to", "json", "-o", "../out.json", here=city).code == 5


def test_what_cannot_be_read_in_full_is_not_exported(kyodo: Program, city: Path) -> None:
    (city / YEAR).write_text("format: 1\nplan: city\nyear: 2024\nevaluation: {}\n")
    done = kyodo("export", "--to", "json", "-o", "-", here=city)
    assert (done.code, done.out) == (4, "")
    assert YEAR in done.err
