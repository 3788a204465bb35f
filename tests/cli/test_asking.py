"""`kyodo list`, `search`, `related` and `xref`: the founding plans answered as they are."""

import csv
import json
from pathlib import Path

import pytest

from conftest import Program
from kyodo_cli.base.width import width

RATED = """\
format: 1
id: example
title: 例示市計画（架空）
municipality: {name: 例示市}
period: {from: 2022, to: 2026}
links: {related: one_way}
departments: [{id: katsudo, name: 市民活動課, aliases: [活動課]}, {id: zaisei, name: 財政課}]
visions:
  - id: v1
    number: "1"
    title: つながる
    actions:
      - {id: a1, number: "1", title: 交流会, departments: [{id: katsudo}], themes: [交流]}
      - {id: a2, number: "2", title: 講座, departments: [{id: zaisei}], themes: [学び, 交流]}
  - id: v2
    number: "2"
    title: 知る
    actions:
      - {id: a3, number: "3", title: 広報, departments: [{id: katsudo}], corresponds: [{to: "other:b1", as: broader}]}
"""

OTHER = """\
format: 1
id: other
title: 架空町計画
municipality: {name: 架空町}
period: {from: 2022}
actions:
  - {id: b1, number: "1", title: 広報紙の発行}
"""

RECORDS = """\
format: 1
plan: example
year: 2023
evaluations:
  a1: {result: 3回開いた。, reviews: {self: {rating: B}}}
  a3: {result: 月1回発行した。, reviews: {self: {rating: A}}}
"""


@pytest.fixture
def example(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "records" / "example").mkdir(parents=True)
    (tmp_path / "plans" / "example.yaml").write_text(RATED, encoding="utf-8")
    (tmp_path / "plans" / "other.yaml").write_text(OTHER, encoding="utf-8")
    (tmp_path / "records" / "example" / "2023.yaml").write_text(RECORDS, encoding="utf-8")
    return tmp_path


def ids(text: str) -> list[str]:
    return [item["id"] for item in json.loads(text)["items"]]


@pytest.mark.parametrize(
    ("kind", "counts"),
    [("plans", 2), ("visions", 5), ("goals", 3), ("aims", 8), ("measures", 0), ("actions", 35), ("indicators", 0)],
)
def test_every_kind_of_the_founding_plans_is_listed(kyodo: Program, kind: str, counts: int) -> None:
    listed = kyodo("list", kind, "--format", "json")
    assert (listed.code, len(ids(listed.out))) == (0, counts)


def test_the_actions_of_a_vision_are_listed(kyodo: Program) -> None:
    listed = kyodo("list", "actions", "--plan", "kamagaya", "--vision", "2", "--format", "json")
    assert ids(listed.out) == [f"a{number:02}" for number in range(7, 15)]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--department", "市民活動課"], ["a1", "a3"]),
        (["--department", "活動課", "--vision", "1"], ["a1"]),
        (["--theme", "交流"], ["a1", "a2"]),
        (["--theme", "交流", "--department", "zaisei"], ["a2"]),
        (["--rating", "b", "--year", "2023"], ["a1"]),
        (["--rating", "Ａ", "--year", "R5"], ["a3"]),
        (["--unevaluated", "--year", "2023"], ["a2"]),
        (["--unevaluated", "--year", "2023", "--department", "katsudo"], []),
    ],
)
def test_filters_compose(kyodo: Program, example: Path, filters: list[str], expected: list[str]) -> None:
    listed = kyodo("list", "actions", "--plan", "example", "--format", "json", *filters, here=example)
    assert (listed.code, ids(listed.out)) == (0, expected)


@pytest.mark.parametrize(
    ("filters", "known"),
    [
        (["--department", "総務課"], "財政課"),
        (["--theme", "防災"], "学び"),
        (["--vision", "9"], "1, 2"),
        (["--rating", "Z", "--year", "2023"], "A, B, C, D, -"),
        (["--plan", "exmaple"], "example"),
    ],
)
def test_an_unknown_value_lists_the_known_ones(kyodo: Program, example: Path, filters: list[str], known: str) -> None:
    listed = kyodo("list", "actions", *filters, here=example)
    assert (listed.code, listed.out) == (2, "")
    assert known in listed.err


def test_a_rating_needs_its_year(kyodo: Program, example: Path) -> None:
    listed = kyodo("list", "actions", "--rating", "A", here=example)
    assert listed.code == 2
    assert "--year" in listed.err


