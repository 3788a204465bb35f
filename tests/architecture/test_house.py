"""What docs/architecture.md says always holds."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Program

SOURCE = ROOT / "src" / "kyodo_cli"

BELOW_THE_COMMAND_LINE = [path for path in sorted(SOURCE.rglob("*.py")) if "cli" not in path.relative_to(SOURCE).parts]

HEAVY = ("typer", "rich", "jinja2", "ruamel", "jsonschema", "unittest", "difflib")


def loaded_by(*arguments: str, cache: Path | None = None) -> set[str]:
    """Return the modules that a run of the program loads."""
    program = (
        "import sys, io; sys.argv = ['kyodo', *sys.argv[1:]]\n"
        "from kyodo_cli.cli.main import main\n"
        "out, sys.stdout = sys.stdout, io.StringIO()\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "print(*sys.modules, sep='\\n', file=out)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=os.environ | ({"XDG_CACHE_HOME": str(cache)} if cache else {"KYODO_NO_CACHE": "1"}),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_showing_an_item_loads_nothing_that_it_does_not_need() -> None:
    loaded = loaded_by("show", "action", "4")
    assert [name for name in HEAVY if name in loaded] == []
    assert not any(name.startswith(("kyodo_cli.rules", "kyodo_cli.editing")) for name in loaded)


def test_showing_it_again_loads_neither_models_nor_yaml(tmp_path: Path) -> None:
    loaded_by("show", "action", "4", cache=tmp_path)
    loaded = loaded_by("show", "action", "5", cache=tmp_path)
    assert [name for name in ("pydantic", "yaml", "typer", "dataclasses", "gettext") if name in loaded] == []


def test_validating_loads_no_output_library() -> None:
    loaded = loaded_by("validate")
    assert [name for name in ("rich", "jinja2", "ruamel") if name in loaded] == []
    assert "importlib.metadata" not in loaded  # loaded to look for plugins of pydantic, with mail, sockets and archives


def test_what_stands_for_the_search_for_plugins_is_the_real_one_for_whoever_asks_for_more() -> None:
    program = (
        "from kyodo_cli.cli.no_plugins import LOADER, look_for_no_plugins; import sys; look_for_no_plugins();"
        "from pydantic import BaseModel; M = type('M', (BaseModel,), {}); M();"
        "stand_in = sys.modules[LOADER]; assert stand_in.get_plugins() == ();"
        "assert stand_in.PYDANTIC_ENTRY_POINT_GROUP == 'pydantic'; assert sys.modules[LOADER] is not stand_in;"
        "assert sys.modules[LOADER].__file__"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_reporting_loads_neither_editor_nor_rules_nor_the_library_of_another_form() -> None:
    loaded = loaded_by("report", "--year", "2024", "--plan", "matsudo", "--format", "md", "--stdout")
    assert [name for name in ("ruamel", "rich", "typst", "multiprocessing") if name in loaded] == []
    assert not any(name.startswith(("kyodo_cli.rules", "kyodo_cli.editing", "kyodo_cli.site")) for name in loaded)


@pytest.mark.parametrize("path", BELOW_THE_COMMAND_LINE, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_below_the_command_line_knows_the_process(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert names.isdisjoint(
        {"os.environ", "os.getenv", "date.today", "datetime.now", "time.time", "Path.cwd", "sys.stdout", "sys.stderr"}
    )
    assert calls.isdisjoint({"print", "input"})


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.j2")), ids=lambda path: path.name)
def test_a_template_takes_from_others_only_what_it_uses(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    taken = [name for names in re.findall(r'{% from "[^"]+" import ([\w, ]+?) %}', text) for name in names.split(", ")]
    names = [name.rpartition(" ")[2] for name in taken]
    assert [name for name in names if len(re.findall(rf"\b{name}\b", text)) < 2] == []


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.j2")), ids=lambda path: path.name)
def test_a_template_only_lays_out(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for computing in ("|sort", "| sort", "|groupby", "|selectattr", "|sum", "| sum", "namespace("):
        assert computing not in text


def test_two_runs_are_identical_to_the_byte(kyodo: Program, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        assert kyodo("report", "--year", "2024", "-o", tmp_path / folder, PYTHONHASHSEED="random").code == 0
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_every_module_begins_with_one_sentence() -> None:
    bare = []
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if text.strip() and not (ast.get_docstring(ast.parse(text)) or "").split("\n")[0].endswith("."):
            bare.append(str(path.relative_to(SOURCE)))
    assert bare == []
