"""`kyodo import TABLE --plan ID`: a plan skeleton from a table, with what was not understood."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kyodo_cli.base.errors import ConflictFault, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.cli.boundary import FINDINGS, FINE
from kyodo_cli.cli.commands.import_file import Order
from kyodo_cli.cli.frame_questions import asked_frame, frame_of, missing
from kyodo_cli.cli.interview import can_ask
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import columns, from_here, may_colour, write, write_data
from kyodo_cli.cli.recording import told
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.workspace.files import PLANS, RECORDS, Workspace, list_files

if TYPE_CHECKING:
    from kyodo_cli.importing.tables.preview import Imported
    from kyodo_cli.reading.files import YearFile
    from kyodo_cli.workspace.book import PlanBook

FORMS: Final = ("text", "json")
ID: Final = re.compile(r"[a-z][a-z0-9_-]*")


class Place(NamedTuple):
    """Where the plan goes, and what is there already: the plan, or the bytes of a file that holds none."""

    root: Path
    workspace: Workspace
    file: str
    before: bytes | None
    old: "PlanBook | None"

    @property
    def path(self) -> Path:
        """The file itself."""
        return self.root / self.file


def import_table(around: Surroundings, order: Order) -> int:
    """Make a plan of a table and say what became of it.

    Returns:
        1 where something of the table is not in the plan, or the plan is not right yet.

    Raises:
        UsageFault: an option is missing or names what is not there.
        InputFault: the file cannot be read, or no table of a plan is in it.
        ConflictFault: there is such a plan already.
    """
    from kyodo_cli.importing.tables.take import Wanted, taken, with_frame

    form = choice(order.form, FORMS, "--format")
    _refuse_options(order)
    plan = _id(order.plan)
    place = _place(around, plan)
    if place.before is not None and not (order.force or order.dry_run):
        raise _there_already(place)
    wanted = Wanted(plan, order.sheet, order.encoding, order.columns)
    found = taken(around.here / order.file, order.file.name or str(order.file), wanted)
    frame = frame_of(order, place.old)
    if not order.dry_run and form == "text" and missing(frame) and can_ask():
        frame = asked_frame(around, frame, found)
    if not order.dry_run and (left := missing(frame)):
        raise UsageFault(
            Message("A plan needs what no table says: {options} is missing.", options=left),
            Message(
                "Such as: --title “…” --municipality “鎌ケ谷市” --from R3 --to R8; --dry-run shows the rest without it."
            ),
        )
    found, text = with_frame(found, frame.data(), place.file, _years(place), place.old)
    if form == "text":
        _print(around, found)
    if not order.dry_run:
        _write(place, text)
    if form == "json":
        _print_data(around, order, place, found, missing(frame))
    elif order.dry_run:
        _tell_of_dry_run(around, place, missing(frame), is_forced=order.force)
    else:
        _tell(around, place, found)
    return FINDINGS if found.lost or found.errors else FINE


def _refuse_options(order: Order) -> None:
    """Refuse what goes with a year's results alone.

    Raises:
        UsageFault: it was given.
    """
    for option, value in (("--prefer", order.prefer), ("--clean-only", order.clean_only)):
        if value:
            raise UsageFault(
                Message("{option} goes with the results of a year.", option=option),
                Message("Add --year, or leave it out."),
            )


def _id(typed: str | None) -> str:
    if typed is None:
        raise UsageFault(
            Message("--plan is missing: the id that the plan is to have."),
            Message("Such as --plan kamagaya; it becomes the name of the file, plans/kamagaya.yaml."),
        )
    if not ID.fullmatch(typed):
        raise UsageFault(
            Message("“{text}” is no id of a plan.", text=typed),
            Message("An id is small Latin letters, digits, - and _, and begins with a letter, such as kamagaya."),
        )
    return typed


def _place(around: Surroundings, plan: str) -> Place:
    """Return where the plan goes; without a workspace, one begins in the folder that is meant."""
    root = around.root_to_begin_in()
    workspace = list_files(root)
    file = workspace.plan_file(plan) or f"{PLANS}/{plan}.yaml"
    path = root / file
    before = path.read_bytes() if path.is_file() else None
    old = None
    if before is not None:
        from kyodo_cli.workspace.book import open_book

        old = next(iter(open_book(workspace, plan).plans), None)
    return Place(root, workspace, file, before, old)


def _years(place: Place) -> list["YearFile"]:
    from kyodo_cli.reading.files import read_year

    stem = place.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return [read_year(place.root / one, one) for one in place.workspace.years_of(stem)]


def _write(place: Place, text: str) -> None:
    """Write the plan, if nobody has touched its file meanwhile.

    Raises:
        ConflictFault: somebody has.
        OutputFault: the machine would not take it.
    """
    from kyodo_cli.base.whole_file import sweep, write_whole
    from kyodo_cli.editing.lock import locked

    with locked(place.root / RECORDS):
        sweep(place.root / RECORDS, place.path)
        now = place.path.read_bytes() if place.path.is_file() else None
        if now != place.before:
            raise _there_already(place)
        if now != text.encode("utf-8"):
            write_whole(place.path, text.encode("utf-8"))


def _print(around: Surroundings, found: "Imported") -> None:
    from kyodo_cli.importing.tables.preview import preview_text
    from kyodo_cli.render.paper import Paper

    paper = Paper(around.language, columns(), bold=may_colour())
    preview_text(found, paper)
    paper.blank()
    write(paper.text() + "\n")


def _print_data(around: Surroundings, order: Order, place: Place, found: "Imported", left: list[str]) -> None:
    from kyodo_cli.importing.tables.preview_data import preview_data
    from kyodo_cli.render.machine import json_answer

    state = {"target": place.file, "written": not order.dry_run, "missing_options": left}
    write_data(json_answer("import", [preview_data(found, around.language) | state]))


def _tell_of_dry_run(around: Surroundings, place: Place, left: list[str], *, is_forced: bool) -> None:
    """Say what would be written, and what is still needed for it."""
    shown = from_here(place.path, around.here)
    told(around, Message("Nothing was written (--dry-run); it would be {file}.", file=shown))
    if place.before is not None and not is_forced:
        told(around, Message("{file} is there already: only --force writes over it.", file=shown))
    if left:
        told(around, Message("Still needed: {options}.", options=left))


def _tell(around: Surroundings, place: Place, found: "Imported") -> None:
    """Say what was written."""
    shown = from_here(place.path, around.here)
    write(Message("Written: {file}", file=shown).in_language(around.language))
    if found.lost:
        told(around, Message("Not everything is in it: the list above stands at the top of the file, too."))
    write(Message("Next: compare it with the printed plan, then run “kyodo validate”.").in_language(around.language))


def _there_already(place: Place) -> ConflictFault:
    return ConflictFault(
        Message("There already: {files}. Nothing was written.", files=[place.file]),
        Message(
            "Choose another id with --plan; --force writes over it, "
            "and --dry-run --force shows first what would be lost."
        ),
    )
