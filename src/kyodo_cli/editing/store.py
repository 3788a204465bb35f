"""The only writer of plans and records: reads what is there, changes it, proves the change, and puts it in place."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from kyodo_cli.base.errors import ConflictFault, InputFault, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path as Place
from kyodo_cli.base.whole_file import not_written, sweep, write_together, write_whole
from kyodo_cli.editing.change import Change
from kyodo_cli.editing.edit import edited
from kyodo_cli.editing.lock import locked
from kyodo_cli.reading.files import YearFile, read_year, year_file
from kyodo_cli.reading.nodes import Data
from kyodo_cli.reading.source import BOM, SourceText

TRIES: Final = 5
"""How often a change is made anew because another program, which knows no lock, has written the file meanwhile."""

Decide = Callable[[YearFile | None], Sequence[Change]]
"""Says what is to be changed, given the records as they are now; None where there is no file."""

Check = Callable[[YearFile | None, YearFile], None]
"""Looks at the records before and after the change, and raises what speaks against writing them."""


class Order(NamedTuple):
    """A change to a file of records that is wanted.

    `start` is the text of a new file; `keys` are for a place in the file the keys that may stand there, in their order.
    """

    root: Path
    file: str
    start: str
    decide: Decide
    check: Check
    keys: Mapping[Place, Sequence[str]] = {}

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.root / self.file


class FileChange(NamedTuple):
    """A file's bytes as they are, None where there is none, and as they are to be."""

    before: bytes | None
    after: bytes


class Outcome(NamedTuple):
    """What a change came to: the file's text before (None where there was no file) and after, without its BOM.

    `old` and `new` are the data that the two texts hold.
    """

    file: str
    before: str | None
    after: str
    has_bom: bool = False
    old: Data = None
    new: Data = None

    @property
    def has_changed(self) -> bool:
        """Say whether anything is different."""
        return self.before != self.after


def write_records(order: Order, lock: Path) -> Outcome:
    """Make a change to what is there now, and write it; what is as it should be already is not touched.

    Args:
        order: the change.
        lock: the folder whose lock all writers hold.

    Raises:
        KyodoError: what decides or checks said so; the file was not changed.
        InputFault: the file cannot be read in full, so it cannot be changed safely.
        ConflictFault: another process kept the lock, or other programs kept changing the file.
        OutputFault: the machine would not take the file; it is as it was.
    """
    with locked(lock):
        sweep(lock, order.path)
        for _ in range(TRIES):
            raw = bytes_of(order.path)
            outcome, encoded = _drafted(order)
            if bytes_of(order.path) != raw:
                continue
            if outcome.has_changed:
                write_whole(order.path, encoded)
            return outcome
    raise ConflictFault(
        Message("{file} is being changed by another program.", file=order.file),
        Message("Close it there; then run the command again."),
    )


def write_files(root: Path, lock: Path, prepare: Callable[[], Mapping[str, FileChange]]) -> None:
    """Write whole plan and records files of a workspace, all or none, while no other writer does.

    Args:
        root: the workspace.
        lock: the folder whose lock all writers hold.
        prepare: says what is to be written, by the path from the workspace, given what is there now; it may be asked
            again.

    Raises:
        KyodoError: `prepare` said so; nothing was changed.
        ConflictFault: another process kept the lock, or other programs kept changing the files.
        OutputFault: the machine would not take a file; all are as they were.
    """
    with locked(lock):
        for _ in range(TRIES):
            changes = {root / file: change for file, change in prepare().items()}
            if any(bytes_of(path) != change.before for path, change in changes.items()):
                continue
            for path in changes:
                sweep(path.parent, path)
            write_together({path: change.after for path, change in changes.items()})
            return
    raise ConflictFault(
        Message("{file} is being changed by another program.", file=root.name),
        Message("Close it there; then run the command again."),
    )


def draft_records(order: Order) -> Outcome:
    """Return what a change would come to; nothing is written.

    Raises:
        KyodoError: as `write_records` does, but for the lock and the writing.
    """
    return _drafted(order)[0]


def _drafted(order: Order) -> tuple[Outcome, bytes]:
    before = _read(order) if _is_there(order.path) else None
    read = before or year_file(SourceText(order.file, order.start, has_bom=False))
    assert read.tree  # what has no finding has a tree
    text = edited(read.tree, order.decide(before), order.keys)
    after = year_file(SourceText(order.file, text, read.tree.source.has_bom))
    if after.findings:
        raise Refused(after)
    order.check(before, after)
    outcome = Outcome(
        file=order.file,
        before=before.source.text if before and before.source else None,
        after=text,
        has_bom=read.tree.source.has_bom,
        old=read.tree.root.value if before else None,
        new=after.tree.root.value if after.tree else None,
    )
    return outcome, ((BOM if outcome.has_bom else "") + text).encode("utf-8")


class Refused(UsageFault):
    """What was to be written is nothing that the format takes; the first finding says what."""

    def __init__(self, read: YearFile) -> None:
        first = read.findings[0]
        super().__init__(first.message, first.hint)


def _read(order: Order) -> YearFile:
    read = read_year(order.path, order.file)
    if read.findings or read.tree is None:
        raise InputFault(
            Message("{file} could not be read in full, so nothing is written to it.", file=order.file),
            Message("“kyodo validate” says what is wrong with it; mend that first."),
        )
    return read


def _is_there(path: Path) -> bool:
    try:
        os.lstat(path)  # a link that leads nowhere is there, too
    except FileNotFoundError:
        return False
    except OSError as error:
        raise not_written(path, error) from error
    return True


def bytes_of(path: Path) -> bytes | None:
    """Return what stands in a file, None where there is none.

    Raises:
        OutputFault: the machine does not say.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise not_written(path, error) from error
