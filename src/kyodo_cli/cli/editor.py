"""An evaluation in the user's own editor, as it stands in the records, with what may be written beside it."""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kyodo_cli.analysis.scales import scale_of
from kyodo_cli.base.errors import InputFault, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.reasons import reason
from kyodo_cli.base.years import printed_year
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.editing.change import Change
from kyodo_cli.editing.words import entry_lines
from kyodo_cli.model.outline import Entry
from kyodo_cli.model.rating import Stage
from kyodo_cli.reading.nodes import Data
from kyodo_cli.reading.source import decode
from kyodo_cli.reading.tree import read_tree
from kyodo_cli.recording.evaluation import TEXTS
from kyodo_cli.recording.places import Ledger, value_at

USUAL: Final = "notepad" if os.name == "nt" else "vi"
"""The editor where none is set (VISUAL, EDITOR)."""


def edited_changes(around: Surroundings, where: Ledger, entry: Entry, stage: Stage) -> tuple[list[Change], Path]:
    """Let the user write, and return what is different, and the file that holds it until it is recorded.

    Nothing is different where the text was left as it was.

    Raises:
        UsageFault: no editor could be started.
        InputFault: what was written cannot be read; it is kept, and the message says where.
    """
    before = value_at(where.read, ("evaluations", entry.id)) or {}
    start = "\n".join(_form(around, where, entry, stage, before)) + "\n"
    handle, name = tempfile.mkstemp(prefix=f"kyodo-{entry.id}-", suffix=".yaml")
    path = Path(name)
    with os.fdopen(handle, "wb") as file:
        file.write(start.encode("utf-8"))
    _open(path)
    return list(_changes(before, _read(path), ("evaluations", entry.id))), path


def kept(path: Path) -> Message:
    """Return where the text is that could not be recorded."""
    return Message("What you wrote is kept in {path}; nothing was recorded.", path=path)


def _form(around: Surroundings, where: Ledger, entry: Entry, stage: Stage, before: dict[str, Data]) -> Iterator[str]:
    """Yield the lines of what is recorded already, and of empty keys for the rest."""
    plan = where.book.plan
    number = f"{entry.node.number} " if entry.node.number else ""
    yield f"# {plan.title} {printed_year(where.year, around.language)}"
    yield f"# {number}{entry.node.title}"
    yield "# " + Message("Save and close to record; what is left empty is not recorded.").in_language(around.language)
    rated: list[tuple[str, str | None]] = [(axis.label, axis.scale) for axis in stage.axes]
    for label, scale_id in rated or [(stage.label, stage.scale)]:
        if scale := scale_of(plan, scale_id, where.year):
            yield f"# {label}: " + ", ".join(f"{grade.code} ({grade.label})" for grade in scale.grades)
    empty: dict[str, Data] = dict.fromkeys(TEXTS)
    for key in dict.fromkeys([*empty, *before, "reviews"]):
        if key == "reviews":
            yield "reviews:"
            yield from _reviews(stage, before.get("reviews") or {})
        elif before.get(key) is None:
            yield f"{key}:"
        else:
            yield from entry_lines(key, before[key], ("evaluations", entry.id, key), 0)


def _reviews(stage: Stage, reviews: dict[str, Data]) -> Iterator[str]:
    for stage_id, review in reviews.items():
        if stage_id != stage.id:
            yield from entry_lines(stage_id, review, ("evaluations", "*", "reviews", stage_id), 2)
    there = reviews.get(stage.id) or {}
    yield f"  {stage.id}:"
    keys = ["ratings" if stage.axes else "rating", "direction", "comment", "by", "date"]
    for key in dict.fromkeys([*keys, *there]):
        if key in there:
            yield from entry_lines(key, there[key], ("evaluations", "*", "reviews", stage.id, key), 4)
        elif key == "ratings":
            yield "    ratings:"
            yield from (f"      {axis.id}:" for axis in stage.axes)
        else:
            yield f"    {key}:"


def _open(path: Path) -> None:
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or USUAL
    try:
        done = subprocess.run([*shlex.split(command, posix=os.name != "nt"), str(path)], check=False)  # noqa: S603
    except OSError as error:
        path.unlink()
        why = Message("there is no such program") if isinstance(error, FileNotFoundError) else reason(error)
        raise UsageFault(
            Message("The editor “{command}” could not be started: {reason}.", command=command, reason=why),
            Message("Set the variable EDITOR to a program that edits text."),
        ) from error
    if done.returncode:
        path.unlink()
        raise UsageFault(
            Message("The editor ended with an error ({code}); nothing was recorded.", code=done.returncode)
        )


def _read(path: Path) -> dict[str, Data]:
    source, findings = decode(path.read_bytes(), path.name)
    tree = None
    if source:
        tree, findings = read_tree(source)
    if tree is None or findings:
        first = findings[0]
        line = first.place.span.line if first.place.span else 1
        raise InputFault(
            Message("Line {line}: {message}", line=line, message=first.message),
            kept(path),
        )
    data: dict[str, Data] = tree.root.value
    return data


def _changes(before: Data, after: Data, path: tuple[str, ...]) -> Iterator[Change]:
    """Yield what is different, value by value; what holds nothing any more goes as a whole."""
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        if isinstance(new, dict) and not _filled(new):
            new = None
        if isinstance(old, dict) and isinstance(new, dict):
            yield from _changes(old, new, (*path, key))
        elif isinstance(new, dict):
            yield from _changes({}, new, (*path, key))
        elif old != new:
            yield Change((*path, key), new)


def _filled(data: Data) -> bool:
    return any(_filled(one) for one in data.values()) if isinstance(data, dict) else data is not None
