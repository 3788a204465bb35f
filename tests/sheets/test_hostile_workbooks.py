"""Files that are no workbook of ours, or are made to do harm, are refused soon and with one sentence."""

import io
import random
import re
import resource
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Program
from kyodo_cli.reading.workbook.package import MOST_BYTES
from kyodo_cli.sheets.intake import returned
from kyodo_cli.sheets.verdicts import counts
from returned_sheets import answered, city, edited, sent, taken_back
from ugly_workbooks import lose_the_hidden_sheet, rezipped

BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    + "]>"
)


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET, TEXTS, END = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "</sheetData>"
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd">'


def before(end: str, added: str) -> Callable[[str], str]:
    return lambda text: text.replace(end, added + end)


def declared(declaration: str) -> Callable[[str], str]:
    return lambda text: declaration + text.partition("?>")[2]


def with_part(name: str, content: bytes) -> Callable[[bytes], bytes]:
    return lambda data: rezipped(data, {}, {name: content})


def with_xml(part: str, change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    return lambda data: rezipped(data, {part: change})


def lying_about_its_size(data: bytes) -> bytes:
    """Say in the directory that a part of 200 MB has 100 bytes."""
    bomb = bytearray(with_part("xl/worksheets/sheet9.xml", b"<c/>" * 50_000_000)(data))
    return bytes(bomb).replace((200_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))


def with_a_cell_far_away(text: str) -> str:
    return text.replace("</sheetData>", '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>')


HOSTILE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a password": (lambda _: COMPOUND + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "password"),
    "an old .xls": (lambda _: COMPOUND + bytes(4096), "no Excel workbook"),
    "a table as text": (lambda _: "番号,実績\n1,はい\n".encode("cp932"), "no Excel workbook"),
    "an empty file": (lambda _: b"", "no Excel workbook"),
    "a page of the web": (lambda _: b"<html><table><tr><td>1</td></tr></table></html>", "no Excel workbook"),
    "an archive of something else": (lambda _: rezipped(empty_zip(), {}, {"a.txt": b"x"}), "no Excel workbook"),
    "half a file": (lambda data: data[: len(data) // 2], "damaged"),
    "a damaged part": (lambda data: data[:400] + bytes(200) + data[600:], "damaged"),
    "a part that is no XML": (with_xml(SHEET, lambda text: text[:900]), "damaged"),
    "a text that is not there": (with_xml(SHEET, lambda text: text.replace("<v>", "<v>9999999")), "damaged"),
    "another encoding": (with_xml("xl/workbook.xml", lambda text: text.replace("UTF-8", "UTF-7")), "damaged"),
    "two parts of one name": (with_part("xl/workbook.xml", b"<x/>"), "damaged"),
    "a bomb that nobody reads": (with_part("xl/media/image1.png", b"0" * 10_000_000), ""),
    "a bomb in the texts": (with_xml(TEXTS, before("</sst>", f"<si><t>{'あ' * 20_000_000}</t></si>")), "too large"),
    "a million cells": (with_xml(SHEET, before(END, f"<row>{'<c/>' * 1_000_000}</row>")), "too large"),
    "ten thousand parts": (lambda data: rezipped(data, {}, dict.fromkeys(map(str, range(10_000)), b"")), "too large"),
    "entities": (with_xml(SHEET, declared(BILLION_LAUGHS)), "entities"),
    "an outside entity": (with_xml(TEXTS, declared(OUTSIDE)), "entities"),
    "two cells in one place": (with_xml(SHEET, lambda text: re.sub(r'(<c r="B3".*?</c>)', r"\1\1", text)), "damaged"),
    "an .xlsb": (with_part("xl/workbook.bin", b"x"), "no Excel workbook"),
    "macros": (with_part("xl/vbaProject.bin", b"x"), "macros"),
    "links to other workbooks": (with_part("xl/externalLinks/externalLink1.xml", b"<x/>"), "links to other workbooks"),
    "an object of another program": (with_part("xl/embeddings/oleObject1.bin", b"x"), "objects of other programs"),
}


def empty_zip() -> bytes:
    stream = io.BytesIO()
    zipfile.ZipFile(stream, "w").close()
    return stream.getvalue()


def change_a_base(workbook: object) -> None:
    sheet = workbook["_kyodo"]  # type: ignore[index]  # openpyxl carries no types
    row = next(row for row in sheet.iter_rows() if row[1].value == "a01/result")
    row[5].value = "書き換えた"


@pytest.mark.parametrize("change", [change_a_base, lose_the_hidden_sheet], ids=["changed", "lost"])
def test_what_was_sent_is_believed_only_where_it_is_whole(
    kyodo: Program, tmp_path: Path, change: Callable[[Any], object]
) -> None:
    """A base that was made to look like the records would let a sheet overwrite them unseen."""
    data = answered(sent(city(tmp_path)), {"a01/result": "横取り"})
    (tmp_path / "市.xlsx").write_bytes(edited(data, change))
    done = kyodo("sheet", "import", "市.xlsx", here=tmp_path)
    assert done.code == 5
    assert "1 in conflict" in done.out
    assert "横取り" not in (tmp_path / "records/city/2024.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_soon(tmp_path: Path, name: str) -> None:
    make, message = HOSTILE[name]
    file = tmp_path / "市.xlsx"
    file.write_bytes(make(sent(city(tmp_path))))
    began, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = returned(file, "市.xlsx")
    assert time.process_time() - began < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 500_000  # KiB
    if message:
        assert found.fault
        assert message in str(found.fault)
        assert found.fault.hint
    else:
        assert found.fault is None


def test_a_directory_that_lies_is_no_way_around_the_limits(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(lying_about_its_size(sent(city(tmp_path))))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    returned(file, "a.xlsx")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 200_000


def test_a_file_of_any_size_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with file.open("wb") as stream:
        stream.write(b"PK")
        stream.truncate(MOST_BYTES * 20)
    assert "too large" in str(returned(file, "a.xlsx").fault)


def test_a_cell_at_the_end_of_the_sheet_costs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    data = rezipped(sent(city(tmp_path)), {"xl/worksheets/sheet2.xml": with_a_cell_far_away})
    file.write_bytes(data)
    found = returned(file, "a.xlsx")
    assert found.answers
    assert [one.at for one in found.answers.strays] == ["XFD1048576"]


@pytest.mark.parametrize("path", ["", "nowhere.xlsx"])
def test_what_is_no_file_is_named(tmp_path: Path, path: str) -> None:
    assert "cannot be read" in str(returned(tmp_path / path, "x").fault)


SCRAPS = (
    *(b"<c/>", b"</c>", b'r="A1"', b'r="ZZZ99999999"', b"<v>1e999</v>", b"<v>-</v>", b't="s"', b's="99999"', b's="-3"'),
    *(
        b"<f/>",
        b"<is><t>x</t></is>",
        b'ref="A1:XFD1048576"',
        b"&#x0;",
        b"<x:y>",
        b"\xff",
        b"NaN",
        b"Infinity",
        b"9" * 20,
    ),
)


@pytest.mark.parametrize("seed", range(6))
def test_a_workbook_damaged_anywhere_is_read_or_refused_and_nothing_else(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    data = sent(city(tmp_path))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    names = [name for name in held if name.endswith((".xml", ".rels"))]
    file = tmp_path / "a.xlsx"
    for _ in range(25):
        name = chance.choice(names)
        at = chance.randrange(len(held[name]))
        harmed = held[name][:at] + chance.choice(SCRAPS) + held[name][at + chance.randint(0, 30) :]
        file.write_bytes(rezipped(data, {name: lambda _, harmed=harmed: harmed}))  # type: ignore[misc]
        found = returned(file, "a.xlsx")
        if found.fault is None:
            _, cells = taken_back(tmp_path, found.given)
            assert counts(cells).closes
