"""The plan's survey: in which fiscal years it is due, and whom it has not yet asked."""

from kyodo_cli.base.folding import folded
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import YearRecords


def survey_is_due(plan: Plan, year: int) -> bool:
    """Say whether a fiscal year is one of the survey; without a first year nobody can say, and none is."""
    survey = plan.cycle.survey if plan.cycle else None
    if survey is None:
        return False
    if survey.first is None:
        return survey.every == 1
    return year >= survey.first and (year - survey.first) % survey.every == 0


def missing_groups(plan: Plan, records: YearRecords | None, year: int) -> tuple[str | None, ...]:
    """Return the groups whose survey is due in a fiscal year and not recorded; None where the plan names no groups.

    A survey that does not say whom it asked stands for the group of a plan that has one at most.
    """
    survey = plan.cycle.survey if plan.cycle else None
    if survey is None or not survey_is_due(plan, year):
        return ()
    recorded = records.surveys if records else ()
    if len(survey.groups) < 2 and any(one.group is None or not survey.groups for one in recorded):
        return ()
    asked = {folded(one.group) for one in recorded if one.group}
    return tuple(group for group in survey.groups or (None,) if group is None or folded(group) not in asked)
