"""The JSON Schemas: every key explained in both languages, and the same files refused as by kyodo's reader."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from conftest import ROOT, Program
from kyodo_cli.model.parts import Part
from kyodo_cli.model.plan import Label, Plan
from kyodo_cli.model.year import YearRecords
from kyodo_cli.reading.files import PlanFile, YearFile, read_plan, read_year
from kyodo_cli.render.schema import FILES, LABELS, all_words, file_schema, schema_text, words_of_key

LANGUAGES = ("ja", "en")


def words_of(section: dict[str, Any]) -> Iterator[str]:
    for language in LANGUAGES:
        yield section["title"][language]
        yield section[language]


@cache
def parts() -> tuple[type[Part], ...]:
    """Return every part that a file is made of."""
    found: dict[type[Part], None] = {}

    def look(annotation: object) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            assert issubclass(annotation, Part)
            if annotation not in found:
                found[annotation] = None
                for field in annotation.model_fields.values():
                    look(field.annotation)
        else:
            for one in get_args(annotation):
                look(one)

    for model in FILES.values():
        look(model)
    return tuple(found)


KEYS = [(part, field.alias or name) for part in parts() for name, field in part.model_fields.items()]


@pytest.mark.parametrize(("part", "key"), KEYS, ids=lambda one: getattr(one, "__name__", one))
def test_every_key_has_a_name_and_an_explanation_in_both_languages(part: type[Part], key: str) -> None:
    assert all(text.strip() == text != "" for text in words_of(dict(words_of_key(part, key))))


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__)
def test_every_part_has_a_name_and_an_explanation_of_its_own(part: type[Part]) -> None:
    assert all(words_of(dict(all_words()[part.__name__])))


def test_every_word_that_a_plan_may_replace_is_explained() -> None:
    assert set(all_words()[LABELS]["keys"]) == set(get_args(Label))
    assert all(all(words_of(one)) for one in all_words()[LABELS]["keys"].values())


def test_no_word_is_left_over() -> None:
    used = {(base.__name__, key) for part, key in KEYS if (base := explaining(part, key))}
    written = {(name, key) for name, section in all_words().items() for key in section.get("keys", {})}
    assert written - used - {(LABELS, key) for key in get_args(Label)} == set()
    assert set(all_words()) - {base.__name__ for part in parts() for base in part.__mro__} == {LABELS}


def explaining(part: type[Part], key: str) -> type | None:
    return next((base for base in part.__mro__ if key in all_words().get(base.__name__, {}).get("keys", {})), None)


@pytest.mark.parametrize("what", FILES)
def test_the_schema_is_a_schema(what: str) -> None:
    schema = file_schema(what)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:kyodo:schema:{what}:1"


@pytest.mark.parametrize("what", FILES)
def test_an_editor_finds_both_languages_at_every_key(what: str) -> None:
    for name, one in properties(file_schema(what)):
        assert " / " in one["title"], name
        assert " / " in one["description"], name


@pytest.mark.parametrize("what", FILES)
def test_no_mapping_with_fixed_keys_takes_others(what: str) -> None:
    for schema in mappings(file_schema(what)):
        assert schema["additionalProperties"] is False


def mappings(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if isinstance(value.get("properties"), dict) and "additionalProperties" in value:
            yield value
        for one in value.values():
            yield from mappings(one)


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for one in mappings(schema):
        yield from one["properties"].items()


# What follows is read by kyodo and checked by the schema, and both have to agree.

PLAN = """\
format: 1
id: example
title: 例示市協働推進計画
municipality: {name: 例示市}
period: {from: 2022, to: 2029}
"""

RECORDS = """\
format: 1
plan: example
year: 2024
"""

# Each key of the format stands here at least once.
RICH_PLAN = """\
format: 1
id: example
title: 例示市協働推進計画（架空）
edition: 第2次
language: ja
municipality: {name: 例示市, prefecture: 千葉県, code: "122246"}
source:
  document: 概要版
  url: https://www.example.jp/
  errata: [{at: actions/a01/title, printed: 会おう, read_as: 出会う, note: 未確認}]
