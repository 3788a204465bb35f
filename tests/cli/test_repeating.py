"""Answers that come back as a command: whoever gives it again gives the same answers, in every shell."""

import re
import shlex
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyodo_cli.cli.repeating import evaluate_again, on_windows
from kyodo_cli.recording.typed import Typed

ALL = Typed(
    ratings=["progress=A", "-"],
    planned="拡充する",
    result="3回 開いた",
    variance="雨天（台風）&大雪",
    issues="-",
    next="'25年も",
    direction="継",
    comments=["validity=よい", "よい; $HOME"],
    response='市は"する"',
    response_direction="B",
    budget="1,000",
    actual="-1",
    covers="2023-2024",
    fields=["memo=80%"],
    stage="council",
    by="市民課",
    date="令和7年5月12日",
)


def answers(typed: Typed) -> list[str]:
    return [one for value in typed if value for one in ([value] if isinstance(value, str) else value)]


def test_every_answer_is_in_the_command_for_a_shell_of_unix() -> None:
    again = evaluate_again("action city:a01", 2024, ALL)
    words = shlex.split(again.command or "")
    assert words[:6] == ["kyodo", "evaluate", "action", "city:a01", "--year", "2024"]
    assert words[7::2] == answers(ALL)
    assert all(option.startswith("--") for option in words[6::2])


def read_by_program(line: str) -> Iterator[str]:
    """Yield the arguments that a program on Windows finds in its command line (rules of the Microsoft C runtime)."""
    word, is_quoted, has_begun, at = "", False, False, 0
    while at < len(line):
        slashes = re.match(r"\\*", line[at:])
        assert slashes
        count = len(slashes[0])
        after = line[at + count : at + count + 1]
        if after == '"':
            word += "\\" * (count // 2)
            if count % 2:
                word += '"'
            else:
                is_quoted = not is_quoted
            has_begun = True
            at += count + 1
        elif count:
            word += "\\" * count
            at += count
        elif after in " \t" and not is_quoted:
            if has_begun:
                yield word
            word, has_begun, at = "", False, at + 1
        else:
            word, has_begun, at = word + after, True, at + 1
    if has_begun:
        yield word


TEXTS = st.text(st.sampled_from("あ1 a\"\\$`'‘’“”;&|%(),{}@#<>^=-"), min_size=1, max_size=12).filter(
    lambda text: text == text.strip()
)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_a_program_on_windows_gets_the_words_and_cmd_nothing_to_do(words: list[str]) -> None:
    again = on_windows(["kyodo", *words])
    assert again.command
    assert list(read_by_program(again.command)) == ["kyodo", *words]
    if not any('"' in word for word in words):
        outside = re.sub('"[^"]*"', "", again.command)
        assert not re.search(r"[&|<>^();,$`]", outside)


@pytest.mark.parametrize(
    "word", ["80%", "3回 開いた", "雨天（台風）", "a & b", "it's", "C:\\市 民\\", "50,000円", "(注) 再掲", "'25年も"]
)
def test_one_command_serves_both_shells_of_windows_for_usual_answers(word: str) -> None:
    assert on_windows(["kyodo", "--result", word]).in_powershell is None


@pytest.mark.parametrize(
    ("word", "command"),
    [
        ('市は"する"', "'市は\\\"する\\\"'"),
        ("費用 $5", "'費用 $5'"),
        ("「“協働”」と‘共創’", "'「“協働”」と‘‘共創’’'"),
        ("一行目\n二行目", "'一行目\n二行目'"),
    ],
)
def test_what_powershell_reads_otherwise_has_a_command_of_its_own(word: str, command: str) -> None:
    again = on_windows(["kyodo", "--result", word])
    assert again.in_powershell == f"kyodo --result {command}"
    assert (again.command is None) == ("\n" in word)
