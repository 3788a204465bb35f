"""Many who write at once: nobody's words are lost, and who would write over another's is told."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest

from conftest import Outcome
from forks import begin, run
from kyodo_cli.base.errors import ConflictFault
from kyodo_cli.editing.edit import edited as really_edited
from kyodo_cli.editing.lock import locked
from kyodo_cli.editing.store import write_records as write_really
from small_town import FILE, RECORDS, small_town


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return small_town(tmp_path)


def start(town: Path, call: Sequence[str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "kyodo_cli", *call],
        cwd=town,
        env=os.environ | {"KYODO_LANG": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def at_once(town: Path, calls: Sequence[Sequence[str]]) -> list[Outcome]:
    """Start the real program as often as there are calls, all before the first has ended."""
    started = [start(town, call) for call in calls]
    said = [process.communicate(timeout=60) for process in started]
    return [Outcome(process.returncode, *one) for process, one in zip(started, said, strict=True)]


def text(town: Path) -> str:
    return (town / FILE).read_text(encoding="utf-8")


def evaluate(action: str, *options: str) -> list[str]:
    return ["evaluate", "action", action, "--year", "2024", *options]


ACTIONS = [f"a{number:02}" for number in range(1, 21)]
TWENTY = [evaluate(action, "--issues", f"課題 {action}") for action in ACTIONS]


def none_is_lost(town: Path, done: Sequence[Outcome]) -> None:
    assert [one.code for one in done] == [0] * 20, [one.err for one in done]
    places = [text(town).index(f"    issues: 課題 {action}\n") for action in ACTIONS]
    assert places == sorted(places)  # in the order of the plan, whoever came first
    assert run("validate", here=town).code == 0


def test_of_twenty_who_record_twenty_actions_none_is_lost(town: Path) -> None:
    none_is_lost(town, at_once(town, TWENTY))
    assert all(line in text(town).splitlines() for line in RECORDS.splitlines())


def test_of_twenty_who_begin_a_year_together_none_is_lost(tmp_path: Path) -> None:
    town = small_town(tmp_path, None)
    begun = [begin(*call, here=town) for call in TWENTY]
    none_is_lost(town, [one.ended() for one in begun])


def test_of_ten_who_record_ten_fields_of_one_action_none_is_lost(town: Path) -> None:
    given = {
        "--result": "実績", "--planned": "計画", "--variance": "差異", "--issues": "課題", "--next": "次",
        "--response": "市の対応", "--budget": "100", "--actual": "90", "--field": "staff=0.5", "--rating": "A",
    }  # fmt: skip
    done = at_once(town, [evaluate("a02", option, value) for option, value in given.items()])
    assert [one.code for one in done] == [0] * 10, [one.err for one in done]
    assert text(town).split("  a02:\n")[1].split("\n  a03:")[0].rstrip() == (
        "    planned: 計画\n    result: 実績\n    variance: 差異\n    issues: 課題\n    next: 次\n"
        "    cost: {budget: 100, actual: 90}\n    reviews:\n      self: {rating: A}\n"
        "    response: {text: 市の対応}\n    fields: {staff: 0.5}"
    )


def waits(flag: Path) -> Callable[[], None]:
    """Have this process read everything, and write only when a file is there."""

    def first() -> None:
        def write_records(*given: object) -> object:
            flag.with_suffix(".read").touch()
            while not flag.exists():
                time.sleep(0.002)
            return write_really(*given)  # type: ignore[arg-type]  # passed on as they came

        patch("kyodo_cli.cli.recording.write_records", write_records).start()

    return first


def meanwhile(town: Path, late: list[str], other: Callable[[], object]) -> Outcome:
    """Run a command; between its reading and its writing, something else happens."""
    flag = town.parent / "go"
    slow = begin(*late, here=town, first=waits(flag))
    while not flag.with_suffix(".read").exists():
        time.sleep(0.002)
    other()
    flag.touch()
    return slow.ended()


@pytest.mark.parametrize(
    ("late", "soon", "place"),
    [
        (evaluate("a02", "--result", "遅い"), evaluate("a02", "--result", "早い"), "evaluations/a02/result"),
        (evaluate("a01", "--result", "遅い"), evaluate("a01", "--result", "早い"), "evaluations/a01/result"),
        (evaluate("a01", "--rating", "A"), evaluate("a01", "--rating", "C", "--variance", "理由"), "a01/reviews"),
        (
            ["record", "indicator", "i1", "--year", "2024", "--value", "28"],
            ["record", "indicator", "i1", "--year", "2024", "--value", "29"],
            "measurements/i1/value",
        ),
        (
            ["record", "survey", "s1", "--year", "2024", "--sample", "3000", "--responses", "1"],
            ["record", "survey", "s1", "--year", "2024", "--sample", "2000", "--responses", "1"],
            "surveys",
        ),
    ],
)
def test_who_would_write_over_what_another_wrote_meanwhile_is_told(
    town: Path, late: list[str], soon: list[str], place: str
) -> None:
    after: list[str] = []

    def other() -> None:
        assert run(*soon, here=town).code == 0
        after.append(text(town))

    done = meanwhile(town, late, other)
    assert done.code == 5, done
    assert place in done.err
    assert "It now says" in done.err
    assert [text(town)] == after


def test_the_same_words_twice_are_no_conflict(town: Path) -> None:
    call = evaluate("a02", "--result", "同じ")
    done = meanwhile(town, call, lambda: run(*call, here=town))
    assert done.code == 0
    assert text(town).count("result: 同じ") == 1


def test_a_year_that_was_closed_meanwhile_takes_nothing(town: Path) -> None:
    close = ["close", "--year", "2024", "--date", "2025-08-01", "--reason", "期限"]
    done = meanwhile(town, evaluate("a02", "--result", "遅い"), lambda: run(*close, here=town))
    assert done.code == 5, done
    assert "was closed on 2025-08-01" in done.err
    assert "遅い" not in text(town)


def test_closing_twice_at_once_closes_once(town: Path) -> None:
    close = ["close", "--year", "2024", "--date", "2025-08-01", "--reason", "期限"]
    assert sorted(one.code for one in at_once(town, [close, close])) == [0, 5]
    assert text(town).count("event: closed") == 1


def test_what_a_text_editor_saved_meanwhile_is_kept(town: Path) -> None:
    """An editor knows no lock; its words are read before ours are put in."""
    path = town / FILE
    saved = RECORDS.replace("    result: '引用'", "    result: 手で直した")
    done = meanwhile(town, evaluate("a02", "--result", "遅い"), lambda: path.write_text(saved, encoding="utf-8"))
    assert done.code == 0
    assert "手で直した" in text(town)
    assert "result: 遅い" in text(town)


def rewrites(path: Path, *, times: int) -> Callable[[], None]:
    """Have another program save the file again and again while ours thinks."""

    def first() -> None:
        left = [times]

        def edited(*given: object) -> str:
            if left[0]:
                left[0] -= 1
                with path.open("a", encoding="utf-8") as file:
                    file.write(f"# 手で {left[0]}\n")
            return really_edited(*given)  # type: ignore[arg-type]  # passed on as they came

        patch("kyodo_cli.editing.store.edited", edited).start()

    return first


def test_a_file_saved_in_the_middle_of_a_write_is_read_again(town: Path) -> None:
    done = run(*evaluate("a02", "--result", "遅い"), here=town, first=rewrites(town / FILE, times=3))
    assert done.code == 0
    assert text(town).endswith("# 手で 2\n# 手で 1\n# 手で 0\n")
    assert "result: 遅い" in text(town)


def test_a_file_that_never_rests_is_left_alone(town: Path) -> None:
    done = run(*evaluate("a02", "--result", "遅い"), here=town, first=rewrites(town / FILE, times=100))
    assert (done.code, "Traceback" in done.err) == (5, False)
    assert "is being changed by another program" in done.err
    assert "遅い" not in text(town)


def test_who_waits_longer_than_a_moment_says_for_what_and_how_long_at_most(town: Path) -> None:
    with locked(town / "records"):
        process = start(town, evaluate("a02", "--result", "待った"))
        time.sleep(3.0)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert err == ("Another process is writing to “records”; waiting for it to end, for at most 29 seconds more.\n")
    assert "待った" in text(town)


def test_who_waits_too_long_for_another_is_told_and_the_lock_ends_with_its_process(town: Path) -> None:
    def patience() -> None:
        patch("kyodo_cli.editing.store.locked", partial(locked, patience=0.2)).start()

    call = evaluate("a02", "--result", "待った")
    with locked(town / "records"):
        done = run(*call, here=town, first=patience)
        assert done.code == 5
        assert "Another process has been writing here" in done.err
        with pytest.raises(ConflictFault), locked(town / "records", patience=0.1):
            pass
        assert run("show", "action", "2", here=town).code == 0  # reading waits for nobody
    assert run(*call, here=town, first=patience).code == 0