period: {from: 2022, to: 2025, note: 4年間}
amendments:
  - {year: 2024, kind: extended, to: 2027, reason: 総合計画に合わせた。, date: 2024-03-25, source: 市の公式サイト}
  - {year: 2024, kind: item_merged, item: [a05, a06], into: a07, date: 2024}
  - {year: 2025, kind: renamed, item: a01, was: 交流会, now: 交流の日, date: 2025-03}
lineage: [{title: 第1次計画, adopted: 2016, from: 2017, to: 2021, revision_of: 指針, plan: first}]
positioning:
  text: 条例に基づく計画です。
  basis: [{law: まちづくり条例, article: 第5条, in_force: 2010-04-01}]
  parents: [総合計画]
sections: [{title: 考え方, text: はじめに。, after: positioning, years: {from: 2023, to: 2025}}]
bodies: [{id: kyogikai, name: 協議会, kind: council, under: chonai, roles: [評価]}]
departments: [{id: katsudo, name: 市民活動課, from: 2022, to: 2023, successors: [kyodo], aliases: [活動課]}]
labels: {vision: 未来像, next: 次年度へ向けた取組}
fields: [{key: staff, label: 人工, applies_to: evaluation, type: number, unit: 人, choices: [多い, 少ない]}]
links: {related: one_way}
visions:
  - id: v1
    title: つながる
    goals: [{id: g1, title: 出会う, measures: [{id: s1, title: 場}], actions: [], aims: []}]
    aims: [{id: m1, title: 参加する, measures: [{id: s2, title: 場, actions: []}], actions: []}]
    measures: [{id: s3, title: 場をつくる, actions: [{id: a02, title: 講座}]}]
    actions:
      - id: a01
        number: "1"
        title: 会おう場づくり
        need: 交流の機会をつくる
        description: |-
          一行目
          二行目
        label: 重点アクション
        related: [a02, "matsudo:a2-1-1"]
        departments: [{id: katsudo, role: lead}]
        actors: [市民活動団体]
        by_year: [{before: true, text: 年1回}, {year: 2024, text: 年3回}, {from: 2025, to: 2026, text: 年4回}]
        years: {from: 2022, to: 2026}
        relisted: [v1]
        themes: [交流]
        corresponds: [{to: "matsudo:a2-1-1", as: peer, note: 交流}]
        fields: {style: 共催, rank: 1, open: true}
        indicators:
          - id: i01
            number: "1"
            title: 参加者数
            kind: output
            unit: 人
            shape: reach
            better: higher
            measured_as: cumulative
            cycle: {every: 2, first: 2022}
            baseline: {year: 2021, value: 0, as_printed: 0人, status: actual, note: 休止中}
            targets:
              - {year: 2025, op: at_least, value: -1.5, as_printed: 毎年, reason: 会場, replaces: 2025, revised: 2023}
              - {from: 2022, to: 2025, every_year: true, op: between, min: 60, max: 70.25, series: men}
              - {text: 全国を上回る, against: national}
            no_target_reason: なじまない
            series: [{id: men, label: 男性, unit: "%", better: lower}]
            references: [{id: national, label: 全国, year: 2023, value: 58.1}]
            formula: {name: pace, since: plan_start}
            scale: progress
            years: {from: 2022}
            breaks: [{year: 2024, note: 設問を変更}]
            successor: i02
            relisted: [v1]
            definition: 延べ人数
            year_kind: calendar
            fields: {source: 調査}
goals: []
aims: []
measures: []
actions: [{id: a09, title: 事業}]
indicators:
  - id: i02
    title: 満足度
    baseline: [{value: 61.5, series: men}, {value: 0, series: women}]
