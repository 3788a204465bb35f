"""Where a workspace keeps its files, and which of them kyodo reads."""

import os
import re
from pathlib import Path
from typing import Final, NamedTuple

PLANS: Final = "plans"
RECORDS: Final = "records"
ENDINGS: Final = (".yaml", ".yml")

_OWN: Final = re.compile(r"\.kyodo-.*|.*\.kyodo-(?:lock|tmp)")
_NOT_OURS: Final = frozenset({".gitkeep", ".gitignore", ".gitattributes", ".DS_Store", "Thumbs.db", "desktop.ini"})


class Workspace(NamedTuple):
    """The files of a workspace, by their path from its folder (with `/`), each list in order.

    `strays` are files under plans/ or records/ that nothing reads; `closed` are folders that cannot be looked into.
    """

    root: Path
    plans: tuple[str, ...]
    years: tuple[str, ...]
    strays: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()

    def path(self, file: str) -> Path:
        """Return where a file of the workspace is."""
        return self.root / file

    def plan_file(self, plan_id: str) -> str | None:
        """Return the file of a plan by the plan's id, which is the file's name."""
        return next((file for file in self.plans if _stem(file) == plan_id), None)

    def years_of(self, plan_id: str) -> tuple[str, ...]:
        """Return the records files of a plan, by year."""
        return tuple(file for file in self.years if file.split("/")[-2] == plan_id)


def find_root(start: Path) -> Path | None:
    """Return the nearest folder upwards that holds `plans/`."""
    return next((folder for folder in (start, *start.parents) if (folder / PLANS).is_dir()), None)


def list_files(root: Path) -> Workspace:
    """List what a workspace holds; a folder that is not there holds nothing."""
    plans: list[str] = []
    years: list[str] = []
    strays: list[str] = []
    closed: list[str] = []
    for name, is_folder in _entries(root, PLANS, closed):
        file = f"{PLANS}/{name}"
        if name.endswith(ENDINGS):
            plans.append(file)
        elif is_folder:
            strays += _files_below(root, file)
        else:
            strays.append(file)
    for name, is_folder in _entries(root, RECORDS, closed):
        if not is_folder:
            strays.append(f"{RECORDS}/{name}")
            continue
        for inner, inner_is_folder in _entries(root, f"{RECORDS}/{name}", closed):
            file = f"{RECORDS}/{name}/{inner}"
            if _is_year(inner):
                years.append(file)
            elif inner_is_folder:
                strays += _files_below(root, file)
            else:
                strays.append(file)
    return Workspace(root, tuple(plans), tuple(years), tuple(strays), tuple(closed))


def _is_year(name: str) -> bool:
    stem, ending = os.path.splitext(name)
    return ending in ENDINGS and len(stem) == 4 and stem.isascii() and stem.isdecimal()


def _stem(file: str) -> str:
    return os.path.splitext(file.rsplit("/", 1)[-1])[0]


def _entries(root: Path, folder: str, closed: list[str]) -> list[tuple[str, bool]]:
    try:
        with os.scandir(root / folder) as entries:
            found = [(entry.name, _is_folder(entry)) for entry in entries]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError:
        closed.append(folder)
        return []
    return sorted(entry for entry in found if entry[0] not in _NOT_OURS and not _OWN.fullmatch(entry[0]))


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _files_below(root: Path, folder: str) -> list[str]:
    found = []
    for path, _, names in os.walk(root / folder):
        found += [(Path(path) / name).relative_to(root).as_posix() for name in sorted(names)]
    return [file for file in found if file.rsplit("/", 1)[-1] not in _NOT_OURS]
