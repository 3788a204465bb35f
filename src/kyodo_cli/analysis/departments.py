"""Who a department is in a given year: reorganisations end departments and name who follows."""

from typing import NamedTuple

from kyodo_cli.model.plan import Department, Plan


def in_charge(plan: Plan, department_id: str, year: int) -> tuple[Department, ...]:
    """Return the departments that do a department's work in a fiscal year.

    That is the department itself unless it has ended, else those that followed it, and so on. Where an end names
    nobody who follows, the last that is known stands. None where the plan does not define the department.
    """
    by_id = {department.id: department for department in plan.departments}
    return tuple(_followers(by_id, department_id, year, set()))


def _followers(by_id: dict[str, Department], department_id: str, year: int, seen: set[str]) -> list[Department]:
    department = by_id.get(department_id)
    if department is None or department_id in seen:
        return []
    seen.add(department_id)
    if department.to is None or year <= department.to:
        return [department]
    return [one for next_id in department.successors for one in _followers(by_id, next_id, year, seen)] or [department]


class Reorganisation(NamedTuple):
    """A department that ended, with the first fiscal year without it and those that took over its work."""

    year: int
    old: Department
    new: tuple[Department, ...]


def reorganisations(plan: Plan) -> tuple[Reorganisation, ...]:
    """Return the departments that ended after the plan had begun, oldest first."""
    by_id = {one.id: one for one in plan.departments}
    found = [
        Reorganisation(one.to + 1, one, tuple(by_id[next_id] for next_id in one.successors if next_id in by_id))
        for one in plan.departments
        if one.to is not None and one.to >= plan.period.from_
    ]
    return tuple(sorted(found, key=lambda one: one.year))
