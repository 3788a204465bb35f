"""Departments and bodies: that items name known ones, one leads, and each follows the other (KY122-130, KY156)."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.nodes import DepartmentRef
from kyodo_cli.model.plan import Department
from kyodo_cli.rules.circles import circles
from kyodo_cli.rules.did_you_mean import did_you_mean
from kyodo_cli.rules.periods.lifetimes import ALWAYS, Years, item_years, years_of
from kyodo_cli.rules.subject import Subject

UNKNOWN_DEPARTMENT: Final = Rule("KY122", "unknown-department", "error")
SEVERAL_LEADS: Final = Rule("KY123", "several-leads", "warning")
NO_LEAD: Final = Rule("KY124", "no-lead", "note")
DEPARTMENT_OF_OTHER_YEARS: Final = Rule("KY125", "department-of-other-years", "warning")
UNKNOWN_FOLLOWER: Final = Rule("KY126", "unknown-following-department", "error")
SUCCESSION_IN_CIRCLE: Final = Rule("KY127", "succession-in-circle", "error")
SUCCESSION_OUT_OF_STEP: Final = Rule("KY128", "succession-out-of-step", "warning")
UNKNOWN_BODY: Final = Rule("KY129", "unknown-body", "error")
BODIES_IN_CIRCLE: Final = Rule("KY130", "bodies-in-circle", "error")
DEPARTMENT_NAMED_TWICE: Final = Rule("KY156", "department-named-twice", "warning")


def unknown_departments(subject: Subject) -> Iterator[Finding]:
    """Find items that name a department which the plan does not list."""
    known = [one.id for one in subject.plan.departments]
    listed = frozenset(known) | subject.unsure
    for entry in subject.outline.entries:
        for at, one in enumerate(entry.node.departments):
            if one.id in listed:
                continue
            message = Message(
                "{item} names the department “{id}”, which this plan does not list.", item=entry.id, id=one.id
            )
            add = Message("Write it under “departments:”, as “- {{id: {id}, name: …}}”.", id=one.id)
            hint = did_you_mean(one.id, known, add)
            yield subject.finding(UNKNOWN_DEPARTMENT, (*entry.path, "departments", at, "id"), message, hint)


def departments_named_twice(subject: Subject) -> Iterator[Finding]:
    """Find items that name the same department twice, in whatever roles."""
    for entry in subject.outline.entries:
        named: set[str] = set()
        for at, one in enumerate(entry.node.departments):
            if one.id in named:
                message = Message("{item} names the department {id} twice.", item=entry.id, id=one.id)
                hint = Message("Name it once, with the role that it has.")
                yield subject.finding(DEPARTMENT_NAMED_TWICE, (*entry.path, "departments", at, "id"), message, hint)
            named.add(one.id)


def several_leads(subject: Subject) -> Iterator[Finding]:
    """Find items that two departments lead in the same year."""
    years = {one.id: years_of(one) for one in subject.plan.departments}
    for entry in subject.outline.entries:
        leads: list[DepartmentRef] = []
        for at, one in enumerate(entry.node.departments):
            if one.role != "lead":
                continue
            other = next((lead for lead in leads if _meet(years, lead, one)), None)
            leads.append(one)
            if other is None:
                continue
            message = Message(
                "{item} has two lead departments, {first} and {second}.", item=entry.id, first=other.id, second=one.id
            )
            hint = Message(
                "Write “role: lead” at one and “role: support” at the other; "
                "if they lead together, keep it with “# kyodo: ignore[KY123] reason”."
            )
            yield subject.finding(SEVERAL_LEADS, (*entry.path, "departments", at, "role"), message, hint)


def no_lead(subject: Subject) -> Iterator[Finding]:
    """Find items with departments of which none leads, in a plan that says elsewhere who leads."""
    named = [(entry, [one.role for one in entry.node.departments]) for entry in subject.outline.entries]
    if not any("lead" in roles for _, roles in named):
        return
    for entry, roles in named:
        if roles and "lead" not in roles:
            message = Message("None of the departments of {item} leads it.", item=entry.id)
            hint = Message("Write “role: lead” at the one that does, if the plan says which.")
            yield subject.finding(NO_LEAD, (*entry.path, "departments"), message, hint)


def departments_of_other_years(subject: Subject) -> Iterator[Finding]:
    """Find items that name a department which exists in none of their years."""
    departments = {one.id: one for one in subject.plan.departments}
    lifetimes = item_years(subject.outline)
    for entry in subject.outline.entries:
        for at, one in enumerate(entry.node.departments):
            department = departments.get(one.id)
            if department is None or years_of(department).meets(lifetimes[entry.id]):
                continue
            message = Message(
                "{item} names {id}, which exists in none of the years of {item}.", item=entry.id, id=one.id
            )
            if department.successors:
                hint = Message("Name the department that follows it: {successors}.", successors=department.successors)
            else:
                hint = Message("Check the years under “departments:”, and which department the item belongs to.")
            yield subject.finding(DEPARTMENT_OF_OTHER_YEARS, (*entry.path, "departments", at, "id"), message, hint)


def unknown_successors(subject: Subject) -> Iterator[Finding]:
    """Find departments followed by one that the plan does not list."""
    known = [one.id for one in subject.plan.departments]
    listed = frozenset(known) | subject.unsure
    for at, department in enumerate(subject.plan.departments):
        for which, successor in enumerate(department.successors):
            if successor in listed:
                continue
            message = Message(
                "“{id}” is to follow {department}, but is no department of this plan.",
                id=successor,
                department=department.id,
            )
            add = Message("Write it under “departments:”, as “- {{id: {id}, name: …}}”.", id=successor)
            hint = did_you_mean(successor, known, add)
            yield subject.finding(UNKNOWN_FOLLOWER, ("departments", at, "successors", which), message, hint)


def succession_in_circle(subject: Subject) -> Iterator[Finding]:
    """Find departments whose successors lead back to them."""
    places = {one.id: at for at, one in enumerate(subject.plan.departments)}
    for circle in _circles_of_successors(subject):
        message = Message("These departments follow one another in a circle: {way}.", way=_way(circle))
        hint = Message("Delete the successor that is wrong; if a name comes back later, give it an id of its own.")
        yield subject.finding(SUCCESSION_IN_CIRCLE, ("departments", places[circle[0]], "successors"), message, hint)


def succession_out_of_step(subject: Subject) -> Iterator[Finding]:
    """Find departments that still exist when their successor begins, or whose successor has ended by then.

    A department that takes another over may have been there before: only one that begins while the other goes on, as
    far as the plan says since when that is, is out of step.
    """
    departments = {one.id: one for one in subject.plan.departments}
    circling = {identity for circle in _circles_of_successors(subject) for identity in circle}
    for at, one in enumerate(subject.plan.departments):
        if one.successors and one.to is None:
            message = Message("{id} has successors, but no year in which it ends.", id=one.id)
            hint = Message("Write “to:” with the last fiscal year of {id}.", id=one.id)
            yield subject.finding(SUCCESSION_OUT_OF_STEP, ("departments", at, "successors"), message, hint)
            continue
        for which, successor in enumerate(one.successors):
            follower = None if {one.id, successor} <= circling else departments.get(successor)
            fault = _out_of_step(one, follower, subject.plan.period.from_) if follower else None
            if fault:
                yield subject.finding(SUCCESSION_OUT_OF_STEP, ("departments", at, "successors", which), *fault)


def unknown_bodies(subject: Subject) -> Iterator[Finding]:
    """Find bodies said to stand under one that the plan does not list."""
    known = [one.id for one in subject.plan.bodies]
    listed = frozenset(known) | subject.unsure
    for at, body in enumerate(subject.plan.bodies):
        if body.under is None or body.under in listed:
            continue
        message = Message(
            "{body} is to stand under “{id}”, which is no body of this plan.", body=body.id, id=body.under
        )
        add = Message("Write it under “bodies:”, as “- {{id: {id}, name: …}}”.", id=body.under)
        yield subject.finding(UNKNOWN_BODY, ("bodies", at, "under"), message, did_you_mean(body.under, known, add))


def bodies_in_circle(subject: Subject) -> Iterator[Finding]:
    """Find bodies that stand under one another in a circle."""
    above = {one.id: (one.under,) if one.under else () for one in subject.plan.bodies}
    places = {one.id: at for at, one in enumerate(subject.plan.bodies)}
    for circle in circles(above):
        message = Message("These bodies stand under one another in a circle: {way}.", way=_way(circle))
        hint = Message("Delete “under” at the one that stands at the top.")
        yield subject.finding(BODIES_IN_CIRCLE, ("bodies", places[circle[0]], "under"), message, hint)


def _circles_of_successors(subject: Subject) -> Iterator[list[str]]:
    return circles({one.id: one.successors for one in subject.plan.departments})


def _meet(years: dict[str, Years], one: DepartmentRef, other: DepartmentRef) -> bool:
    return one.id != other.id and years.get(one.id, ALWAYS).meets(years.get(other.id, ALWAYS))


def _out_of_step(one: Department, follower: Department, plan_start: int) -> tuple[Message, Message] | None:
    end = one.to
    if end is None:
        return None
    if follower.to is not None and follower.to <= end:
        message = Message(
            "{follower} is to follow {department}, but ends in fiscal year {year}, no later than {department} itself.",
            follower=follower.id,
            department=one.id,
            year=follower.to,
        )
        return message, Message("Check the last years of both departments.")
    since = plan_start if one.from_ is None else one.from_
    if follower.from_ is None or not since < follower.from_ <= end:
        return None
    message = Message(
        "{follower} begins in fiscal year {first}, but {department}, which it follows, ends only with {last}.",
        follower=follower.id,
        first=follower.from_,
        department=one.id,
        last=end,
    )
    hint = Message(
        "“to” is the last fiscal year: write “to: {year}” at {department}.", year=follower.from_ - 1, department=one.id
    )
    return message, hint


def _way(circle: list[str]) -> str:
    return " → ".join((*circle, circle[0]))


CHECKS: Final = (
    (UNKNOWN_DEPARTMENT, unknown_departments),
    (DEPARTMENT_NAMED_TWICE, departments_named_twice),
    (SEVERAL_LEADS, several_leads),
    (NO_LEAD, no_lead),
    (DEPARTMENT_OF_OTHER_YEARS, departments_of_other_years),
    (UNKNOWN_FOLLOWER, unknown_successors),
    (SUCCESSION_IN_CIRCLE, succession_in_circle),
    (SUCCESSION_OUT_OF_STEP, succession_out_of_step),
    (UNKNOWN_BODY, unknown_bodies),
    (BODIES_IN_CIRCLE, bodies_in_circle),
)