scales:
  - id: progress
    valid: {from: 2022}
    order: best_first
    note: 序列ではありません。
    grades: [{code: A, label: 計画以上, counts_as: achieved, from_rate: 100, reason_required: false}]
stages:
  - {id: self, label: 自己評価, scale: progress, applies_to: [goal, action], valid: {to: 2026}}
  - {id: council, label: 協議会評価, axes: [{id: validity, label: 妥当性, scale: progress}]}
directions: [{code: 拡, label: 拡充する, counts_as: expand}]
cycle:
  annual_review: {every: 1, publish: true, due: "07-31"}
  survey: {every: 2, first: 2022, groups: [市民]}
  midterm_review: {after_years: 4, about: true}
  final_evaluation: {after_end: true}
"""

RICH_RECORDS = """\
format: 1
plan: example
year: 2024
evaluations:
  a01:
    planned: 2回
    result: 1回
    variance: 会場の改修
    issues: 会場の確保
    next: 2回
    covers: [2023, 2024]
    cost: {budget: 300000, actual: 0, lines: [{label: 国庫支出金, budget: 1.5, actual: 1}], as_printed: 約30万円}
    reviews:
      self: {rating: B, direction: 拡, comment: 順調, by: 市民活動課, date: 2025-05-12}
      council: {ratings: {progress: C, validity: {rating: "4", comment: 適切}}, date: 2025}
    response: {text: 見直す。, direction: 拡}
    fields: {staff: 0.5, checked: true, memo: ""}
measurements:
  i01: {value: 28.0, numerator: 28, denominator: 100, as_printed: 28.0％, status: actual, measured: 2024, note: 速報}
  i02:
    - {value: 1, series: men, survey: s1, printed: {rate: 93.1％, rating: B}, fields: {how: 郵送}}
    - {status: pending, series: women, printed: {rate: 93.1}}
surveys:
  - id: s1
    group: 市民
    population: 18歳以上
    sample: 3000
    responses: 0
    method: 郵送
    from: 2024-07-01
    to: 2024-07
history: [{date: 2025-08-01, event: closed, by: kyodo, reason: 確定}]
corrections:
  - {date: 2025-09-10, at: evaluations/a01/result, was: 2回, now: 1回, reason: 数え誤り}
  - {date: 2025-09-10, at: measurements/i01/value, was: 27, now: 28.0}
