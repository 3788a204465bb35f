"""Who a department is in a given year: reorganisations end departments and name who follows."""

from typing import Final

from kyodo_cli.model.nodes import Node
from kyodo_cli.model.plan import Department, Plan

ROLES: Final = ("lead", "collects", None, "support")
"""Who answers for an item: the lead where there is one, else who collects the answers, else whoever is named."""


def in_charge(plan: Plan, department_id: str, year: int) -> tuple[Department, ...]:
    """Return the departments that do a department's work in a fiscal year.

    That is the department itself unless it has ended, else those that followed it, and so on. Where an end names
    nobody who follows, the last that is known stands. None where the plan does not define the department.
    """
    by_id = {department.id: department for department in plan.departments}
    return tuple(_followers(by_id, department_id, year, set()))


def responsible(plan: Plan, node: Node | None, year: int) -> tuple[str, ...]:
    """Return the ids of the departments that answer for an item in a fiscal year; none where the plan names none."""
    parts = node.departments if node else ()
    role = next((role for role in ROLES if any(part.role == role for part in parts)), None)
    named = [part.id for part in parts if part.role == role]
    found = [one for name in named for one in ([each.id for each in in_charge(plan, name, year)] or [name])]
    return tuple(dict.fromkeys(found))


def _followers(by_id: dict[str, Department], department_id: str, year: int, seen: set[str]) -> list[Department]:
    department = by_id.get(department_id)
    if department is None or department_id in seen:
        return []
    seen.add(department_id)
    if department.to is None or year <= department.to:
        return [department]
    return [one for next_id in department.successors for one in _followers(by_id, next_id, year, seen)] or [department]
