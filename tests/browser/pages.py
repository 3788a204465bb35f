"""Every kind of page that kyodo makes, for the browser to open; one line here adds a kind to all tests."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import example_city
from browser import hostile_city
from conftest import ROOT, Program


class Kind(NamedTuple):
    """A page: the workspace that it is made from (WORKSPACES), the command that makes it, and where it is then."""

    name: str
    workspace: str
    command: str
    file: str


YEARLY = "report --year {} --format html"

KINDS = (
    Kind("kamagaya", "founding", YEARLY.format(2024), "reports/2024/kamagaya.html"),
    Kind("matsudo", "founding", YEARLY.format(2024), "reports/2024/matsudo.html"),
    Kind("mihon, closed", "mihon", YEARLY.format(2021), "reports/2021/mihon.html"),
    Kind("mihon, revised", "mihon", YEARLY.format(2024), "reports/2024/mihon.html"),
    Kind("mihon, draft", "mihon", YEARLY.format(2025), "reports/2025/mihon.html"),
    Kind("mihon, final", "final", f"{YEARLY.format(2023)} --plan mihon --final", "reports/2023/mihon.html"),
    Kind("mihon-fukushi, no records", "mihon", YEARLY.format(2024), "reports/2024/mihon-fukushi.html"),
    Kind("in English", "english", YEARLY.format(2024), "reports/2024/example.html"),
)

HOSTILE = Kind("hostile", "hostile", YEARLY.format(2024), "reports/2024/hostile.html")


def _copied(city: Path) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        for part in ("plans", "records"):
            if (city / part).is_dir():
                shutil.copytree(city / part, folder / part)

    return write


def _written(plan: str, records: str, name: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / "plans").mkdir(parents=True)
        (folder / "plans" / f"{name}.yaml").write_text(plan, encoding="utf-8")
        (folder / "records" / name).mkdir(parents=True)
        (folder / "records" / name / "2024.yaml").write_text(records, encoding="utf-8")

    return write


ENGLISH = example_city.PLAN.replace("id: example\n", "id: example\nlanguage: en\n")

WORKSPACES = {
    "founding": _copied(ROOT),
    "mihon": _copied(ROOT / "examples" / "mihon"),
    "final": _copied(ROOT / "examples" / "mihon"),
    "english": _written(ENGLISH, example_city.RECORDS, "example"),
    "hostile": _written(hostile_city.PLAN, hostile_city.RECORDS, "hostile"),
}


class Workshop:
    """Makes each page once for all tests."""

    def __init__(self, folder: Path, kyodo: Program) -> None:
        self.folder = folder
        self.kyodo = kyodo
        self.run = cache(self._run)
        self.workspace = cache(self._workspace)

    def site(self, kind: Kind) -> Path:
        """Return the folder that holds the page of a kind and what it links to."""
        folder = self.workspace(kind.workspace)
        self.run(kind.workspace, kind.command)
        assert (folder / kind.file).is_file(), f"kyodo {kind.command} wrote no {kind.file}"
        return folder

    def _workspace(self, name: str) -> Path:
        WORKSPACES[name](self.folder / name)
        return self.folder / name

    def _run(self, workspace: str, command: str) -> None:
        done = self.kyodo(*command.split(), here=self.workspace(workspace))
        assert done.code == 0, done.err
