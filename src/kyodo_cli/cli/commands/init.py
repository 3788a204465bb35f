"""`kyodo init`: a new workspace with a commented example plan; what is there already is never written over."""

import os
from pathlib import Path
from typing import Final

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.cli.boundary import FINE
from kyodo_cli.cli.output import write, write_file
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.workspace.files import PLANS, RECORDS

EXAMPLES: Final = Path(__file__).with_name("example")
PLAN: Final = f"{PLANS}/example.yaml"
README: Final = "README.md"


def init(around: Surroundings, folder: Path = Path()) -> int:
    """Make a workspace in a folder, which is made as well where there is none.

    Args:
        around: the world of this run.
        folder: where to, as typed; the folder here stands for the one that -C or KYODO_WORKSPACE named, if either did.

    Raises:
        UsageFault: something of a workspace is there already, or the folder is a file.
    """
    if around.folder is not None and folder == Path():
        folder = around.folder
    root = around.here / folder
    _refuse_a_file(root)
    _refuse_a_workspace(root, folder)
    texts = EXAMPLES / around.language
    write_file(root / PLAN, (texts / "plan.yaml").read_bytes())
    write_file(root / RECORDS / ".gitkeep", "")
    write_file(root / README, (texts / README).read_bytes())
    for file in (PLAN, f"{RECORDS}/", README):
        write(Message("Wrote {path}.", path=_shown(folder, file)).in_language(around.language))
    write(_next(folder).in_language(around.language))
    return FINE


def _refuse_a_file(root: Path) -> None:
    nearest = next(one for one in (root, *root.parents) if os.path.lexists(one))
    if not nearest.is_dir():
        raise UsageFault(
            Message("“{path}” is a file; a workspace is a folder.", path=nearest),
            Message("Name a folder, such as “kyodo init my-plans”; it is made if it is not there."),
        )


def _refuse_a_workspace(root: Path, folder: Path) -> None:
    there = [name for name in (PLANS, RECORDS, README) if os.path.lexists(root / name)]
    if RECORDS in there and (root / RECORDS).is_dir() and not any((root / RECORDS).iterdir()):
        there.remove(RECORDS)
    if there:
        raise UsageFault(
            Message("There is something here already: {files}. Nothing was written.", files=_all_shown(folder, there)),
            Message("Name a folder that is empty or not there yet, such as “kyodo init my-plans”."),
        )


def _next(folder: Path) -> Message:
    if folder == Path():
        return Message("Next: open {plan}, then run “kyodo validate”. {readme} says more.", plan=PLAN, readme=README)
    return Message(
        "Next: open {plan}, then run “kyodo validate” in {folder}. {readme} says more.",
        plan=_shown(folder, PLAN),
        folder=folder,
        readme=_shown(folder, README),
    )


def _all_shown(folder: Path, files: list[str]) -> list[str]:
    return [_shown(folder, file) for file in files]


def _shown(folder: Path, file: str) -> str:
    return f"{folder.as_posix()}/{file}" if folder != Path() else file
