"""How a plan stands in numbers, as tables: by stage of review, by branch, by department."""

from collections.abc import Sequence
from typing import Final

from kyodo_cli.analysis.progress import Progress
from kyodo_cli.base.language import Message
from kyodo_cli.render.names import NAMES
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.render.table import text_table
from kyodo_cli.views.status import DepartmentRow, StatusView
from kyodo_cli.views.words import word

DONE: Final = Message("complete")
STARTED: Final = Message("in part")
ALL: Final = Message("all")

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
    header = (view.branch_word, *OF_ITEMS)
    rows = [(join(paper, one.top.number, one.top.title), *_counts(one.progress)) for one in view.branches]
    _table(paper, header, rows)


def department_table(view: StatusView, paper: Paper) -> None:
    """Write what each department has answered; for one department, the summary has said it."""
    if view.narrowed_to:
        return
    paper.heading(word(view.plan, "departments"))
    if not view.names_departments:
        paper.line(Message("The plan names no department for its items."), indent=2)
        return
    has_values = any(one.values for one in view.departments)
    header = (word(view.plan, "departments"), *OF_ITEMS, *([Message("values missing")] if has_values else []))
    rows = [
        (_department(one), *_counts(one.progress), *([one.values] if has_values else [])) for one in view.departments
    ]
    _table(paper, header, rows)
    if len(view.stages) > 1:
        paper.line(Message("Counted is what a department answers for: the first stage and values."), indent=2)


def _department(row: DepartmentRow) -> Message | str:
    if row.id is None:
        return Message("(none named)")
    name = row.name or row.id
    return Message("{name} (no answer yet)", name=name) if row.is_silent else name


def _counts(progress: Progress) -> tuple[int, ...]:
    return (progress.done, progress.started, progress.not_due, progress.missing, progress.total)


def _table(paper: Paper, header: Sequence[object], rows: Sequence[Sequence[object]]) -> None:
    said = [tuple(map(paper.say, row)) for row in rows]
    paper.verbatim(text_table(tuple(map(paper.say, header)), said, paper.columns - 2), indent=2)
