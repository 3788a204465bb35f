"""What the model refuses is said in an officer's words, at its place; and what it does not refuse is still read."""

from pathlib import Path

import pytest

from kyodo_cli.reading.files import PlanFile, YearFile, read_plan, read_year

PLAN = """\
format: 1
id: x
title: 例示市計画
municipality: {name: 例示市}
period: {from: 2022}
"""

ITEM = PLAN + "actions:\n  - id: a01\n    title: 交流会\n"

YEAR = "format: 1\nplan: x\nyear: 2024\n"


def plan(folder: Path, text: str, name: str = "x") -> PlanFile:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return read_plan(folder / f"{name}.yaml", f"plans/{name}.yaml")


def year(folder: Path, text: str, name: str = "x/2024") -> YearFile:
    (folder / "2024.yaml").write_text(text, encoding="utf-8")
    return read_year(folder / "2024.yaml", f"records/{name}.yaml")


def said(file: PlanFile | YearFile) -> list[tuple[str, str, str]]:
    """Return place and rule, sentence and hint of each finding, in the order of the file."""
    assert file.tree is not None
    found = []
    for one in file.findings:
        span = one.place.span or file.tree.span(one.place.path, at_key=one.place.at_key)
        found.append((span, f"{span.line}:{span.column} {one.rule.code}", str(one.message), str(one.hint)))
    return [(place, sentence, hint) for _, place, sentence, hint in sorted(found)]


DIGITS = "Write it in half-width digits, without quotes, unit or comma."
LIST = "Write each entry on a line of its own after “- ”, or all in [ ]."
KEYS = "Write “key: value” lines below it, indented by two spaces."
WORDS = "Write the text after the key, or on the lines below it after “|”."
YEARS = "Write the fiscal year in the Western calendar"
DATES = "Write a date as 2024-04-01, 2024-04 or 2024."
IDS = "An id begins with a to z and goes on with a to z, 0 to 9, - and _."
EMPTY = "Write the text, or delete the key: what is not there is not the same as empty."
FORMAT = "Write “format: 1”, or use a newer kyodo for a newer format."

COMMA = "A comma ends a value here: write a number without it, and put a text that holds one in quotes."
COLON = "Write “key: value”, with a half-width colon and a space, or put a text in quotes."

# What is written; where which rule is broken; the sentence; how to mend it.
Case = tuple[str, str, str, str]

