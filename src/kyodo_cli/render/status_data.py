"""How a plan stands, for machines."""

from typing import Any

from kyodo_cli.analysis.agenda import TaskDue
from kyodo_cli.analysis.progress import Progress
from kyodo_cli.analysis.standing import Tally
from kyodo_cli.analysis.values import ValueTally
from kyodo_cli.views.gaps import GapRow
from kyodo_cli.views.status import StatusView


def status_data(view: StatusView) -> dict[str, Any]:
    """Return how a plan stands; of an item, `all` is always the sum of the counts before it."""
    return {
        "plan": view.plan.id,
        "title": view.plan.title,
        "year": view.year,
        "as_of": view.day.isoformat(),
        "narrowed_to": list(view.narrowed_to),
        "has_records": view.has_records,
        "state": view.closing.state,
        "state_since": view.closing.date,
        "published": view.closing.published,
        "unstated": list(view.unstated),
        "complete": view.is_complete,
        "overdue": view.is_overdue,
        "items": _counts(view.items, view),
        "indicators": _counts(view.values, view),
        "stages": [{"stage": one.stage, "axis": one.axis, **_counts(one.tally, view)} for one in view.stages],
        "branches": [
            {
                "kind": one.kind,
                "id": one.top.id,
                "number": one.top.number,
                "title": one.top.title,
                **_counts(one.progress, view),
            }
            for one in view.branches
        ],
        "departments": [
            {
                "id": one.id,
                "name": one.name,
                **_counts(one.progress, view),
                "values_missing": one.values,
                "silent": one.is_silent,
            }
            for one in view.departments
        ],
        "missing": [_gap(one, view) for one in view.gaps],
        "falls_due": [_task(one) for one in view.tasks],
        "untouched": [{"id": one.item.id, "number": one.item.number, "last": one.last} for one in view.untouched],
        "earlier": [{"year": year, "missing": gaps, "has_records": known} for year, gaps, known in view.earlier],
    }


def _counts(counts: Progress | Tally | ValueTally, view: StatusView) -> dict[str, int]:
    fields = counts._asdict()
    total = fields.pop("total")
    waiting = fields["missing"] + fields.get("started", 0)
    return fields | {"all": total, "overdue": waiting if view.is_overdue else 0}


def _gap(gap: GapRow, view: StatusView) -> dict[str, Any]:
    return {
        "lack": gap.lack,
        "kind": gap.kind,
        "id": gap.subject.id if gap.subject else None,
        "number": gap.subject.number if gap.subject else None,
        "title": gap.subject.title if gap.subject else None,
        "stage": gap.stage,
        "axis": gap.axis,
        "series": gap.series,
        "group": gap.group,
        "departments": list(gap.departments),
        "overdue": view.is_overdue,
        "command": gap.command,
        "file": gap.file,
    }


def _task(task: TaskDue) -> dict[str, Any]:
    due = task.due
    return {
        "task": due.task,
        "year": due.year,
        "by": due.day.isoformat() if due.day else None,
        "about": due.about,
        "every": due.every,
        "state": task.state,
    }