publication: {published: 2025-08-20, as_of: 2025-03-31, contact: 協働推進課}
"""

WRONG_PLANS = """\
format: 2
format: "1"
id: Example
id: 1st
title: ""
title: 22
title: [例示市]
language: Japanese
municipality: 例示市
municipality: {}
municipality: {name: 例示市, code: "12224"}
municipality: {name: 例示市, code: 122246}
municipality: {name: 例示市, ward: 中央区}
period: {to: 2029}
period: {from: 令和4年度}
period: {from: 4}
period: {from: 2022.5}
period: 2022
titel: 例示市協働推進計画
source: {errata: [{printed: 会おう}]}
amendments: [{kind: revised}]
amendments: [{year: 2024, kind: changed}]
amendments: {year: 2024, kind: revised}
amendments: [{year: 2024, kind: revised, date: 2024年3月}]
amendments: [{year: 2024, kind: revised, date: 20240325}]
amendments: [{year: 2024, kind: revised, date: 2024-3}]
amendments: [{year: 2024, kind: item_retired, item: [4]}]
amendments: [{year: 2024, kind: item_retired, item: ""}]
lineage: [{adopted: 2015-09}]
positioning: {basis: [{article: 第8条}]}
sections: [{title: 策定の方法}]
bodies: [{id: kyogikai, name: 協議会, kind: assembly}]
departments: [{id: 市民課, name: 市民課}]
departments: [{id: shimin}]
labels: {visions: 未来像}
labels: {vision: 4}
fields: [{key: staff, label: 人工, type: amount}]
fields: [{key: staff, label: 人工, applies_to: plan}]
links: {related: both}
visions: {id: v1, title: つながる}
visions: [{title: つながる}]
visions: [{id: v1}]
visions: [{id: v1, title: つながる, visions: []}]
goals: [{id: g1, title: 出会う, visions: []}]
actions: [{id: a01, title: 交流会, actions: []}]
actions: [{id: a01, title: 交流会, number: 1}]
actions: [{id: a01, title: 交流会, related: a02}]
actions: [{id: a01, title: 交流会, departments: [{role: lead}]}]
actions: [{id: a01, title: 交流会, departments: [{id: kyodo, role: main}]}]
actions: [{id: a01, title: 交流会, departments: [kyodo]}]
actions: [{id: a01, title: 交流会, by_year: [{year: 2024}]}]
actions: [{id: a01, title: 交流会, by_year: [{before: false, text: 年1回}]}]
actions: [{id: a01, title: 交流会, years: 2024}]
actions: [{id: a01, title: 交流会, corresponds: [{to: "matsudo:a1"}]}]
actions: [{id: a01, title: 交流会, corresponds: [{to: "matsudo:a1", as: equal}]}]
actions: [{id: a01, title: 交流会, fields: {style: [共催]}}]
actions: [交流会]
indicators: [{id: i01, title: 参加者数, kind: activity}]
indicators: [{id: i01, title: 参加者数, shape: increase}]
indicators: [{id: i01, title: 参加者数, better: more}]
indicators: [{id: i01, title: 参加者数, measured_as: sum}]
indicators: [{id: i01, title: 参加者数, cycle: {first: 2024}}]
indicators: [{id: i01, title: 参加者数, cycle: {every: 0}}]
indicators: [{id: i01, title: 参加者数, baseline: 80}]
indicators: [{id: i01, title: 参加者数, baseline: {value: 80人}}]
indicators: [{id: i01, title: 参加者数, baseline: [{value: true}]}]
indicators: [{id: i01, title: 参加者数, targets: {year: 2029, value: 150}}]
indicators: [{id: i01, title: 参加者数, targets: [{year: 2029, value: "150"}]}]
indicators: [{id: i01, title: 参加者数, targets: [{year: 2029, value: 約150}]}]
indicators: [{id: i01, title: 参加者数, targets: [{op: more}]}]
indicators: [{id: i01, title: 参加者数, targets: [{every_year: yes}]}]
indicators: [{id: i01, title: 参加者数, series: [{id: men}]}]
indicators: [{id: i01, title: 参加者数, formula: {name: rate}}]
indicators: [{id: i01, title: 参加者数, year_kind: school}]
scales: [{id: progress}]
scales: [{id: progress, grades: [{code: A}]}]
scales: [{id: progress, grades: [{code: 1, label: 高い}]}]
scales: [{id: progress, grades: [{label: 高い, counts_as: good}]}]
scales: [{id: progress, grades: [{label: 高い, from_rate: 100％}]}]
scales: [{id: progress, grades: [{label: 高い, reason_required: 要}]}]
scales: [{id: progress, order: ascending, grades: []}]
stages: [{id: self}]
stages: [{id: self, label: 自己評価, applies_to: [indicator]}]
stages: [{id: self, label: 自己評価, axes: [{id: validity, label: 妥当性}]}]
directions: [{code: 拡}]
directions: [{code: 拡, label: 拡充, counts_as: grow}]
cycle: {annual_review: {due: 07}}
cycle: {annual_review: {due: "13"}}
cycle: {annual_review: {due: 7月}}
cycle: {survey: {groups: [市民]}}
cycle: {midterm_review: {about: true}}
cycle: {final_evaluation: {}}
""".splitlines()

WRONG_RECORDS = """\
plan: 例示市
year: "2024"
year: R6
plans: example
evaluations: [{result: 2回}]
evaluations: {a01: 2回}
evaluations: {a01: {result: 2}}
evaluations: {a01: {results: 2回}}
evaluations: {a01: {covers: 2023}}
evaluations: {a01: {cost: {budget: 30万円}}}
evaluations: {a01: {cost: {lines: [{budget: 1}]}}}
evaluations: {a01: {reviews: {self: B}}}
evaluations: {a01: {reviews: {self: {rating: 4}}}}
evaluations: {a01: {reviews: {self: {rating: ""}}}}
evaluations: {a01: {reviews: {self: {date: 2025/05/12}}}}
evaluations: {a01: {reviews: {self: {ratings: {validity: 4}}}}}
evaluations: {a01: {reviews: {self: {ratings: {validity: ""}}}}}
evaluations: {a01: {reviews: {self: {ratings: {validity: {comment: 適切}}}}}}
evaluations: {a01: {reviews: {self: {ratings: {validity: {rating: A, by: kyodo}}}}}}
evaluations: {a01: {response: 見直す。}}
evaluations: {a01: {fields: {staff: {value: 1}}}}
measurements: [{value: 1}]
measurements: {i01: 28}
measurements: {i01: {value: 28人}}
measurements: {i01: {status: final}}
measurements: {i01: [28]}
measurements: {i01: {measured: 令和5年度}}
measurements: {i01: {survey: 第1回}}
measurements: {i01: {printed: B}}
surveys: [{group: 市民}]
surveys: [{id: s1, sample: -1}]
surveys: [{id: s1, responses: 12.5}]
surveys: [{id: s1, from: 2024年7月}]
history: [{event: closed}]
history: [{date: 2025-08-01}]
history: [{date: 2025-08-01, event: finished}]
corrections: [{date: 2025-09-10}]
corrections: [{date: 2025-09-10, at: evaluations/a01, was: [1]}]
publication: {published: 令和7年8月}
publication: 2025-08-20
""".splitlines()


def read(folder: Path, what: str, text: str) -> PlanFile | YearFile:
    file = {"plan": "plans/example.yaml", "records": "records/example/2024.yaml"}[what]
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text, encoding="utf-8")
    return read_plan(folder / file, file) if what == "plan" else read_year(folder / file, file)


def faults(what: str, value: object) -> list[str]:
    return [error.message for error in validator(what).iter_errors(as_json(value))]


@cache
def validator(what: str) -> Draft202012Validator:
    return Draft202012Validator(file_schema(what))


def as_json(value: object) -> object:
    """Return data as JSON has it: the reader keeps lists as tuples."""
    if isinstance(value, dict):
        return {key: as_json(one) for key, one in value.items()}
    return [as_json(one) for one in value] if isinstance(value, tuple) else value


def with_line(head: str, line: str) -> str:
    """Put a line in the place of the one with the same key, or at the end."""
    key = line.split(":", maxsplit=1)[0]
    return "".join(f"{one}\n" for one in head.splitlines() if not one.startswith(f"{key}:")) + line + "\n"


@pytest.mark.parametrize("plan", ["kamagaya", "matsudo"])
def test_the_founding_plans_are_valid(plan: str) -> None:
    found = read_plan(ROOT / "plans" / f"{plan}.yaml", f"plans/{plan}.yaml")
    assert found.tree
    assert faults("plan", found.tree.root.value) == []


@pytest.mark.parametrize(("what", "text"), [("plan", RICH_PLAN), ("records", RICH_RECORDS)], ids=FILES)
def test_a_file_with_every_key_is_valid(tmp_path: Path, what: str, text: str) -> None:
    found = read(tmp_path, what, text)
    assert [str(one.message) for one in found.findings] == []
    assert found.tree
    assert faults(what, found.tree.root.value) == []


def test_the_files_with_every_key_have_every_key(tmp_path: Path) -> None:
    used: set[tuple[str, str]] = set()

    def look(value: object) -> None:
        if isinstance(value, Part):
            names = {name: field.alias or name for name, field in type(value).model_fields.items()}
            used.update((type(value).__name__, names[name]) for name in value.model_fields_set)
            for name in names:
                look(getattr(value, name))
        elif isinstance(value, (tuple, dict)):
            for one in value.values() if isinstance(value, dict) else value:
                look(one)

    plan, records = read(tmp_path, "plan", RICH_PLAN), read(tmp_path, "records", RICH_RECORDS)
    assert isinstance(plan, PlanFile)
    assert isinstance(records, YearFile)
    look(plan.plan)
    look(records.records)
    items = {"Vision", "Goal", "Aim", "Measure"}  # what all items have stands at an action
    lists = {"goals", "aims", "measures", "actions"}
    wanted = {(part.__name__, key) for part, key in KEYS if part.__name__ not in items or key in lists}
    assert wanted - used == set()


@pytest.mark.parametrize("line", WRONG_PLANS)
def test_a_wrong_plan_is_refused_by_the_reader_and_by_the_schema(tmp_path: Path, line: str) -> None:
    found = read(tmp_path, "plan", with_line(PLAN, line))
    assert found.findings
    assert found.tree
    assert faults("plan", found.tree.root.value)


@pytest.mark.parametrize("line", WRONG_RECORDS)
def test_wrong_records_are_refused_by_the_reader_and_by_the_schema(tmp_path: Path, line: str) -> None:
    found = read(tmp_path, "records", with_line(RECORDS, line))
    assert found.findings
    assert found.tree
    assert faults("records", found.tree.root.value)


@pytest.mark.parametrize("what", FILES)
def test_only_what_is_required_is_missed(tmp_path: Path, what: str) -> None:
    head = {"plan": PLAN, "records": RECORDS}[what]
    for line in head.splitlines():
        found = read(tmp_path, what, head.replace(f"{line}\n", ""))
        assert found.findings, line
        assert found.tree
        assert faults(what, found.tree.root.value), line
    assert not read(tmp_path, what, head).findings


def test_a_key_without_a_value_is_taken_as_the_reader_takes_it() -> None:
    """The reader leaves out such a key; an editor's data has it as null."""
    plan = {"format": 1, "id": "example", "title": "計画", "municipality": {"name": "例示市"}, "period": {"from": 2022}}
    empty = {
        "edition": None,
        "source": None,
        "amendments": None,
        "labels": {"vision": None},
        "links": {"related": None},
    }
    assert faults("plan", plan | empty) == []
    assert faults("plan", plan | {"title": None}) != []
    assert faults("plan", plan | {"amendments": [None]}) != []
    records = {
        "format": 1,
        "plan": "example",
        "year": 2024,
        "evaluations": {"a01": None},
        "measurements": {"i01": None},
    }
    assert faults("records", records) == []