IN_AN_ITEM: list[Case] = [
    # text
    ("number: 4", "9:13 KY017", "“number” takes text; here stands a number.", 'Put it in quotes: "4".'),
    (
        "number: 4.10",
        "9:13 KY017",
        "“number” takes text; here stands a number with a decimal point.",
        'Put it in quotes: "4.10".',
    ),
    ("number: 011002", "9:13 KY017", "“number” takes text; here stands a number.", 'Put it in quotes: "011002".'),
    ("need: true", "9:11 KY017", "“need” takes text; here stands true or false.", 'Put it in quotes: "true".'),
    ("need: [あ]", "9:5 KY017", "“need” takes text; here stands a list.", WORDS),
    ("need: {あ: い}", "9:5 KY017", "“need” takes text; here stands keys with values.", WORDS),
    ('need: ""', "9:11 KY019", "“need” holds an empty text.", EMPTY),
    # lists
    ("related: a02", "9:14 KY017", "“related” takes a list; here stands text.", LIST),
    ("related: 2", "9:14 KY017", "“related” takes a list; here stands a number.", LIST),
    ("related: [a02, 3]", "9:20 KY017", "“related/2” takes text; here stands a number.", 'Put it in quotes: "3".'),
    ("related: [a02, ~]", "9:20 KY017", "“related/2” takes text; here stands nothing.", WORDS),
    ("actors: {団体: 市}", "9:5 KY017", "“actors” takes a list; here stands keys with values.", LIST),
    # mappings
    ("years: 2022", "9:12 KY017", "“years” takes keys with values; here stands a number.", KEYS),
    ("fields: [a]", "9:5 KY017", "“fields” takes keys with values; here stands a list.", KEYS),
    ("by_year: [2024]", "9:15 KY017", "“by_year/1” takes keys with values; here stands a number.", KEYS),
    (
        "fields: {a: [b]}",
        "9:14 KY017",
        "“a” takes a single value; here stands a list.",
        "Write one text, number, true or false.",
    ),
    # years
    ("years: {from: 令和4年度}", "9:19 KY017", "“from” takes a whole number; here stands text.", f"{YEARS}: 2022."),
    ("years: {from: R4}", "9:19 KY017", "“from” takes a whole number; here stands text.", f"{YEARS}: 2022."),
    ("years: {from: FY2022}", "9:19 KY017", "“from” takes a whole number; here stands text.", f"{YEARS}: 2022."),
    ("years: {from: '2022'}", "9:19 KY017", "“from” takes a whole number; here stands text.", DIGITS),
    ("years: {from: ２０２２}", "9:19 KY017", "“from” takes a whole number; here stands text.", DIGITS),
    ("years: {from: true}", "9:19 KY017", "“from” takes a whole number; here stands true or false.", DIGITS),
    (
        "years: {from: 2022.5}",
        "9:19 KY017",
        "“from” takes a whole number; here stands a number with a decimal point.",
        DIGITS,
    ),
    ("years: {from: 4}", "9:19 KY018", "4 is not possible for “from”.", f"{YEARS}, such as 2024 for 令和6年度."),
    ("years: {to: 20220}", "9:17 KY018", "20220 is not possible for “to”.", f"{YEARS}, such as 2024 for 令和6年度."),
    # ids and keys
    ("departments: [{id: 企画課}]", "9:24 KY018", "“企画課” is not possible for “id”.", IDS),
    ("descripton: あ", "9:5 KY015", "“descripton” is no key that kyodo knows here.", "Did you mean “description”?"),
    ("descripton:", "9:5 KY015", "“descripton” is no key that kyodo knows here.", "Did you mean “description”?"),
    ("years: {form: 2022}", "9:13 KY015", "“form” is no key that kyodo knows here.", "Did you mean “from”?"),
    ("years: {担当: あ}", "9:13 KY015", "“担当” is no key that kyodo knows here.", "Possible here: from, to."),
    # words of a list
    (
        "departments: [{id: b, role: led}]",
        "9:33 KY018",
        "“led” is not possible for “role”.",
        "Did you mean “lead”? Possible: lead, support, collects.",
    ),
    (
        "departments: [{id: b, role: 主管}]",
        "9:33 KY018",
        "“主管” is not possible for “role”.",
        "Possible: lead, support, collects.",
    ),
    ("by_year: [{before: yes, text: あ}]", "9:24 KY018", "“yes” is not possible for “before”.", "Possible: true."),
    # what is missing
    ("corresponds: [{as: peer}]", "9:20 KY016", "“to” is missing.", "Write “to: …” here."),
    ("by_year: [{year: 2024}]", "9:16 KY016", "“text” is missing.", "Write “text: …” here."),
    ("by_year: [{year: 2024, text: }]", "9:28 KY016", "“text” is missing.", "Write “text: …” here."),
]


@pytest.mark.parametrize("case", IN_AN_ITEM, ids=lambda case: case[0])
def test_a_mistake_in_an_item_is_one_finding_and_the_item_is_still_read(tmp_path: Path, case: Case) -> None:
    line, *expected = case
    read = plan(tmp_path, f"{ITEM}    {line}\n")
    assert said(read) == [tuple(expected)]
    assert read.plan is not None
    assert [one.title for one in read.plan.actions] == ["交流会"]


IN_AN_INDICATOR: list[Case] = [
    ("baseline: {value: 約30}", "9:23 KY017", "“value” takes a number; here stands text.", DIGITS),
    ("baseline: {value: 30%}", "9:23 KY017", "“value” takes a number; here stands text.", DIGITS),
    ("baseline: {value: '30'}", "9:23 KY017", "“value” takes a number; here stands text.", DIGITS),
    ("baseline: {value: .inf}", "9:23 KY017", "“value” takes a number; here stands “.inf” or “.nan”.", DIGITS),
    ("baseline: {value: true}", "9:23 KY017", "“value” takes a number; here stands true or false.", DIGITS),
    ("baseline: {valu: 3}", "9:16 KY015", "“valu” is no key that kyodo knows here.", "Did you mean “value”?"),
    ("baseline: [{valu: 3}]", "9:17 KY015", "“valu” is no key that kyodo knows here.", "Did you mean “value”?"),
    ("targets: {year: 2029}", "9:5 KY017", "“targets” takes a list; here stands keys with values.", LIST),
    ("cycle: {every: 0}", "9:20 KY018", "0 is not possible for “every”.", "The smallest possible number is 1."),
    ("kind: 5", "9:11 KY018", "“5” is not possible for “kind”.", "Possible: output, outcome, input, other."),
    (
        "kind: outcom",
        "9:11 KY018",
        "“outcom” is not possible for “kind”.",
        "Did you mean “outcome”? Possible: output, outcome, input, other.",
    ),
]


