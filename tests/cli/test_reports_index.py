import shutil
from pathlib import Path

from conftest import ROOT, Program
from crawled import dangling, outward, reached, read
from small_city import CITY


def city(folder: Path) -> Path:
    (folder / "plans").mkdir(parents=True)
    (folder / "plans" / "city.yaml").write_text(CITY, encoding="utf-8")
    return folder


def test_several_reports_get_an_index_that_leads_to_every_file(kyodo: Program, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "mihon", tmp_path / "m")
    for year in (2023, 2024, 2025):
        done = kyodo("report", "--year", year, here=tmp_path / "m")

    reports = tmp_path / "m" / "reports"
    assert done.out.splitlines()[-1] == "reports/index.html"
    assert (list(dangling(reports)), outward(reports)) == ([], set())
    assert reached(reports, "index.html") == {path.resolve() for path in reports.rglob("*") if path.is_file()}
    page = (reports / "index.html").read_text(encoding="utf-8")
    assert page.index("令和7年度（2025年度） 年次報告書") < page.index("令和6年度（2024年度） 年次報告書")
    assert 'class="state draft">下書き（案）' in page
    assert 'class="state settled">下書き（確定済みの記録による）' in page


def test_one_report_alone_gets_no_index(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "city")

    kyodo("report", "--year", "2024", here=here)

    assert not (here / "reports" / "index.html").exists()


def test_the_index_follows_what_lies_in_the_folder(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "city")
    kyodo("report", "--year", "2023", here=here)
    kyodo("report", "--year", "2024", here=here)
    shutil.rmtree(here / "reports" / "2023")

    kyodo("report", "--year", "2024", here=here)

    assert not [link for link in read(here / "reports" / "index.html").links if link.startswith("2023")]
    assert list(dangling(here / "reports")) == []


def test_a_page_of_the_citys_own_is_not_replaced_by_the_index(kyodo: Program, tmp_path: Path) -> None:
    out = tmp_path / "web"
    out.mkdir()
    (out / "index.html").write_text("<p>our city</p>", encoding="utf-8")

    done = kyodo("report", "--year", "2024", "-o", out)

    assert done.code == 0
    assert (out / "index.html").read_text(encoding="utf-8") == "<p>our city</p>"
    assert "stays as it is" in done.err
    assert (out / "kamagaya.html").exists()


def test_other_files_in_the_folder_do_not_disturb_the_index(kyodo: Program, tmp_path: Path) -> None:
    out = tmp_path / "web"
    (out / "2024").mkdir(parents=True)
    for name, text in (("a.json", "{"), ("b.json", "[]"), ("c.json", '{"kind": "report", "items": []}')):
        (out / name).write_text(text, encoding="utf-8")
    (out / "2024" / "d.json").write_text('{"kind": "report", "items": [{"plan": "d"}]}', encoding="utf-8")

    done = kyodo("report", "--year", "2024", "-o", out)

    assert done.code == 0
    assert list(dangling(out)) == []


def test_a_run_that_writes_nothing_writes_no_index(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "city")

    done = kyodo("report", "--year", "2024", "--final", here=here)

    assert done.code == 1
    assert not (here / "reports").exists()


def test_an_index_that_is_there_is_not_named_by_a_run_that_writes_no_report(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "city")
    for year in ("2023", "2024"):
        kyodo("report", "--year", year, here=here)

    done = kyodo("report", "--year", "2024", "--final", here=here)

    assert done.code == 1
    assert "index.html" not in done.out
