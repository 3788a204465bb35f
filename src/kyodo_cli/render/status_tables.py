"""How a plan stands in numbers, as tables: by stage of review, by branch, by department."""

from collections.abc import Sequence
from typing import Final

from kyodo_cli.analysis.progress import Progress
from kyodo_cli.base.language import Message
from kyodo_cli.base.width import width
from kyodo_cli.render.names import NAMES
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.render.table import GAP, text_table
from kyodo_cli.views.status import DepartmentRow, StatusView
from kyodo_cli.views.words import word

DONE: Final = Message("complete")
STARTED: Final = Message("in part")
ALL: Final = Message("all")

ENOUGH: Final = 20
"""Columns for a name in a table; with less, names fall apart."""

OF_ITEMS: Final = (DONE, STARTED, NAMES["not_due"], NAMES["missing"], ALL)


def stage_table(view: StatusView, paper: Paper) -> None:
    """Write how many items stand how at each stage, and on each axis."""
    if not view.stages:
        return
    paper.heading(Message("By stage of review"))
    header = (Message("Stage"), NAMES["assessed"], NAMES["not_assessable"], NAMES["not_due"], NAMES["missing"], ALL)
    _table(paper, header, [(one.name, *one.tally) for one in view.stages])


def branch_table(view: StatusView, paper: Paper) -> None:
    """Write how many items of each branch of the plan stand how."""
    if not view.branches:
        return
    paper.heading(Message("By {word}", word=view.branch_word))
    rows = [(join(paper, one.top.number, one.top.title), *_counts(one.progress)) for one in view.branches]
    _table(paper, (view.branch_word, *OF_ITEMS), rows)


def department_table(view: StatusView, paper: Paper) -> None:
    """Write what each department has answered; for one department, the summary has said it."""
    if view.narrowed_to:
        return
    label = word(view.plan, "departments")
    paper.heading(label)
    if not view.names_departments:
        paper.line(Message("The plan names no department for its items."), indent=2)
        return
    rows = [(_department(one), *_counts(one.progress)) for one in view.departments]
    _table(paper, (label, *OF_ITEMS), rows)
    owing = [Message("{name} {count}", name=_name(one), count=one.values) for one in view.departments if one.values]
    if owing:
        paper.line(Message("Values missing: {departments}", departments=owing), indent=2)
    if len(view.stages) > 1:
        paper.line(Message("Counted is what a department answers for: the first stage and values."), indent=2)


def _department(row: DepartmentRow) -> Message | str:
    return Message("{name} (no answer yet)", name=_name(row)) if row.is_silent and row.id else _name(row)


def _name(row: DepartmentRow) -> Message | str:
    return Message("(none named)") if row.id is None else row.name or row.id


def _counts(progress: Progress) -> tuple[int, ...]:
    return (progress.done, progress.started, progress.not_due, progress.missing, progress.total)


def _table(paper: Paper, header: Sequence[object], rows: Sequence[Sequence[object]]) -> None:
    """Write a table, names before numbers; on a paper too narrow for its header, each row as a sum."""
    names = [tuple(map(paper.say, row)) for row in (header, *rows)]
    room = paper.columns - 2 - sum(width(name) + GAP for name in names[0][1:]) - GAP
    if room >= min(ENOUGH, max(width(row[0]) for row in names)):
        paper.verbatim(text_table(names[0], names[1:], paper.columns - 2), indent=2)
        return
    for name, *counts, total in names[1:]:
        paper.line(name, indent=2)
        paper.verbatim(equation(list(zip(names[0][1:], counts, strict=False)), total, paper.columns - 6), indent=6)


def equation(parts: Sequence[tuple[str, object]], total: object, room: int) -> str:
    """Return counts with their sum, in lines that end before a plus sign."""
    *terms, last = [f"{name} {number}" for name, number in parts]
    pieces = [*(f"{term} +" for term in terms), f"{last} = {total}"]
    lines = [pieces[0]]
    for piece in pieces[1:]:
        if width(lines[-1]) + 1 + width(piece) <= room:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return "\n".join(lines)