@pytest.mark.parametrize("case", IN_AN_INDICATOR, ids=lambda case: case[0])
def test_a_mistake_in_an_indicator_is_one_finding_and_the_indicator_is_still_read(tmp_path: Path, case: Case) -> None:
    line, *expected = case
    read = plan(tmp_path, f"{PLAN}indicators:\n  - id: i1\n    title: 参加者数\n    {line}\n")
    assert said(read) == [tuple(expected)]
    assert read.plan is not None
    assert [one.id for one in read.plan.indicators] == ["i1"]


# What is right; what is written instead; where which rule is broken; the sentence; how to mend it.
AT_THE_TOP: list[tuple[str, str, str, str, str]] = [
    ("format: 1\n", "", "1:1 KY014", "“format” is missing.", "Begin the file with “format: 1”."),
    ("format: 1", 'format: "1"', "1:9 KY014", 'This kyodo reads format 1, and the file says "1".', FORMAT),
    ("format: 1", "format: 2", "1:9 KY014", "This kyodo reads format 1, and the file says 2.", FORMAT),
    ("title: 例示市計画\n", "", "1:1 KY016", "“title” is missing.", "Write “title: …” here."),
    ("title: 例示市計画", "title:", "3:1 KY016", "“title” is missing.", "Write “title: …” here."),
    ("title: 例", "titel: 例", "3:1 KY015", "“titel” is no key that kyodo knows here.", "Did you mean “title”?"),
    ("{from: 2022}", "{form: 2022}", "5:10 KY015", "“form” is no key that kyodo knows here.", "Did you mean “from”?"),
    ("{from: 2022}", "{to: 2022}", "5:1 KY016", "“from” is missing.", "Write “from: …” here."),
    ("{from: 2022}", "2022～", "5:9 KY017", "“period” takes keys with values; here stands text.", KEYS),
    (
        "例示市}",
        "例示市, code: 122246}",
        "4:33 KY017",
        "“code” takes text; here stands a number.",
        'Put it in quotes: "122246".',
    ),
    (
        "例示市}",
        '例示市, code: "12-224"}',
        "4:33 KY018",
        "“12-224” is not possible for “code”.",
        'Write the six digits of the 全国地方公共団体コード in quotes, such as "122246".',
    ),
    ("id: x", "id: X", "2:5 KY018", "“X” is not possible for “id”.", IDS),
    (
        "id: x",
        "id: x\nlanguage: 日本語",
        "3:11 KY018",
        "“日本語” is not possible for “language”.",
        "Write the language as “ja” or “en”.",
    ),
    (
        "id: x",
        "id: x\nlabels:\n  visoin:",
        "4:3 KY015",
        "“visoin” is no key that kyodo knows here.",
        "Did you mean “vision”?",
    ),
    (
        "id: x",
        "id: x\nlineage: [{title: a, adopted: 2015/09}]",
        "3:31 KY018",
        "“2015/09” is not possible for “adopted”.",
        DATES,
    ),
    (
        "id: x",
        "id: x\ncycle: {annual_review: {due: 7月}}",
        "3:30 KY018",
        "“7月” is not possible for “due”.",
        'Write the month as "07", or month and day as "07-31".',
    ),
]


@pytest.mark.parametrize("case", AT_THE_TOP, ids=lambda case: case[1])
def test_a_mistake_at_the_top_leaves_the_plan_readable(tmp_path: Path, case: tuple[str, str, str, str, str]) -> None:
    right, wrong, *expected = case
    read = plan(tmp_path, ITEM.replace(right, wrong, 1))
    assert said(read) == [tuple(expected)]
    assert read.plan is not None
    assert [one.id for one in read.plan.actions] == ["a01"]


