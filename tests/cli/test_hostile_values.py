"""Values that are hard to write as YAML, or to type: recorded word for word, or refused in a sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Outcome
from forks import run
from small_town import FILE, RECORDS, small_town

SPECIAL = (
    "-", "- 項目", "--- x", "---", "...", "?", "? 問", ":", "key: x", "key:", ": x", ",", "a, b", "[", "[x]",
    "]", "{", "{x: y}",
    "}", "#", "#1", "a #b", "&a", "*a", "*", "!x", "!!str x", "|", "| 表", "|-", ">", "> 引用", "'", "'引用'",
    "''", '"', '"引用"',
    "%", "%YAML 1.2", "@", "`", "~", "=", "==", "=1+1", "a=b", "<<", "\\", "C:\\市\\n", "\\x41", "%(x)s", "{0}",
    "{n", "$HOME",
)  # fmt: skip
OTHER_TYPES = (
    "null", "Null", "true", "FALSE", "yes", "No", "on", "y", "0", "010", "-7", "+1", "1.5", ".5", "1e3", "0x1F",
    "0o7", "1_000",
    ".inf", "-.INF", ".nan", "12:30", "2024-04-01", "2024-04-01T12:00:00Z", "１２", "9" * 500,
)  # fmt: skip
BLANKS = (
    " 先頭", "末尾 ", "　全角の字下げ", "末尾　", "\t先頭", "末尾\t", "タブ\tあり", "\n先頭", "末尾\n",
    "末尾\n\n", "一\n二", "一\n\n二\n",
    "一\n  字下げ\n二", "  字下げ\n二", "行 \n末", "一\n\t二", "\u00a0", "\u00a0x", "一\n# 二", "一\n---\n二",
    "一\n...\n", "x\n- y\n  z: w",
)  # fmt: skip
SIGNS = (
    "😀", "👨‍👩‍👧‍👦", "が", "か\u3099", "葛\U000e0100",
    "鎌ヶ谷／鎌ケ谷", "𠮷野家", "髙﨑①㈱", "ﾊﾝｶｸ", "\ue000", "a\u00adb", "\u200b",
    "\u061c", "\ufffd", "ä", "a\u0308", "ไทย", "العربية", "あ" * 10_000, "「あ」\n" * 2_000,
)  # fmt: skip


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_town(tmp_path_factory.mktemp("town"))


def shown(town: Path) -> dict[str, object]:
    done = run("show", "action", "a02", "--format", "json", here=town)
    found: dict[str, object] = json.loads(done.out)["items"][0]["evaluations"]["2024"]
    return found


@pytest.mark.parametrize("texts", [SPECIAL, OTHER_TYPES, BLANKS, SIGNS], ids=["special", "types", "blanks", "signs"])
def test_a_text_is_recorded_as_it_was_typed(town: Path, texts: tuple[str, ...]) -> None:
    texts = tuple(text for text in texts if text.strip())
    for first in range(0, len(texts), 2):  # each stands in two or three of the five places
        result, comment, memo, response, by = (texts[(first + at) % len(texts)] for at in range(5))
        done = run(
            *("evaluate", "action", "a02", "--year", "2024", "--rating", "A", f"--result={result}"),
            *(f"--comment={comment}", f"--field=memo={memo}", f"--response={response}", f"--by={by}"),
            here=town,
        )
        assert done.code == 0, done
        found = shown(town)
        kept = [found["result"], found["response"], found["fields"], found["reviews"]]
        review = {"rating": "A", "comment": comment, "by": by}
        assert kept == [result, {"text": response}, {"memo": memo}, {"self": review}]
    assert run("validate", here=town).code == 0


def test_the_comment_on_an_axis_is_recorded_as_it_was_typed(town: Path) -> None:
    given = ("--stage", "council", "--rating", "progress=A", "--rating", "妥当性＝B", "--comment", "進捗= 字下げ = x ")
    done = run("evaluate", "action", "a01", "--year", "2024", *given, here=town)
    assert done.code == 0, done
    assert 'progress: {rating: A, comment: " 字下げ = x "}' in (town / FILE).read_text()


def test_the_ends_of_lines_that_windows_types_become_ends_of_lines(town: Path) -> None:
    assert run("evaluate", "action", "a02", "--year", "2024", "--result", "一\r\n二\r\n", here=town).code == 0
    assert shown(town)["result"] == "一\n二\n"


@pytest.mark.parametrize(
    ("text", "english", "japanese"),
    [
        ("鈴\x07", "U+0007", "U+0007"),
        ("\x1b[31m赤", "U+001B", "U+001B"),
        ("a\rb", "U+000D", "U+000D"),
        ("a\x85b", "U+0085", "U+0085"),
        ("a\u2028b", "U+2028", "U+2028"),
        ("\ufeffa", "U+FEFF", "U+FEFF"),
        ("a\u202eb", "U+202E", "U+202E"),
        ("a\udce3\udc81", "holds bytes that are no characters", "文字として読めないバイト"),
        (" \t", "nothing but blanks", "空白だけ"),
        ("　", "nothing but blanks", "空白だけ"),
    ],
)
@pytest.mark.parametrize("option", ["--result", "--comment", "--response", "--field=memo"])
def test_what_no_file_may_hold_is_refused_by_name(
    tmp_path: Path, text: str, english: str, japanese: str, option: str
) -> None:
    town = small_town(tmp_path)
    for language, word in (("en", english), ("ja", japanese)):
        call = ("evaluate", "action", "a02", "--year", "2024", f"{option}={text}")
        done = run(*call, here=town, language=language)
        assert done.code == 2, done
        assert word in done.err
        assert "evaluations/a02" in done.err
        assert len(done.err.splitlines()) == 2
    assert (town / FILE).read_text() == RECORDS


def test_bytes_of_another_encoding_are_refused_by_the_program_as_it_is_started(tmp_path: Path) -> None:
    town = small_town(tmp_path)
    command = [sys.executable, "-m", "kyodo_cli", "evaluate", "action", "a02", "--year", "2024", "--result"]
    for environment in ({"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"}):
        raw = [*map(os.fsencode, command), "実績".encode("cp932")]
        done = subprocess.run(raw, cwd=town, env=os.environ | environment, capture_output=True, check=False)
        assert (done.returncode, b"Traceback" in done.stderr) == (2, False), done
        assert (town / FILE).read_text() == RECORDS


def recorded(town: Path, *options: str) -> Outcome:
    return run("evaluate", "action", "a02", "--year", "2024", *options, here=town)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("１，２００，０００", 1_200_000),
        ("1,200", 1200),
        (" 300 ", 300),
        ("０", 0),
        ("12.50", 12.5),
        ("−５", -5),
        ("007", 7),
    ],
)
def test_a_number_may_be_typed_in_any_width(town: Path, typed: str, kept: float) -> None:
    assert recorded(town, f"--budget={typed}").code == 0
    assert shown(town)["cost"] == {"budget": kept}


@pytest.mark.parametrize(
    "typed", ["百万", "1e5", "1,2,3", "12,34", "1 000", "100円", "0x1F", ".inf", "nan", "--5", "1..2", "²", "10²", "①"]
)
def test_what_is_no_number_is_refused(town: Path, typed: str) -> None:
    done = recorded(town, f"--budget={typed}")
    assert done.code == 2
    assert f"“{typed}” is no number." in done.err


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2025-05-12", "2025-05-12"),
        ("令和7年5月12日", "2025-05-12"),
        ("令和７年５月", "2025-05"),
        ("R7.5.12", "2025-05-12"),
        ("2025/5/12", "2025-05-12"),
        ("平成32年1月1日", "2020-01-01"),
    ],
)
def test_a_date_may_be_typed_as_people_say_it(town: Path, typed: str, kept: str) -> None:
    assert recorded(town, "--rating", "A", "--date", typed).code == 0
    review: object = shown(town)["reviews"]
    assert isinstance(review, dict)
    assert review["self"]["date"] == kept


@pytest.mark.parametrize(
    "typed", ["2025-13-01", "令和7年2月30日", "R0.1.1", "5月12日", "きのう", "20250512", "25-05-12"]
)
def test_what_is_no_date_is_refused(town: Path, typed: str) -> None:
    done = recorded(town, "--rating", "A", "--date", typed)
    assert done.code == 2
    assert f"“{typed}” cannot be read as a date." in done.err
