"""`kyodo report --final`: the gate, what it names, and what becomes of the files."""

import json
import re
from pathlib import Path

import pytest

from conftest import Outcome, Program
from final_city import COURSE, PLAN, RECORDS, city
from kyodo_cli.base.width import width
from mihon_city import CITY

FINAL = ("report", "--year", "2024", "--final")
CLOSED = "history: [{date: 2025-08-01, event: closed}]\n"
OPEN = RECORDS.replace(CLOSED, "")
COMMAND = re.compile(r"^ {6}(kyodo .*)", re.MULTILINE)


PAGES = "reports/2024/city.md\nreports/2024/city.html\n"
DATA = ("city.columns.csv", "city.csv", "city.csv-metadata.json", "city.indicators.csv", "city.json")


def commands(done: Outcome) -> list[str]:
    """Return the commands that are named, each as it is copied: one line."""
    return COMMAND.findall(done.out)


def final(kyodo: Program, here: Path, *options: str, language: str = "en", columns: str = "100") -> Outcome:
    return kyodo(*FINAL, *options, here=here, language=language, COLUMNS=columns)


def test_a_year_that_lacks_nothing_becomes_a_final_report(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w")
    done = final(kyodo, here)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(PAGES)
    assert sorted(done.out.splitlines()[2:]) == [f"reports/2024/{name}" for name in DATA]
    assert json.loads((here / "reports/2024/city.json").read_bytes())["items"][0]["state"] == "final"
    page = (here / "reports/2024/city.html").read_text(encoding="utf-8")
    assert "下書き" not in page
    assert "この報告書は確定版です" in page
    assert re.search(r'<meta name="kyodo-report" content="final sha256:[0-9a-f]{64}">', page)
    text = (here / "reports/2024/city.md").read_text(encoding="utf-8")
    assert re.search(r"<!-- kyodo-report final (sha256:[0-9a-f]{64}) -->\n\Z", text)
    assert text.count(re.findall("sha256:[0-9a-f]{64}", page)[0]) == 2


LACKS = {
    "an evaluation": (
        RECORDS.replace(COURSE, ""),
        "広報課 (1)\n  Action 2 講座: No evaluation",
        "kyodo evaluate action a02 --year 2024 --rating … --result …",
    ),
    "a result": (
        RECORDS.replace("    result: 講座を開いた。\n", ""),
        "広報課 (1)\n  Action 2 講座: No result",
        "kyodo evaluate action a02 --year 2024 --result …",
    ),
    "a review": (
        RECORDS.replace(", council: {rating: ○}", ""),
        "協議会評価 (1)\n  Action 1 交流会: No rating: 協議会評価",
        "kyodo evaluate action a01 --year 2024 --stage council --rating …",
    ),
    "a reason": (
        RECORDS.replace("    variance: 講師の都合がつかなかったため。\n", ""),
        "広報課 (1)\n  Action 2 講座: No reason for the grade: 自己評価",
        "kyodo evaluate action a02 --year 2024 --variance …",
    ),
    "a reason of the council": (
        RECORDS.replace(", comment: 日程を見直すこと。", ""),
        "協議会評価 (1)\n  Action 2 講座: No reason for the grade: 協議会評価",
        "kyodo evaluate action a02 --year 2024 --stage council --comment …",
    ),
    "a value": (
        RECORDS.replace("measurements:\n  i1: {value: 120}\n", ""),
        "市民課 (1)\n  Indicator i1 参加者数: No value",
        "kyodo record indicator i1 --year 2024 --value …",
    ),
    "the closing": (
        OPEN,
        "Secretariat (1)\n  The year has not been closed.",
        "kyodo close --year 2024 --plan city",
    ),
    "the closing after a reopening": (
        RECORDS.replace("event: closed}]", "event: closed}, {date: 2025-08-02, event: reopened, reason: 訂正}]"),
        "The year was reopened on 2 August 2025 and has not been closed again.",
        "kyodo close --year 2024 --plan city",
    ),
    "the day of publication": (
        RECORDS.replace("published: 2025-08-20, ", ""),
        "Secretariat (1)\n  Not recorded for the publication: the day of publication.",
        "kyodo record publication --year 2024 --plan city --published …",
    ),
    "all of the publication": (
        re.sub("publication: .*\n", "", RECORDS),
        "the day of publication, the day that the report speaks of, whom to ask.",
        "kyodo record publication --year 2024 --plan city --published … --as-of … --contact …",
    ),
    "a text": (
        RECORDS.replace("交流会を2回開いた。", "○○会を2回開いた。"),
        "市民課 (1)\n  Action 1 交流会: “○○” looks like a placeholder",
        "kyodo correct evaluations/a01/result --year 2024 --plan city --now … --reason …",
    ),
    "a text said later": (
        RECORDS.replace("日程を見直すこと。", "調整中"),
        "協議会評価 (1)\n  Action 2 講座: “調整中” looks like a placeholder",
        "kyodo correct evaluations/a02/reviews/council/comment --year 2024 --plan city --now … --reason …",
    ),
    "a word": (RECORDS.replace("交流会を2回", "TODO 交流会を2回"), "“TODO” looks like a placeholder", "kyodo correct"),
    "a number": (RECORDS.replace("を2回", "をXX回"), "“XX” looks like a placeholder", "kyodo correct"),
    "a command run without its value": (RECORDS.replace("交流会を2回開いた。", "…"), "“…” looks like", "kyodo correct"),
    "a usual character": (RECORDS.replace("2回", "②回"), "Characters that some systems show", "kyodo correct"),
    "full width": (RECORDS.replace("交流会を", "ｺｳﾘｭｳ会を"), "Half-width katakana", "kyodo correct"),
    "a sum": (
        RECORDS.replace("    variance", "    cost: {budget: 5, lines: [{label: 国, budget: 9}]}\n    variance"),
        "add up to 9 yen, not to 5",
        None,
    ),
}


@pytest.mark.parametrize("what", LACKS)
def test_what_is_lacking_is_named_at_its_department_with_its_command(kyodo: Program, tmp_path: Path, what: str) -> None:
    records, said, command = LACKS[what]
    here = city(tmp_path / "w", records=records)
    done = final(kyodo, here)
    assert done.code == 1
    assert said in re.sub(r"(?<=\S)\n  (?=to ask)", " ", done.out)
    assert command is None or any(one.startswith(command) for one in commands(done))
    assert "cannot be final yet; in the way: 1." in done.out
    assert not (here / "reports").exists()


def test_a_file_that_cannot_be_read_in_full_makes_no_report_at_all(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w", records=RECORDS.replace("history", "surprise: 1\nhistory"))
    done = final(kyodo, here)
    assert done.code == 4
    assert not (here / "reports").exists()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("issues: 担当 090-0000-0000 へ", "kyodo evaluate action city:a01 --year 2024 --issues …"),
        ("next: 担当 taro@example.jp へ", "kyodo evaluate action city:a01 --year 2024 --next …"),
    ],
)
def test_phone_numbers_and_mail_addresses_hold_a_report_back_until_a_reason_is_given(
    kyodo: Program, tmp_path: Path, text: str, command: str
) -> None:
    records = OPEN.replace("result: 交流会を2回開いた。", f"result: 交流会を開いた。\n    {text}")
    here = city(tmp_path / "w", records=records)
    done = final(kyodo, here)
    assert "looks like a" in done.out
    assert command in done.out
    code = "KY909" if "090" in text else "KY910"
    city(here, records=records.replace(text, f"{text}  # kyodo: ignore[{code}] 団体が公表している窓口") + CLOSED)
    assert final(kyodo, here).code == 0