IN_THE_RECORDS: list[Case] = [
    (
        "evaluations: {a01: {reslt: 済}}",
        "4:21 KY015",
        "“reslt” is no key that kyodo knows here.",
        "Did you mean “result”?",
    ),
    (
        "evaluations: {a01: {reviews: {self: {rating: 3}}}}",
        "4:46 KY017",
        "“rating” takes text; here stands a number.",
        'Put it in quotes: "3".',
    ),
    (
        "evaluations: {a01: {reviews: {self: {ratings: {p: 3}}}}}",
        "4:51 KY017",
        "“p” takes text; here stands a number.",
        'Put it in quotes: "3".',
    ),
    (
        "evaluations: {a01: {reviews: {self: {ratings: {p: {ratin: A}}}}}}",
        "4:52 KY015",
        "“ratin” is no key that kyodo knows here.",
        "Did you mean “rating”?",
    ),
    (
        "evaluations: {a01: {cost: {actual: 30万円}}}",
        "4:36 KY017",
        "“actual” takes a number; here stands text.",
        DIGITS,
    ),
    ("evaluations: [a01]", "4:1 KY017", "“evaluations” takes keys with values; here stands a list.", KEYS),
    (
        "measurements: {i1: {valeu: 28}}",
        "4:21 KY015",
        "“valeu” is no key that kyodo knows here.",
        "Did you mean “value”?",
    ),
    (
        "measurements: {i1: [{value: 1}, {valeu: 28}]}",
        "4:34 KY015",
        "“valeu” is no key that kyodo knows here.",
        "Did you mean “value”?",
    ),
    (
        "history: [{date: 2025-08-01, event: close}]",
        "4:37 KY018",
        "“close” is not possible for “event”.",
        "Did you mean “closed”? Possible: closed, reopened, published.",
    ),
    ("history: [{date: 8月1日, event: closed}]", "4:18 KY018", "“8月1日” is not possible for “date”.", DATES),
]


@pytest.mark.parametrize("case", IN_THE_RECORDS, ids=lambda case: case[0])
def test_a_mistake_in_the_records_is_one_finding(tmp_path: Path, case: Case) -> None:
    line, *expected = case
    read = year(tmp_path, f"{YEAR}{line}\n")
    assert said(read) == [tuple(expected)]
    assert read.records is not None


def test_a_number_as_id_is_told_what_an_id_is(tmp_path: Path) -> None:
    assert [hint for _, _, hint in said(plan(tmp_path, ITEM + "  - {id: 1, title: い}\n"))] == [IDS]


@pytest.mark.parametrize(
    ("written", "findings"),
    [
        (
            "{as_printed: 4,500人/年}",
            [
                ("4:35 KY017", "“as_printed” takes text; here stands a number.", 'Put it in quotes: "4,500人/年".'),
                ("4:37 KY006", "No “: ” stands after “500人/年”.", COMMA),
            ],
        ),
        ("{value: 4,500}", [("4:32 KY006", "No “: ” stands after “500”.", COMMA)]),
        ("{note: 30回,2会場}", [("4:33 KY006", "No “: ” stands after “2会場”.", COMMA)]),
        (
            "{value: 4,to:2026}",
            [("4:32 KY006", "No “: ” stands after “to:2026”.", COLON)],
        ),
    ],
)
def test_a_comma_in_braces_ends_the_value(tmp_path: Path, written: str, findings: list[tuple[str, str, str]]) -> None:
    assert said(year(tmp_path, f"{YEAR}measurements: {{i01: [{written}]}}\n")) == findings


def test_every_mistake_is_named_in_one_run(tmp_path: Path) -> None:
    text = ITEM + "    number: 1\n    titel: い\n  - {id: A02, related: a01}\n  - {title: う, need: [え]}\n"
    read = plan(tmp_path, text.replace("{from: 2022}", "{from: R4, too: 2025}"))
    assert [(place, sentence) for place, sentence, _ in said(read)] == [
        ("5:16 KY017", "“from” takes a whole number; here stands text."),
        ("5:20 KY015", "“too” is no key that kyodo knows here."),
        ("9:13 KY017", "“number” takes text; here stands a number."),
        ("10:5 KY015", "“titel” is no key that kyodo knows here."),
        ("11:6 KY016", "“title” is missing."),
        ("11:10 KY018", "“A02” is not possible for “id”."),
        ("11:24 KY017", "“related” takes a list; here stands text."),
        ("12:6 KY016", "“id” is missing."),
        ("12:16 KY017", "“need” takes text; here stands a list."),
    ]


