"""What the process knows when it starts: language, folder, day, terminal; nothing below this floor asks for it."""

import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kyodo_cli.base.errors import InputFault, NothingToDo, UsageFault
from kyodo_cli.base.language import LANGUAGES, Language, Message
from kyodo_cli.base.years import fiscal_year_of
from kyodo_cli.workspace.files import Workspace, find_root, list_files


class Surroundings(NamedTuple):
    """The world of one run.

    `folder` is what -C or KYODO_WORKSPACE named, if either did; `cache` is where what can be made anew may be kept.
    """

    language: Language
    here: Path
    today: date
    folder: Path | None = None
    cache: Path | None = None

    @property
    def this_year(self) -> int:
        """The fiscal year of the day."""
        return fiscal_year_of(self.today)

    def root(self) -> Path:
        """Return the folder of the workspace.

        Raises:
            UsageFault: the folder that was named is not there.
            NothingToDo: no workspace was found.
        """
        if self.folder is not None and not self.folder.is_dir():
            raise UsageFault(
                Message("There is no folder “{folder}”.", folder=self.folder),
                Message("It was named by -C, or by the variable KYODO_WORKSPACE."),
            )
        root = self.folder if self.folder is not None else find_root(self.here)
        if root is None:
            raise NothingToDo(
                Message("No workspace was found here: no folder upwards holds “plans/”."),
                Message("Go to the folder of your plans, name it with -C, or start one with “kyodo init”."),
            )
        return root

    def root_to_begin_in(self) -> Path:
        """Return the folder of the workspace; where there is none, the one we are in, in which one is to begin.

        Raises:
            UsageFault: the folder that was named is not there.
        """
        return self.here if self.folder is None and find_root(self.here) is None else self.root()

    def workspace(self) -> Workspace:
        """List the files of a workspace that has plans.

        Raises:
            UsageFault, NothingToDo: as `root`; there is no plan in it.
            InputFault: nobody can tell whether there is one.
        """
        root = self.root()
        workspace = list_files(root)
        if not workspace.plans and workspace.closed:
            folders = ", ".join(workspace.closed)
            raise InputFault(
                Message("The folder {folder} cannot be looked into.", folder=folders),
                Message("Check whether you may read it; until then nobody knows what it holds."),
            )
        if not workspace.plans:
            raise NothingToDo(
                Message("There is no plan in “{folder}”.", folder=root / "plans"),
                Message("A plan is a file such as plans/example.yaml; “kyodo init” in a new folder writes one."),
            )
        return workspace


def surroundings(environment: Mapping[str, str] = os.environ) -> Surroundings:
    """Look at the process once."""
    folder = environment.get("KYODO_WORKSPACE")
    today = date.today()  # noqa: DTZ011  # the day where the officer sits
    here, named = Path.cwd(), Path(folder) if folder else None
    return Surroundings(interface_language(environment), here, today, named, cache_folder(environment))


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Return where this user keeps what can be made anew (XDG; LOCALAPPDATA on Windows), or None if not wanted."""
    if environment.get("KYODO_NO_CACHE"):
        return None
    if base := environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA"):
        return Path(base) / "kyodo"
    home = environment.get("HOME")
    return Path(home) / ".cache" / "kyodo" if home else None


def interface_language(environment: Mapping[str, str]) -> Language:
    """Return the language to speak: KYODO_LANG, else the locale, else (on Windows) the language of the desktop."""
    for name in ("KYODO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            code = value.replace("_", "-").split("-")[0].split(".")[0].lower()
            return next((one for one in LANGUAGES if one == code), "en")
    return "ja" if _windows_speaks_japanese() else "en"


def _windows_speaks_japanese() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x11)