def test_a_phone_number_in_a_closed_year_is_written_anew_since_a_correction_would_keep_it(
    kyodo: Program, tmp_path: Path
) -> None:
    here = city(tmp_path / "w", records=RECORDS.replace("交流会を2回開いた。", "担当 090-0000-0000"))
    done = final(kyodo, here)
    assert "A correction would keep a phone number or a mail address on the page. Open the year first:" in done.out
    assert commands(done) == [
        "kyodo reopen --year 2024 --plan city --reason …",
        "kyodo evaluate action city:a01 --year 2024 --result …",
    ]


def test_a_phone_number_that_a_correction_has_kept_is_named_with_what_to_do(kyodo: Program, tmp_path: Path) -> None:
    was = "担当 090-0000-0000"
    records = RECORDS + f"corrections: [{{date: 2025-09-01, at: evaluations/a01/result, was: {was}}}]\n"
    done = final(kyodo, city(tmp_path / "w", records=records))
    assert done.code == 1
    assert "Secretariat (1)" in done.out
    assert re.search(r"records/city/2024\.yaml:\d+:\d+ KY909", done.out)
    assert "A correction prints what stood there before. In the file," in done.out
    city(tmp_path / "w", records=records.replace(was, "担当（電話番号）"))
    assert final(kyodo, tmp_path / "w").code == 0


