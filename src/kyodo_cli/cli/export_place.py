"""Where an export is put: a whole file or a whole folder in the place of an earlier export, and of nothing else."""

import contextlib
import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from kyodo_cli.base.errors import ConflictFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.whole_file import AFTER, BEFORE, DEAD, not_written
from kyodo_cli.cli.output import refuse_among_sources

LIST: Final = "kyodo-export.json"
"""The list of the files of an export, in its folder: who has it, and nothing else, may be replaced."""

LITTER: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What systems leave in a folder that somebody has looked at."""

SAID: Final = {
    "other": Message("was not made by “kyodo export”"),
    "changed": Message("has been changed since “kyodo export” made it"),
}
"""Why a file is not replaced."""


def refuse_other_file(path: Path, origin_of: Callable[[Path], str]) -> None:
    """Refuse to write over a file that no export made, or that somebody has changed since.

    Raises:
        UsageFault: it would lie among plans and records.
        ConflictFault: there is one.
        OutputFault: it cannot be looked at.
    """
    refuse_among_sources(path)
    try:
        origin = origin_of(path) if path.is_file() and path.stat().st_size else "ours"
    except OSError as error:
        raise not_written(path, error) from error
    if origin != "ours":
        message = Message("“{path}” {reason}; it stays as it is.", path=path, reason=SAID[origin])
        raise ConflictFault(message, Message("Name another file with -o, or replace it with --force."))


def refuse_other_folder(folder: Path, *, force: bool = False) -> None:
    """Refuse a folder that holds anything but an earlier export, or files of one that somebody has changed since.

    Raises:
        UsageFault: it lies among plans and records.
        ConflictFault: it holds something else; with `force`, only what no export made counts.
        OutputFault: it is no folder, or cannot be looked into.
    """
    refuse_among_sources(folder / LIST)
    folder = folder.resolve()
    if not folder.exists():
        return
    if not folder.is_dir():
        raise not_written(folder, FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)))
    try:
        others, changed = _looked_at(folder)
    except OSError as error:
        raise not_written(Path(error.filename or folder), error) from error
    if others:
        raise ConflictFault(
            Message("“{folder}” holds what “kyodo export” did not make: {files}.", folder=folder, files=others[:3]),
            Message("Name an empty folder, or one that is not there yet, with -o."),
        )
    if changed and not force:
        path = folder / changed[0]
        message = Message("“{path}” {reason}; it stays as it is.", path=path, reason=SAID["changed"])
        raise ConflictFault(message, Message("Name another folder with -o, or replace it with --force."))


def put_folder(folder: Path, files: Iterable[tuple[str, bytes]], *, force: bool = False) -> int:
    """Put an export of several files in the place of a folder, and return how many they are.

    It is made beside the folder first and then takes its place in one step, so that no file of an earlier export stays
    in it: a program that reads a folder as one table would count it in.

    Raises:
        UsageFault, ConflictFault, OutputFault: as `refuse_other_folder`.
        OutputFault: the machine would not take a file; the old folder stays.
    """
    refuse_among_sources(folder / LIST)
    folder = folder.resolve()
    making, old = (folder.parent / f"{BEFORE}{folder.name}.{os.getpid()}{end}{AFTER}" for end in ("", "-old"))
    shutil.rmtree(making, ignore_errors=True)  # of a dead process that had our number
    try:
        making.mkdir(parents=True)
        _sweep(folder, making)
        count = _make(making, files)
        refuse_other_folder(folder, force=force)
        if folder.exists():
            shutil.copymode(folder, making)
            shutil.rmtree(old, ignore_errors=True)
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
    made = {}
    for name, data in files:
        path = making / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        made[name] = _digest(data)
    (making / LIST).write_bytes(_listed(made))
    return len(made)


def _listed(files: Mapping[str, str]) -> bytes:
    """Return the list of files by their names, with their digests."""
    items = [{"path": name, "sha256": digest} for name, digest in sorted(files.items())]
    listed = {"format": 1, "kind": "file", "items": items}
    return (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _looked_at(folder: Path) -> tuple[list[str], list[str]]:
    """Return what lies in a folder that no list of an export names, and what is not as it was listed.

    Links are nobody's but the user's, and so are folders that no file of the export lies in.

    Raises:
        PermissionError: a file of the export is write-protected.
    """
    known = _known(folder)
    folders = {parent.as_posix() for name in known or () for parent in PurePosixPath(name).parents}
    others: list[str] = []
    changed: list[str] = []
    for root, inner, names in os.walk(folder):
        here = Path(root).relative_to(folder)
        others += [
            one for one in ((here / name).as_posix() for name in sorted(inner))
            if one not in folders or (folder / one).is_symlink()
        ]  # fmt: skip
        for name in sorted(names):
            file = folder / here / name
            one = (here / name).as_posix()
            if file.is_symlink() or not file.is_file():
                others.append(one)
            elif one == LIST and known is not None:
                _refuse_protected(file)
            elif known and one in known:
                _refuse_protected(file)
                if not changed and _digest(file.read_bytes()) != known[one]:
                    changed.append(one)
            elif name not in LITTER:
                others.append(one)
    return others, changed


def _refuse_protected(file: Path) -> None:
    if not file.stat().st_mode & 0o222:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))


def _known(folder: Path) -> dict[str, str] | None:
    """Return the files of an export by their names, with their digests; None where there is no list that we made."""
    try:
        raw = (folder / LIST).read_bytes()
        known = {str(one["path"]): str(one["sha256"]) for one in json.loads(raw)["items"]}
    except (FileNotFoundError, IsADirectoryError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return known if raw == _listed(known) else None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _sweep(folder: Path, making: Path) -> None:
    """Remove what a run that was killed has left, ten minutes later by the folder's own times."""
    now = making.stat().st_mtime
    for left in folder.parent.glob(f"{BEFORE}{folder.name}.*{AFTER}"):
        with contextlib.suppress(OSError):
            if left.is_dir() and now - left.stat().st_mtime > DEAD:
                shutil.rmtree(left, ignore_errors=True)
