"""The gate before a final report: which plans may not pass, and what is said of them."""

from collections.abc import Sequence

from kyodo_cli.cli.output import columns, may_colour, write, write_aside
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.findings.diagnostic import Diagnostic
from kyodo_cli.rules.check import check_workspace
from kyodo_cli.views.gate import GateView, gate_view
from kyodo_cli.workspace.book import PlanBook
from kyodo_cli.workspace.files import Workspace


def held_back(around: Surroundings, plans: Sequence[PlanBook], year: int, *, is_one: bool) -> list[GateView]:
    """Return, of each plan whose report may not be final, what keeps it from that.

    Args:
        around: the world of this run.
        plans: the plans to judge.
        year: the fiscal year that is reported on.
        is_one: whether only one plan of the workspace was read, so that nobody knows the items of the others.
    """
    workspace = around.workspace()
    of_plan = found_by_plan(workspace, [one.plan_file.name for one in plans])
    known = plans if not is_one or len(workspace.plans) == 1 else None
    views = (gate_view(one, year, of_plan.get(one.plan_file.name, ()), others=known) for one in plans)
    return [one for one in views if not one.is_open]


def found_by_plan(workspace: Workspace, only: Sequence[str] | None = None) -> dict[str, list[Diagnostic]]:
    """Return what the rules find in a workspace, by the plan that it concerns; `only` narrows to some plans."""
    found: dict[str, list[Diagnostic]] = {}
    for one in check_workspace(workspace, only=only).diagnostics:
        if one.plan:
            found.setdefault(one.plan, []).append(one)
    return found


def refuse(around: Surroundings, views: Sequence[GateView], *, is_aside: bool) -> None:
    """Say what keeps reports from being final: as the answer, or aside where a report is what was asked for."""
    from kyodo_cli.render.gate_text import gate_text
    from kyodo_cli.render.paper import Paper

    paper = Paper(around.language, columns(), bold=may_colour() and not is_aside)
    for view in views:
        gate_text(view, paper)
    (write_aside if is_aside else write)(paper.text())