def test_the_command_prints_the_schema_of_a_plan_unless_it_is_told_otherwise(kyodo: Program) -> None:
    assert kyodo("schema").out == kyodo("schema", "plan").out == schema_text("plan")
    assert json.loads(kyodo("schema", "records").out) == file_schema("records")


def test_the_schema_does_not_depend_on_the_language(kyodo: Program) -> None:
    assert kyodo("schema", language="ja") == kyodo("schema", language="en")


def test_the_schema_is_written_to_a_file(kyodo: Program, tmp_path: Path) -> None:
    done = kyodo("schema", "records", "-o", "editor/records.schema.json", here=tmp_path)
    assert (done.code, done.out) == (0, "")
    assert "editor/records.schema.json" in done.err
    assert (tmp_path / "editor" / "records.schema.json").read_text(encoding="utf-8") == schema_text("records")


def test_a_schema_that_there_is_none_of_is_refused_with_those_that_there_are(kyodo: Program) -> None:
    done = kyodo("schema", "record")
    assert (done.code, done.out) == (2, "")
    assert "plan, records" in done.err
    assert "Did you mean “records”?" in done.err


def test_the_models_of_whole_files_are_the_ones_with_a_schema() -> None:
    assert dict(FILES) == {"plan": Plan, "records": YearRecords}