def test_the_csv_opens_in_a_spreadsheet(kyodo: Program) -> None:
    text = kyodo("list", "actions", "--plan", "kamagaya", "--format", "csv").out
    assert text.startswith("\ufeffplan,kind,id,number,title,")
    assert text.count("\r\n") == 23
    assert "kamagaya,action,a04,4,多様な主体が参加する交流会の実施" in text


def test_a_piped_list_is_one_line_an_item(kyodo: Program) -> None:
    lines = kyodo("list", "actions", "--plan", "matsudo").out.splitlines()
    assert len([line for line in lines if line.startswith("a")]) == 13
    assert "a1-1-2\t1-1-2\tまちづくりに参加しづらい" in "\n".join(lines)


def test_the_whole_picture_of_kamagaya(kyodo: Program) -> None:
    picture = json.loads(kyodo("xref", "--plan", "kamagaya", "--format", "json").out)["items"][0]
    assert picture["counts"] == {
        "directed": 46, "pairs": 23, "one_sided": 0, "across": 13, "isolated": 1, "groups": 6,
    }  # fmt: skip
    assert picture["isolated"] == ["a17"]
    numbers = [[int(item.removeprefix("a")) for item in group] for group in picture["groups"]]
    assert numbers == [
        [1, 2], [3, 4, 6, 8, 12, 19, 20, 21], [5, 10, 22], [7, 14, 15, 16], [9, 11, 13, 18], [17],
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["table", "md", "mermaid", "dot"])
def test_the_whole_picture_names_both_plans_in_every_form(kyodo: Program, form: str) -> None:
    picture = kyodo("xref", "--format", form)
    assert picture.code == 0
    assert "鎌ヶ谷市 協働のためのアクションプラン22" in picture.out
    assert "第4次 松戸市協働推進計画" in picture.out


def test_related_items_are_followed_step_by_step(kyodo: Program) -> None:
    answer = json.loads(kyodo("related", "action", "4", "--depth", "2", "--format", "json").out)["items"][0]
    assert [one["id"] for one in answer["related"] if one["step"] == 1] == ["a06", "a08", "a12", "a21"]
    assert [(one["id"], one["from"]) for one in answer["related"] if one["step"] == 2] == [
        ("a03", "a06"),
        ("a19", "a21"),
    ]


def test_a_correspondence_is_seen_from_both_ends(kyodo: Program, example: Path) -> None:
    there = json.loads(kyodo("related", "action", "example:a3", "--format", "json", here=example).out)
    back = json.loads(kyodo("related", "action", "other:b1", "--format", "json", here=example).out)
    assert [(one["to"], one["as"]) for one in there["items"][0]["corresponds"]] == [("other:b1", "broader")]
    assert [(one["to"], one["as"]) for one in back["items"][0]["corresponds"]] == [("example:a3", "narrower")]


@pytest.mark.parametrize("typed", ["コーディネーター", "ｺｰﾃﾞｨﾈｰﾀｰ", "こーでぃねーたー"])
def test_a_search_finds_text_however_it_is_written(kyodo: Program, typed: str) -> None:
    found = kyodo("search", typed, "--plan", "kamagaya")
    assert found.code == 0
    assert "地域づくり【コーディネーター】の育成" in found.out


def test_large_and_small_ke_are_the_same_in_a_search(kyodo: Program) -> None:
    small, large = (kyodo("search", city, "--format", "json").out for city in ("鎌ヶ谷市", "鎌ケ谷市"))
    assert small == large
    assert len(json.loads(small)["items"]) > 5


def test_a_search_points_to_the_text_as_printed(kyodo: Program) -> None:
    hits = json.loads(kyodo("search", "会おう場", "--format", "json").out)["items"]
    assert [(hit["route"], hit["text"][slice(*hit["spans"][0])]) for hit in hits] == [("actions/a08/title", "会おう場")]


def test_a_search_finds_what_was_recorded(kyodo: Program, example: Path) -> None:
    found = kyodo("search", "月１回", here=example)
    assert "FY2023" in found.out
    assert "【月1回】発行した。" in found.out


def test_a_search_without_a_hit_is_no_fault(kyodo: Program) -> None:
    found = kyodo("search", "宇宙港")
    assert (found.code, found.out) == (0, "")
    assert found.err


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("call", [("xref",), ("related", "action", "4", "--depth", "3"), ("search", "協働")])
def test_answers_fit_the_terminal(kyodo: Program, columns: int, call: tuple[str, ...]) -> None:
    text = kyodo(*call, COLUMNS=str(columns)).out
    assert max(width(line) for line in text.splitlines()) <= columns