def test_text_of_the_plan_is_mended_in_its_file(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w", plan=PLAN.replace("title: 講座", "title: 講座（○○課）"))
    done = final(kyodo, here)
    assert done.code == 1
    assert "The plan itself (1)\n  “○○” looks like a placeholder" in done.out
    assert "plans/city.yaml:15:12 KY906" in done.out


def test_what_is_wrong_in_a_later_year_holds_nothing_back_and_in_an_earlier_one_does(
    kyodo: Program, tmp_path: Path
) -> None:
    wrong = "format: 1\nplan: city\nyear: 2023\nevaluations: {a77: {result: 済み}}\n"
    here = city(city(tmp_path / "w"), records=wrong.replace("2023", "2025"), year=2025)
    assert final(kyodo, here).code == 0
    here = city(here, records=wrong, year=2023)
    done = final(kyodo, here)
    assert done.code == 1
    assert "records/city/2023.yaml:4:15 KY142" in done.out


def test_a_year_closed_with_gaps_is_to_be_opened_first(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w", records=LACKS["a value"][0])
    assert "kyodo reopen --year 2024 --plan city --reason …" in commands(final(kyodo, here))


@pytest.mark.parametrize("command", [FINAL, ("status", "--year", "2024", "--require-complete")])
def test_the_later_stages_of_items_that_have_no_evaluation_yet_are_announced(
    kyodo: Program, tmp_path: Path, command: tuple[str, ...]
) -> None:
    here = city(tmp_path / "w", records="format: 1\nplan: city\nyear: 2024\nevaluations: {a01: {result: 3回}}\n")
    done = kyodo(*command, here=here, COLUMNS="100")
    assert done.code == 1
    later = "Once the items without an evaluation have one, later stages ask for more: 協議会評価 (1)."
    assert later in " ".join(done.out.split())
    finished = kyodo(*command, here=city(here, records=RECORDS.replace(": ○}", ": ×}")), COLUMNS="100")
    assert "later stages" not in finished.out


def filled(command: str) -> str:
    """Return a command with what the reader fills in."""
    blanks = {"rating": "○", "value": "120", "published": "2025-08-20", "as-of": "2025-03-31"}
    for option, value in blanks.items():
        command = command.replace(f"--{option} …", f"--{option} {value}")
    return command.replace("…", "記載した。") + (" --date 2025-08-01" if "kyodo close" in command else "")


def test_whoever_runs_every_command_that_is_named_gets_the_final_report(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w", records="format: 1\nplan: city\nyear: 2024\nevaluations: {a01: {result: 調整中}}\n")
    for _ in range(20):
        done = final(kyodo, here)
        if done.code == 0:
            break
        for command in commands(done):
            kyodo(*filled(command).split()[1:], here=here)
    assert done.code == 0
    assert done.out.startswith(PAGES)
    assert kyodo("validate", "--year", "2024", "--fail-on", "warning", here=here).code == 0


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_every_line_fits_the_terminal_but_a_command_which_is_copied_as_one(
    kyodo: Program, tmp_path: Path, language: str, columns: str
) -> None:
    here = city(
        tmp_path / "w", PLAN.replace("title: 講座", "title: 講座（○○課）"), "format: 1\nplan: city\nyear: 2024\n"
    )
    shown = final(kyodo, here, language=language, columns=columns).out
    said = [line for line in shown.splitlines() if not line.startswith("      kyodo ")]
    assert max(map(width, said)) <= min(int(columns), 100)
    publication = "kyodo record publication --year 2024 --plan city --published … --as-of … --contact …"
    assert f"\n      {publication}\n" in shown
    assert ("事務局（2件）" in shown) == (language == "ja")


def test_plans_that_may_be_final_are_and_the_others_are_named(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w")
    (here / "plans/town.yaml").write_text(PLAN.replace("id: city", "id: town"), encoding="utf-8")
    done = final(kyodo, here)
    assert done.code == 1
    assert done.out.startswith(PAGES)
    assert "(town)" in done.out
    assert "(city)" not in done.out
    assert {one.name for one in (here / "reports/2024").iterdir()} == {"city.md", "city.html", *DATA}


def test_a_draft_leaves_a_final_report_as_it_is_and_writes_the_others(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w")
    (here / "plans/town.yaml").write_text(PLAN.replace("id: city", "id: town"), encoding="utf-8")
    final(kyodo, here)
    before = {one.name: one.read_bytes() for one in (here / "reports/2024").iterdir()}
    for options in ((), ("--format", "md"), ("--format", "html")):
        done = kyodo("report", "--year", "2024", *options, here=here)
        assert done.code == 5
        assert "city: the report is final and stays as it is: reports/2024/city.md, reports/2024/city.html" in done.err
        assert "/city" not in done.out
        assert "reports/2024/town." in done.out
    assert {name: (here / "reports/2024" / name).read_bytes() for name in before} == before
    assert kyodo("report", "--year", "2024", "-o", "draft", "--plan", "city", here=here).code == 0


def test_a_final_report_takes_the_place_of_every_draft_beside_it(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w")
    assert kyodo("report", "--year", "2024", here=here).code == 0
    assert final(kyodo, here, "--format", "html").code == 0
    assert "kyodo-report final" in (here / "reports/2024/city.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kept", ["city.md", "city.html", "city.json"])
def test_one_form_of_a_final_report_is_enough_to_know_it_also_when_somebody_has_edited_it(
    kyodo: Program, tmp_path: Path, kept: str
) -> None:
    here = city(tmp_path / "w")
    final(kyodo, here)
    for path in (here / "reports/2024").iterdir():
        if path.name == kept:
            edited = path.read_bytes().replace(b"\n", b"\r\n").replace("交流会".encode(), "つどい".encode())
            path.write_bytes(edited if path.suffix == ".json" else edited + b"\r\n(PDF 120KB)\r\n")
        else:
            path.unlink()
    assert kyodo("report", "--year", "2024", here=here).code == 5
    assert [one.name for one in (here / "reports/2024").iterdir()] == [kept]


def test_text_of_a_plan_that_looks_like_the_mark_makes_nothing_final(kyodo: Program, tmp_path: Path) -> None:
    digest = "sha256:" + "0" * 64
    marks = [
        f'<meta name="kyodo-report" content="final {digest}">',
        f"<!-- kyodo-report final {digest} -->",
        f"kyodo-report final {digest}",
    ]
    text = "".join(f"\n\n      {one}" for one in marks)
    here = city(tmp_path / "w", records=RECORDS.replace("result: 講座を開いた。", f"result: |-\n      講座{text}"))
    for _ in range(2):
        assert kyodo("report", "--year", "2024", here=here).code == 0


def test_a_template_without_the_mark_makes_a_final_report_all_the_same(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w")
    (here / "own/report").mkdir(parents=True)
    for form in ("md", "html"):
        (here / f"own/report/report.{form}.j2").write_text("{{ report.title }}\n", encoding="utf-8")
    assert final(kyodo, here, "--templates", "own").code == 0
    for form in ("md", "html"):
        assert b"<!-- kyodo-report final sha256:" in (here / f"reports/2024/city.{form}").read_bytes()
    assert kyodo("report", "--year", "2024", here=here).code == 5


def test_nothing_of_a_set_is_replaced_where_one_form_cannot_be_made(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w")
    assert final(kyodo, here).code == 0
    before = {one.name: one.read_bytes() for one in (here / "reports/2024").iterdir()}
    (here / "own/report").mkdir(parents=True)
    (here / "own/report/report.html.j2").write_text("{{ report.nothing }}\n", encoding="utf-8")
    (here / "own/report/report.md.j2").write_text("{{ report.title }}\n", encoding="utf-8")
    assert final(kyodo, here, "--templates", "own").code == 4
    assert {one.name: one.read_bytes() for one in (here / "reports/2024").iterdir()} == before


def test_nothing_of_a_set_is_replaced_where_one_file_cannot_be_written(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w")
    assert kyodo("report", "--year", "2024", here=here).code == 0
    page = here / "reports/2024/city.md"
    before = page.read_bytes()
    (here / "reports/2024/city.html").unlink()
    (here / "reports/2024/city.html").mkdir()
    done = final(kyodo, here)
    assert done.code == 4
    assert page.read_bytes() == before
    assert sorted(one.name for one in (here / "reports/2024").iterdir()) == sorted(["city.html", "city.md", *DATA])


def test_a_final_page_is_printed_when_it_may_be_and_else_said_aside_why_not(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w")
    done = final(kyodo, here, "--stdout", "--format", "md")
    assert (done.code, done.err) == (0, "")
    assert "kyodo-report final" in done.out
    city(here, records=OPEN)
    done = final(kyodo, here, "--stdout", "--format", "md")
    assert (done.code, done.out) == (1, "")
    assert "kyodo close --year 2024 --plan city" in done.err


@pytest.mark.parametrize("year", ["2021", "2022", "2023", "2024"])
def test_the_closed_years_of_the_example_city_can_be_final(kyodo: Program, tmp_path: Path, year: str) -> None:
    done = kyodo("-C", CITY, "report", "--year", year, "--plan", "mihon", "--final", "-o", tmp_path)
    assert done.code == 0, done.out


def test_its_open_year_cannot(kyodo: Program, tmp_path: Path) -> None:
    done = kyodo("-C", CITY, "report", "--year", "2025", "--plan", "mihon", "--final", "-o", tmp_path / "out")
    assert done.code == 1
    assert "協働推進課 (10)" in done.out
    assert not (tmp_path / "out").exists()
