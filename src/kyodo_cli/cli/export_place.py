"""Where an export is put: a whole file or a whole folder in the place of an earlier export, and of nothing else."""

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.whole_file import AFTER, BEFORE, DEAD, not_written
from kyodo_cli.cli.output import refuse_among_sources, write_output

LIST: Final = "kyodo-export.json"
"""The list of the files of an export, in its folder: who has it, and nothing else, may be replaced."""

LITTER: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What systems leave in a folder that somebody has looked at."""

HEAD: Final = 4096


def refuse_other_file(path: Path, is_ours: Callable[[bytes], bool]) -> None:
    """Refuse to write over a file that no export made.

    Raises:
        UsageFault: there is one.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except FileNotFoundError:
        return
    except OSError as error:
        raise not_written(path, error) from error
    if head and not is_ours(head):
        raise UsageFault(
            Message("“{path}” was not made by “kyodo export”; it stays as it is.", path=path),
            Message("Name another file with -o, or replace it with --force."),
        )


def put_file(path: Path, data: bytes) -> None:
    """Write an export of one file, whole or not at all."""
    write_output(path, data)


def refuse_other_folder(folder: Path) -> None:
    """Refuse a folder that holds anything but an earlier export.

    Raises:
        UsageFault: it holds something else, or lies among plans and records.
        OutputFault: it is no folder, or cannot be looked into.
    """
    folder = folder.resolve()
    refuse_among_sources(folder / LIST)
    if not folder.exists():
        return
    if not folder.is_dir():
        raise not_written(folder, FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)))
    try:
        others = _others(folder)
    except OSError as error:
        raise not_written(folder, error) from error
    if others:
        raise UsageFault(
            Message("“{folder}” holds what “kyodo export” did not make: {files}.", folder=folder, files=others[:3]),
            Message("Name an empty folder, or one that is not there yet, with -o."),
        )


def put_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Put an export of several files in the place of a folder, and return how many they are.

    It is made beside the folder first and then takes its place in one step, so that no file of an earlier export stays
    in it: a program that reads a folder as one table would count it in.

    Raises:
        UsageFault, OutputFault: as `refuse_other_folder`; or the machine would not take a file. The old folder stays.
    """
    refuse_other_folder(folder)
    folder = folder.resolve()
    making, old = (folder.parent / f"{BEFORE}{folder.name}.{os.getpid()}{end}{AFTER}" for end in ("", "-old"))
    try:
        making.mkdir(parents=True)
        _sweep(folder, making)
        count = _make(making, files)
        refuse_other_folder(folder)  # it may have taken a while
        if folder.exists():
            os.replace(folder, old)
        try:
            os.replace(making, folder)
        except OSError:
            if old.exists():
                os.replace(old, folder)
            raise
    except OSError as error:
        raise not_written(Path(error.filename or folder), error) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
        if folder.exists():
            shutil.rmtree(old, ignore_errors=True)
    return count


def _make(making: Path, files: Iterable[tuple[str, bytes]]) -> int:
    names = []
    for name, data in files:
        path = making / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        names.append(name)
    listed = {"format": 1, "kind": "file", "items": sorted(names)}
    (making / LIST).write_text(json.dumps(listed, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
    return len(names)


def _others(folder: Path) -> list[str]:
    """Return what lies in a folder that no list of an export names."""
    known = _known(folder)
    found = []
    for path, _, names in os.walk(folder):
        here = [(Path(path) / name).relative_to(folder).as_posix() for name in sorted(names) if name not in LITTER]
        found += [one for one in here if one not in known]
    return found


def _known(folder: Path) -> frozenset[str]:
    try:
        return frozenset((*map(str, json.loads((folder / LIST).read_bytes())["items"]), LIST))
    except FileNotFoundError:
        return frozenset()
    except (ValueError, TypeError, KeyError):
        return frozenset()


def _sweep(folder: Path, making: Path) -> None:
    """Remove what a run that was killed has left, ten minutes later by the folder's own times."""
    now = making.stat().st_mtime
    for left in folder.parent.glob(f"{BEFORE}{folder.name}.*{AFTER}"):
        with contextlib.suppress(OSError):
            if left.is_dir() and now - left.stat().st_mtime > DEAD:
                shutil.rmtree(left, ignore_errors=True)