def test_without_a_workspace_the_way_out_is_named(kyodo: Program, tmp_path: Path) -> None:
    answered = kyodo("list", "actions", here=tmp_path)
    assert (answered.code, answered.out) == (3, "")
    assert "kyodo init" in answered.err


def test_the_workspace_is_named_by_option_variable_or_place(kyodo: Program, example: Path, tmp_path: Path) -> None:
    inside = example / "records" / "example"
    outside = tmp_path.parent
    by_place = kyodo("list", "plans", here=inside)
    by_option = kyodo("-C", example, "list", "plans", here=outside)
    by_variable = kyodo("list", "plans", here=outside, KYODO_WORKSPACE=str(example))
    assert by_place == by_option == by_variable
    assert "架空町" in by_place.out


@pytest.mark.parametrize(
    ("language", "places"),
    [
        (
            "ja",
            [
                "位置付け > 根拠 > 条項 (positioning/",
                "出典 > 正誤 > 計画の表記 (source/",
                "進捗 > 達成度 > 意見\n",
            ],
        ),
        (
            "en",
            ["Positioning > Legal basis > Article (p", "Source > Errata > Printed (s", "進捗 > 達成度 > Comment\n"],
        ),
    ],
)
def test_a_hit_says_in_words_where_it_stands(kyodo: Program, tmp_path: Path, language: str, places: list[str]) -> None:
    for name, text in {"plans/example.yaml": PLACED, "records/example/2024.yaml": PLACED_RECORDS}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = kyodo("search", "第8条", here=tmp_path, language=language)
    assert [place for place in places if place not in done.out] == []


PLACED = """\
format: 1
id: example
title: 例示市計画（架空）
municipality: {name: 例示市}
period: {from: 2022}
source: {errata: [{at: title, printed: 第8条}]}
positioning: {basis: [{law: 例示市条例, article: 第8条}]}
actions: [{id: a1, title: 交流会}]
scales: [{id: one, grades: [{code: A, label: 良い}]}]
stages: [{id: first, label: 進捗, axes: [{id: reach, label: 達成度, scale: one}]}]
"""

PLACED_RECORDS = """\
format: 1
plan: example
year: 2024
evaluations: {a1: {reviews: {first: {ratings: {reach: {rating: A, comment: 第8条による。}}}}}}
"""


def test_the_links_as_markdown_call_a_group_a_group(kyodo: Program) -> None:
    assert "| まとまり |" in kyodo("xref", "--plan", "kamagaya", "--format", "md", language="ja").out


def test_the_csv_holds_one_datum_a_cell(kyodo: Program, tmp_path: Path) -> None:
    for name, text in {"plans/example.yaml": STAGED, "records/example/2024.yaml": STAGED_RECORDS}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    listed = kyodo("list", "actions", "--year", "2024", "--format", "csv", here=tmp_path)
    header, first, second = csv.reader(listed.out.removeprefix("\ufeff").splitlines())
    assert header[7:11] == ["vision", "goal", "aim", "measure"]
    assert header[11:16] == ["departments.1", "departments.2", "themes.1", "related.1", "year"]
    assert header[16:] == ["rating.self", "rating.council.progress", "rating.council.validity"]
    assert first[7:] == ["v1", "", "", "", "katsudo", "zaisei", "交流", "a2", "2024", "B", "C", "4"]
    assert second[7:] == ["v1", "", "", "", "", "", "", "a1", "2024", "", "", ""]


STAGED = """\
format: 1
id: example
title: 例示市計画（架空）
municipality: {name: 例示市}
period: {from: 2022}
departments: [{id: katsudo, name: 市民活動課}, {id: zaisei, name: 財政課}]
visions:
  - id: v1
    title: つながる
    actions:
      - {id: a1, title: 交流会, departments: [{id: katsudo}, {id: zaisei}], themes: [交流], related: [a2]}
      - {id: a2, title: 講座, related: [a1]}
scales:
  - {id: letters, grades: [{code: B, label: 良い}, {code: C, label: 遅い}]}
  - {id: five, grades: [{code: "4", label: 高い}]}
stages:
  - {id: self, label: 自己評価, scale: letters}
  - id: council
    label: 協議会評価
    axes: [{id: progress, label: 達成度, scale: letters}, {id: validity, label: 妥当性, scale: five}]
"""

STAGED_RECORDS = """\
format: 1
plan: example
year: 2024
evaluations:
  a1:
    reviews:
      self: {rating: B}
      council: {ratings: {progress: C, validity: {rating: "4", comment: 適切である。}}}
"""
