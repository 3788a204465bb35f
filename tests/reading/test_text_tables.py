"""Text tables as programs and people write them: every encoding, delimiter and quote gives the same cells."""

import contextlib
import resource
import time
from pathlib import Path

import pytest

from kyodo_cli.base.errors import InputFault, UsageFault
from kyodo_cli.reading.grids.grid import Grid
from kyodo_cli.reading.grids.read import read_grids

ROWS = [["未来像", "アクション", "関連"], ["1 出会う", "4 交流会の実施", "6,8,12"], ["", "5 派遣", "10"]]
PLAIN = '未来像,アクション,関連\n1 出会う,4 交流会の実施,"6,8,12"\n,5 派遣,10\n'


def grid(tmp_path: Path, data: bytes | str, name: str = "表.csv", encoding: str | None = None) -> Grid:
    file = tmp_path / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_grids(file, name, encoding)[0]


def rows(found: Grid) -> list[list[str]]:
    last = max(found.columns)
    return [[found.text((row, column)) for column in range(1, last + 1)] for row in found.rows]


def fault(tmp_path: Path, data: bytes | str, name: str = "表.csv", encoding: str | None = None) -> str:
    with pytest.raises(InputFault) as raised:
        grid(tmp_path, data, name, encoding)
    assert raised.value.hint
    return str(raised.value)


@pytest.mark.parametrize(
    ("encoding", "is_taken_as"),
    [
        ("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("cp932", "cp932"), ("euc-jp", "euc-jp"), ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"), ("iso2022_jp", "iso2022_jp"),
    ],
)  # fmt: skip
def test_the_encoding_is_found(tmp_path: Path, encoding: str, is_taken_as: str) -> None:
    found = grid(tmp_path, PLAIN.encode(encoding))
    assert rows(found) == ROWS
    assert found.encoding == is_taken_as


@pytest.mark.parametrize("typed", ["cp932", "CP932", "Shift_JIS", "sjis", "ANSI"])
def test_the_encoding_may_be_named(tmp_path: Path, typed: str) -> None:
    assert rows(grid(tmp_path, PLAIN.encode("cp932"), encoding=typed)) == ROWS


def test_half_width_kana_of_windows_are_no_euc(tmp_path: Path) -> None:
    assert rows(grid(tmp_path, "ｶﾅ,ﾃｽﾄ\n".encode("cp932"))) == [["ｶﾅ", "ﾃｽﾄ"]]


def test_an_unknown_encoding_lists_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageFault) as raised:
        grid(tmp_path, PLAIN, encoding="latin-1")
    assert "utf-8, cp932" in str(raised.value.hint)


def test_a_byte_that_is_no_text_is_named_by_line_and_place(tmp_path: Path) -> None:
    good = "未来像,アクション\n1 出会う,4 交流会の実施\n".encode()
    assert "line 3: byte 61 of the file is no UTF-8" in fault(tmp_path, good + b"a\xff" + good)
    for wrong in (b"\xff", b"\x81,", b"\x80"):
        assert "line 2: byte 4 of the file is no CP932" in fault(tmp_path, b"a,\n" + wrong + b",b", encoding="cp932")


def test_a_damaged_utf8_file_is_not_taken_for_shift_jis(tmp_path: Path) -> None:
    data = (PLAIN * 20).encode()
    assert "UTF-8" in fault(tmp_path, data[:100] + data[101:])


def test_a_nul_is_named(tmp_path: Path) -> None:
    long = "番号,名称\n" + "1,交流会の実施\n" * 500
    assert "line 502" in fault(tmp_path, long + "2,a\x00b\n")
    assert "neither a workbook" in fault(tmp_path, b"\x00\x01\x02\x00\x80")


@pytest.mark.parametrize("name", ["表.csv", "表.tsv", "表.txt", "表.CSV", "表"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_delimiter_goes_by_the_content(tmp_path: Path, name: str, delimiter: str, end: str) -> None:
    text = end.join(delimiter.join(f'"{cell}"' for cell in row) for row in ROWS) + end
    assert rows(grid(tmp_path, text, name)) == ROWS


def test_commas_inside_a_table_of_tabs_part_nothing(tmp_path: Path) -> None:
    text = "未来像\tアクション\t関連\n1 出会う\t4 交流会\t6,8,12,21\n\t5 派遣\t3,4,8\n"
    assert rows(grid(tmp_path, text))[1] == ["1 出会う", "4 交流会", "6,8,12,21"]


@pytest.mark.parametrize("start", ["sep=;\n", '"sep=;"\r\n', "SEP=;\n"])
def test_excels_word_for_the_delimiter_is_none_of_the_table(tmp_path: Path, start: str) -> None:
    found = grid(tmp_path, start + "a,b;c\nd;e,f\n")
    assert rows(found) == [["a,b", "c"], ["d", "e,f"]]
    assert str(found.place((1, 2))) == "line 2, column 2"


def test_line_breaks_in_quotes_stay_and_count(tmp_path: Path) -> None:
    found = grid(tmp_path, '名称,"内容\r\n（概要）"\n交流会,"一行目\r\n""二""行目"\nその次,x\n')
    assert rows(found)[:2] == [["名称", "内容\n（概要）"], ["交流会", '一行目\n"二"行目']]
    assert [str(found.place((row, 1))) for row in (1, 2, 3)] == [f"line {at}, column 1" for at in (1, 3, 5)]


def test_numbers_kept_as_text_for_excel_are_bare(tmp_path: Path) -> None:
    assert rows(grid(tmp_path, '="0123",a\n"=""0456""",b\n')) == [["0123", "a"], ["0456", "b"]]


def test_ragged_rows_and_blank_lines_are_rows(tmp_path: Path) -> None:
    found = grid(tmp_path, "表題\n\na,b,c\nd\ne,f,g,h\n")
    assert found.rows == (1, 3, 4, 5)
    assert found.text((5, 4)) == "h"
    assert found.text((4, 2)) == ""


def test_a_quote_that_is_never_closed_is_named_by_its_line(tmp_path: Path) -> None:
    assert "line 2: a quotation mark" in fault(tmp_path, 'a,b\n"c,d\n' + "e,f\n" * 1000)


def test_quotes_within_a_text_are_part_of_it(tmp_path: Path) -> None:
    assert rows(grid(tmp_path, 'a "quoted" word,b\n5" disk,c\n')) == [['a "quoted" word', "b"], ['5" disk', "c"]]


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"%PDF-1.7", "no table"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "no Excel workbook")],
)
def test_other_kinds_of_file_are_refused(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in fault(tmp_path, data)


@pytest.mark.parametrize(
    "data",
    [
        b"a,b\n" * 25_000_000, b"a,b,c,d\n" * 1_000_000, b"a," * 8_000_000, b'"' * 15_999_999, b'"a\n' * 5_000_000,
        b"\n" * 15_000_000, b'"",' * 5_000_000,
    ],
    ids=["100 MB", "a million rows", "one wide row", "quotes", "quotes never closed", "no rows at all", "blank cells"],
)  # fmt: skip
def test_a_hostile_table_costs_little(tmp_path: Path, data: bytes) -> None:
    began, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with contextlib.suppress(InputFault):
        grid(tmp_path, data)
    assert time.process_time() - began < 20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 1_000_000  # KiB
