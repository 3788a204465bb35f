"""The folder of the site: a new site in the place of the old one, and nobody else's files touched."""

import contextlib
import errno
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.whole_file import AFTER, BEFORE, not_written
from kyodo_cli.cli.output import refuse_among_sources, write_file
from kyodo_cli.editing.lock import NAME, SayWait, locked
from kyodo_cli.site.build import SiteFile

LIST: Final = "kyodo-site.json"
"""The list of the files that kyodo made, each with its digest: no other file is ever replaced or removed."""

MAKING: Final = f"{BEFORE}site{AFTER}"
"""Where a site is made, inside its folder, before any of it is put in place."""

_PATH: Final = re.compile(r"[a-z0-9_-][a-z0-9_.-]*(/[a-z0-9_-][a-z0-9_.-]*)*")


class Placed(NamedTuple):
    """What a build did: how many files there are, which old ones it removed, and which it left as somebody changed."""

    files: int
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def place(folder: Path, files: Iterable[SiteFile], say_wait: SayWait | None = None) -> Placed:
    """Make a site in its folder.

    The old site stays as it is until all files of the new one have been made; then they are put in place one by one,
    and what is no longer part of the site is removed.

    Raises:
        UsageFault: the folder lies among plans and records, or holds files that kyodo did not make.
        ConflictFault: another process is making a site there.
        OutputFault: the machine would not take a file.
    """
    refuse_among_sources(folder / LIST)
    folder = folder.resolve()
    _known(folder)
    with locked(folder, say_wait=say_wait, leaves_file=False), _folder_for_making(folder) as making:
        old = _known(folder)
        new = {one.path: _made(making / one.path, one.content) for one in files}
        _refuse_others(folder, [path for path in new if path not in old])
        try:
            write_file(folder / LIST, _listed(old | new))
            for path, digest in new.items():
                _put(making / path, folder / path, digest)
        except OSError as error:
            raise not_written(Path(error.filename2 or error.filename or folder), error) from error
        removed, kept = _sweep(folder, {path: old[path] for path in old if path not in new})
        write_file(folder / LIST, _listed(new))
        return Placed(len(new), removed, kept)


def _known(folder: Path) -> dict[str, str]:
    """Return the files that kyodo made there, by their paths, with their digests.

    Raises:
        UsageFault: there are files, and no list of them by kyodo.
        OutputFault: it is no folder.
    """
    if folder.exists() and not folder.is_dir():
        raise not_written(folder, FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)))
    if not (folder / LIST).exists():
        if others := _strangers(folder):
            raise UsageFault(
                Message("“{folder}” is not a site made by kyodo: it holds {files}.", folder=folder, files=others[:3]),
                Message("Name an empty folder, or one that is not there yet, with -o."),
            )
        return {}
    try:
        found = json.loads((folder / LIST).read_bytes())["items"]
        known = {str(one["path"]): str(one["sha256"]) for one in found}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UsageFault(
            Message("“{file}” cannot be read as the list of the site's files.", file=folder / LIST),
            Message("Name another folder with -o, or empty this one."),
        ) from error
    return {path: digest for path, digest in known.items() if _PATH.fullmatch(path)}


def _strangers(folder: Path) -> list[str]:
    """Return what lies in a folder that no site was made in before."""
    return sorted(one.name for one in folder.iterdir() if one.name not in (NAME, MAKING)) if folder.is_dir() else []


@contextlib.contextmanager
def _folder_for_making(folder: Path) -> Iterator[Path]:
    making = folder / MAKING
    shutil.rmtree(making, ignore_errors=True)  # what a build that was killed has left
    try:
        yield making
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _made(path: Path, content: bytes) -> str:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise not_written(path, error) from error
    return _digest(content)


def _refuse_others(folder: Path, paths: Iterable[str]) -> None:
    """Refuse to replace what somebody else has put there."""
    there = next((path for path in paths if (folder / path).exists()), None)
    if there:
        raise UsageFault(
            Message("“{path}” is not kyodo's, and the site has a file of that name.", path=folder / there),
            Message("Move it away, or name another folder with -o."),
        )


def _put(made: Path, target: Path, digest: str) -> None:
    """Put a file in its place; one that is the same already keeps its date, so that only what changed is uploaded."""
    if target.is_file() and _digest(target.read_bytes()) == digest:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(made, target)


def _sweep(folder: Path, old: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Remove files of an earlier build, unless somebody has changed them since, and the folders that are empty then."""
    removed, kept = [], []
    for path, digest in sorted(old.items()):
        file = folder / path
        if not file.resolve().is_relative_to(folder) or not file.is_file():
            continue
        if _digest(file.read_bytes()) != digest:
            kept.append(path)
            continue
        with contextlib.suppress(OSError):
            file.unlink()
            removed.append(path)
        for above in file.relative_to(folder).parents[:-1]:
            with contextlib.suppress(OSError):  # something is still in it
                (folder / above).rmdir()
    return tuple(removed), tuple(kept)


def _listed(files: dict[str, str]) -> str:
    items = [{"path": path, "sha256": digest} for path, digest in sorted(files.items())]
    return json.dumps({"format": 1, "kind": "file", "items": items}, indent=1) + "\n"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
