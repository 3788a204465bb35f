"""Every rule there is; the order of the modules is the order in which a reader meets the subject."""

from typing import Final

from kyodo_cli.findings.finding import Rule
from kyodo_cli.reading.codes import READING_RULES
from kyodo_cli.rules import (
    amendments,
    between,
    brackets,
    costs,
    dates,
    departments,
    directions,
    evaluations,
    formulas,
    history,
    identity,
    indicator_references,
    indicators,
    links,
    measurements,
    numbering,
    own_fields,
    periods,
    placeholders,
    placements,
    ratings,
    readiness,
    records,
    references,
    reviews,
    silencing,
    stages,
    targets,
    text,
    values,
)
from kyodo_cli.rules.subject import BetweenCheck, PlanCheck, YearCheck

PLAN_CHECKS: Final[tuple[tuple[Rule, PlanCheck], ...]] = (
    *identity.CHECKS,
    *numbering.CHECKS,
    *links.CHECKS,
    *placements.CHECKS,
    *departments.CHECKS,
    *references.CHECKS,
    *own_fields.CHECKS,
    *periods.CHECKS,
    *amendments.CHECKS,
    *dates.CHECKS,
    *indicators.CHECKS,
    *targets.CHECKS,
    *formulas.CHECKS,
    *values.CHECKS,
    *indicator_references.CHECKS,
    *ratings.CHECKS,
    *stages.CHECKS,
    *brackets.CHECKS,
    *placeholders.CHECKS,
    *text.CHECKS,
)
YEAR_CHECKS: Final[tuple[tuple[Rule, YearCheck], ...]] = (
    *records.YEAR_CHECKS,
    *history.YEAR_CHECKS,
    *own_fields.YEAR_CHECKS,
    *dates.YEAR_CHECKS,
    *measurements.YEAR_CHECKS,
    *values.YEAR_CHECKS,
    *evaluations.YEAR_CHECKS,
    *reviews.YEAR_CHECKS,
    *directions.YEAR_CHECKS,
    *costs.YEAR_CHECKS,
    *brackets.YEAR_CHECKS,
    *placeholders.YEAR_CHECKS,
    *text.YEAR_CHECKS,
)
BETWEEN_CHECKS: Final[tuple[tuple[Rule, BetweenCheck], ...]] = between.BETWEEN_CHECKS

_OF_CHECKS: Final = (rule for rule, _ in (*PLAN_CHECKS, *YEAR_CHECKS, *BETWEEN_CHECKS))

RULES: Final[tuple[Rule, ...]] = tuple(
    sorted(
        dict.fromkeys(
            (*READING_RULES, *_OF_CHECKS, *between.FILE_RULES, *readiness.READINESS_RULES, *silencing.SILENCING_RULES)
        ),
        key=lambda rule: rule.code,
    )
)
