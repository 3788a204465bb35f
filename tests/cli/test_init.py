"""`kyodo init`: a workspace to start from, and nothing of anybody's written over."""

import re
from pathlib import Path

import pytest

from conftest import Program
from kyodo_cli.cli.table import COMMANDS
from kyodo_cli.reading.files import read_plan
from kyodo_cli.rules.check import check_workspace
from kyodo_cli.workspace.files import list_files

LANGUAGES = ("ja", "en")

Files = dict[str, bytes]


def files_below(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_folder_becomes_a_workspace(kyodo: Program, tmp_path: Path, language: str) -> None:
    done = kyodo("init", "市の 計画", here=tmp_path, language=language)
    assert (done.code, done.err) == (0, "")
    assert set(files_below(tmp_path / "市の 計画")) == {"plans/example.yaml", "records/.gitkeep", "README.md"}
    for shown in ("市の 計画/plans/example.yaml", "市の 計画/records/", "市の 計画/README.md", "kyodo validate"):
        assert shown in done.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_has_no_findings_of_any_kind(kyodo: Program, tmp_path: Path, language: str) -> None:
    kyodo("init", here=tmp_path, language=language)
    assert [str(one.message) for one in check_workspace(list_files(tmp_path)).diagnostics] == []
    assert kyodo("validate", "--fail-on", "note", here=tmp_path).code == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_in_the_language_and_plainly_invented(kyodo: Program, tmp_path: Path, language: str) -> None:
    kyodo("init", here=tmp_path, language=language)
    plan = read_plan(tmp_path / "plans" / "example.yaml", "plans/example.yaml").plan
    assert plan
    assert plan.language == language
    assert plan.municipality.name == {"ja": "例示市", "en": "Example City"}[language]
    assert plan.municipality.code is None
    text = (tmp_path / "plans" / "example.yaml").read_text(encoding="utf-8")
    assert {"ja": "架空の市であり", "en": "does not exist"}[language] in text.split("\nid:")[0]
    assert {"ja": "記入例", "en": "an example"}[language] in plan.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_shows_what_most_plans_need(kyodo: Program, tmp_path: Path, language: str) -> None:
    kyodo("init", here=tmp_path, language=language)
    plan = read_plan(tmp_path / "plans" / "example.yaml", "plans/example.yaml").plan
    assert plan
    first, second = plan.visions
    assert [action.id for action in first.actions] == ["a01", "a02"]
    assert [action.id for aim in second.goals[0].aims for action in aim.actions] == ["a03", "a04"]
    assert first.actions[0].related == ("a03",)
    assert "a01" in second.goals[0].aims[0].actions[0].related
    assert first.actions[0].departments[0].id in {one.id for one in plan.departments}
    assert len(first.actions[0].indicators) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_grades_that_are_commented_out_can_be_switched_on(kyodo: Program, tmp_path: Path, language: str) -> None:
    kyodo("init", here=tmp_path, language=language)
    path = tmp_path / "plans" / "example.yaml"
    head, _, tail = path.read_text(encoding="utf-8").partition("# scales:")
    path.write_text(head + re.sub("^# ", "", f"# scales:{tail}", flags=re.MULTILINE), encoding="utf-8")
    assert [str(one.message) for one in check_workspace(list_files(tmp_path)).diagnostics] == []
    plan = read_plan(path, "plans/example.yaml").plan
    assert plan
    assert (len(plan.scales), len(plan.stages)) == (1, 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_three_commands_that_come_next_work(kyodo: Program, tmp_path: Path, language: str) -> None:
    kyodo("init", here=tmp_path, language=language)
    commands = re.findall(r"^ +kyodo (.+)$", (tmp_path / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        assert any(f"{command} ".startswith(f"{name} ") for name in COMMANDS)
        assert kyodo(*command.split(), here=tmp_path).code == 0
    assert (tmp_path / "reports" / "2024").is_dir()


def test_another_language_gives_the_same_files_with_the_same_items(kyodo: Program, tmp_path: Path) -> None:
    ids = []
    for language in LANGUAGES:
        kyodo("init", language, here=tmp_path, language=language)
        ids.append(
            re.findall(r"^ *(?:- )?id: (\w+)", (tmp_path / language / "plans" / "example.yaml").read_text("utf-8"))
        )
    assert files_below(tmp_path / "ja").keys() == files_below(tmp_path / "en").keys()
    assert ids[0] == ids[1]


@pytest.mark.parametrize("there", ["plans/matsudo.yaml", "plans/.gitkeep", "records/matsudo/2024.yaml", "README.md"])
def test_nothing_is_written_where_something_is(kyodo: Program, tmp_path: Path, there: str) -> None:
    (tmp_path / there).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / there).write_text("大切な内容", encoding="utf-8")
    before = files_below(tmp_path)
    done = kyodo("init", here=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert there.split("/", maxsplit=1)[0] in done.err
    assert files_below(tmp_path) == before


def test_a_second_run_writes_nothing(kyodo: Program, tmp_path: Path) -> None:
    kyodo("init", "here", here=tmp_path, language="ja")
    before = files_below(tmp_path)
    done = kyodo("init", "here", here=tmp_path, language="en")
    assert done.code == 2
    for name in ("here/plans", "here/records", "here/README.md"):
        assert name in done.err
    assert files_below(tmp_path) == before


def test_other_files_do_not_matter(kyodo: Program, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "records").mkdir()
    (tmp_path / "plan.docx").write_bytes(b"")
    assert kyodo("init", here=tmp_path).code == 0


@pytest.mark.parametrize("folder", ["plan.docx", "plan.docx/new"])
def test_a_file_is_no_folder_to_start_in(kyodo: Program, tmp_path: Path, folder: str) -> None:
    (tmp_path / "plan.docx").write_bytes(b"PK")
    done = kyodo("init", folder, here=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "plan.docx" in done.err
    assert files_below(tmp_path) == {"plan.docx": b"PK"}


def test_a_link_that_leads_nowhere_is_not_written_over(kyodo: Program, tmp_path: Path) -> None:
    (tmp_path / "README.md").symlink_to("elsewhere.md")
    assert kyodo("init", here=tmp_path).code == 2
    assert (tmp_path / "README.md").is_symlink()


def test_the_folder_named_for_the_workspace_is_the_one_to_start_in(kyodo: Program, tmp_path: Path) -> None:
    assert kyodo("-C", tmp_path / "one", "init", here=tmp_path).code == 0
    assert kyodo("init", here=tmp_path, KYODO_WORKSPACE=str(tmp_path / "two")).code == 0
    assert kyodo("init", "three", here=tmp_path, KYODO_WORKSPACE=str(tmp_path / "two")).code == 0
    assert {path.name for path in tmp_path.iterdir()} == {"one", "two", "three"}