def test_what_could_be_read_is_a_plan(tmp_path: Path) -> None:
    text = PLAN + (
        "visions:\n"
        "  - id: V1\n"
        "    title: 未来像\n"
        "    actions:\n"
        "      - {id: a01, title: 交流会, number: 1, related: [a02, 5]}\n"
        "      - {id: a02, titel: 講座, indicators: [{id: i1, title: 参加者数, baseline: {year: R3, value: 10}}]}\n"
        "      - 5\n"
        "  - v2\n"
    )
    read = plan(tmp_path, text)
    assert read.plan is not None
    [vision] = read.plan.visions
    first, second = vision.actions
    assert (vision.id, vision.title) == ("unnamed", "未来像")
    assert (first.id, first.number, first.related) == ("a01", None, ("a02",))
    assert (second.id, second.title) == ("a02", "？")
    assert [(one.year, one.value) for one in second.indicators[0].baseline] == [(None, 10)]


def test_what_follows_a_lost_entry_keeps_its_place(tmp_path: Path) -> None:
    text = PLAN + (
        "actions:\n"
        "  - 5\n"
        "  - {id: a01, title: 交流会, related: [~, a02], by_year: [{}, {text: 継続}]}\n"
        "  - 6\n"
        "  - {id: a02, title: 講座, number: 2}\n"
    )
    read = plan(tmp_path, text)
    assert read.plan is not None
    assert read.tree is not None
    assert [one.title for one in read.plan.actions] == ["交流会", "講座"]
    assert read.tree.text(("actions", 0, "related", 0)) == "a02"
    assert read.tree.text(("actions", 0, "by_year", 0, "text")) == "継続"
    assert read.tree.text(("actions", 1, "title")) == "講座"
    assert read.tree.route(("actions", 1, "title")) == ("actions", "a02", "title")
    assert [one if isinstance(one, int) else one["id"] for one in read.tree.root.value["actions"]] == [
        "a01",
        "a02",
        5,
        6,
    ]
    assert [place for place, _, _ in said(read)] == [
        "7:5 KY017",
        "8:37 KY017",
        "8:56 KY016",
        "9:5 KY017",
        "10:34 KY017",
    ]


@pytest.mark.parametrize("name", ["x", "第4次計画", "2024"])
def test_a_plan_without_its_head_is_read_whatever_its_file_is_called(tmp_path: Path, name: str) -> None:
    read = plan(tmp_path, "actions: [{id: a01, title: 交流会}]\n", name)
    assert read.plan is not None
    assert [one.title for one in read.plan.actions] == ["交流会"]
    assert [one.rule.code for one in read.findings] == ["KY014", *["KY016"] * 4]


@pytest.mark.parametrize("name", ["x/2024", "第4次計画/9999", "x/y"])
def test_records_without_their_head_are_read_whatever_their_file_is_called(tmp_path: Path, name: str) -> None:
    read = year(tmp_path, "evaluations: {a01: {result: 済}}\n", name)
    assert read.records is not None
    assert read.records.evaluations["a01"].result == "済"
    assert [one.rule.code for one in read.findings] == ["KY014", "KY016", "KY016"]


@pytest.mark.parametrize("wrong", ["5", "[5]", "あ", "{あ: {い: 5}}"])
def test_items_that_bear_the_names_of_keys_do_not_stop_the_reading(tmp_path: Path, wrong: str) -> None:
    read = year(tmp_path, f"{YEAR}evaluations: {{id: {wrong}, title: {wrong}, a01: {{result: 済}}}}\n")
    assert read.records is not None
    assert [(name, one.result) for name, one in read.records.evaluations.items() if one.result] == [("a01", "済")]


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        (ITEM, set()),
        (ITEM.replace("id: a01", "id: A01"), {"A01", "a01"}),
        (ITEM.replace("id: a01", "idd: a01"), {"a01"}),
        (ITEM.replace("title: 交流会", "titel: 交流会"), set()),
        (PLAN + "actions: {id: a01, title: 交流会}\n", {"a01"}),
        (PLAN.replace("2022", "R4"), set()),
    ],
)
def test_a_link_may_name_what_stands_in_a_part_that_could_not_be_read(
    tmp_path: Path, text: str, unsure: set[str]
) -> None:
    assert plan(tmp_path, text).unsure == unsure
