"""Whether there is a workspace, and whether its files can be read and written."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kyodo_cli.base.errors import KyodoError
from kyodo_cli.base.language import Message
from kyodo_cli.base.reasons import reason
from kyodo_cli.cli.doctor.sign import Asked, Sign
from kyodo_cli.reading.source import read_source
from kyodo_cli.workspace.files import PLANS, RECORDS, Workspace, list_files

LONGEST: Final = 259
"""Characters of a path that Windows takes where long paths are not enabled; kyodo's temporary files need some more."""

TEMPORARY: Final = 24

MOST: Final = 10
"""Files that are named one by one; more would be no help."""


def folder(asked: Asked) -> Iterator[Sign]:
    """Yield which workspace this is, and how it was found."""
    try:
        workspace = asked.around.workspace()
    except KyodoError as fault:
        yield Sign("wrong" if asked.around.folder else "note", fault.message, fault.hint)
        return
    message = Message(
        "{folder}, with {plans} plans and {years} yearly files",
        folder=_whole(workspace.root),
        plans=len(workspace.plans),
        years=len(workspace.years),
    )
    yield Sign("fine", message)


def files(asked: Asked) -> Iterator[Sign]:
    """Yield the files that cannot be read, or not written."""
    workspace = _workspace(asked)
    if workspace is None:
        return
    found = [*_closed(workspace), *_unreadable(workspace), *_locked(workspace), *_strays(workspace)]
    yield from found[:MOST]
    if len(found) > MOST:
        more = Message("… and {count} more", count=len(found) - MOST)
        yield Sign("note", more, Message("“kyodo validate” names every one."))
    if not found:
        yield Sign("fine", Message("All files can be read and written; “kyodo validate” checks what is in them."))


def path_lengths(asked: Asked) -> Iterator[Sign]:
    """Yield the path that Windows would refuse, where there is one."""
    workspace = _workspace(asked)
    if workspace is None:
        return
    names = (*workspace.plans, *workspace.years)
    longest = max((len(str(_whole(workspace.path(file)))) for file in names), default=0)
    if longest + TEMPORARY > LONGEST:
        message = Message("The longest path has {count} characters; Windows may refuse it.", count=longest)
        mend = Message("Put the workspace into a folder nearer to the top, such as C:\\kyodo.")
        yield Sign("wrong" if os.name == "nt" else "note", message, mend)
    else:
        yield Sign("fine", Message("The longest path has {count} characters.", count=longest))


def _workspace(asked: Asked) -> Workspace | None:
    try:
        return list_files(asked.around.root())
    except KyodoError:
        return None


def _closed(workspace: Workspace) -> Iterator[Sign]:
    for one in workspace.closed:
        message = Message("The folder {folder} cannot be looked into.", folder=one)
        yield Sign("wrong", message, Message("Ask whoever looks after the folder to let you read it."))


def _unreadable(workspace: Workspace) -> Iterator[Sign]:
    for file in (*workspace.plans, *workspace.years):
        _, findings = read_source(workspace.path(file), file)
        for one in findings:
            yield Sign("wrong", Message("{file}: {message}", file=file, message=one.message), one.hint)


def _locked(workspace: Workspace) -> Iterator[Sign]:
    for name in (PLANS, RECORDS):
        path = workspace.root / name
        if path.is_dir() and (why := _not_writable(path)):
            message = Message("The folder {folder} cannot be written to: {reason}.", folder=name, reason=why)
            mend = Message("Reading commands work; for recording, ask for the right to write there.")
            yield Sign("wrong" if name == RECORDS else "note", message, mend)
    for file in workspace.years:
        if not os.access(workspace.path(file), os.W_OK):
            message = Message("{file} is write-protected.", file=file)
            yield Sign("note", message, Message("Remove the protection before you record something in it."))


def _strays(workspace: Workspace) -> Iterator[Sign]:
    for file in workspace.strays:
        message = Message("{file} is read by nothing.", file=file)
        yield Sign(
            "note", message, Message("“kyodo validate” says how files are named; move it elsewhere if it is no plan.")
        )


def _not_writable(path: Path) -> Message | None:
    if os.access(path, os.W_OK):
        return None
    return reason(PermissionError(13, ""))


def _whole(path: Path) -> Path:
    return Path(os.path.abspath(path))
