"""Every rule there is, family by family, in the order in which a reader meets the subject."""

from typing import Final

from kyodo_cli.findings.finding import Rule
from kyodo_cli.reading.codes import READING_RULES
from kyodo_cli.rules.between import plans
from kyodo_cli.rules.evaluations import costs, directions, ratings, readiness, recorded, reviews, stages
from kyodo_cli.rules.identity import (
    corrections,
    departments,
    links,
    names,
    numbering,
    own_fields,
    placements,
    records,
    references,
)
from kyodo_cli.rules.indicators import formulas, measurements, shapes, surveys, targets, values
from kyodo_cli.rules.indicators import references as indicator_references
from kyodo_cli.rules.periods import amendments, changed_items, dates, history, spans
from kyodo_cli.rules.silencing import SILENCING_RULES
from kyodo_cli.rules.subject import BetweenCheck, PlanCheck, YearCheck
from kyodo_cli.rules.text import brackets, characters, contacts, placeholders, quotes, split_numbers

PLAN_CHECKS: Final[tuple[tuple[Rule, PlanCheck], ...]] = (
    *names.CHECKS,
    *numbering.CHECKS,
    *links.CHECKS,
    *placements.CHECKS,
    *departments.CHECKS,
    *references.CHECKS,
    *own_fields.CHECKS,
    *spans.CHECKS,
    *amendments.CHECKS,
    *changed_items.CHECKS,
    *dates.CHECKS,
    *shapes.CHECKS,
    *targets.CHECKS,
    *formulas.CHECKS,
    *values.CHECKS,
    *indicator_references.CHECKS,
    *ratings.CHECKS,
    *stages.CHECKS,
    *brackets.CHECKS,
    *placeholders.CHECKS,
    *contacts.CHECKS,
    *quotes.CHECKS,
    *split_numbers.CHECKS,
    *characters.CHECKS,
)
YEAR_CHECKS: Final[tuple[tuple[Rule, YearCheck], ...]] = (
    *records.YEAR_CHECKS,
    *corrections.YEAR_CHECKS,
    *history.YEAR_CHECKS,
    *own_fields.YEAR_CHECKS,
    *dates.YEAR_CHECKS,
    *measurements.YEAR_CHECKS,
    *values.YEAR_CHECKS,
    *surveys.YEAR_CHECKS,
    *recorded.YEAR_CHECKS,
    *reviews.YEAR_CHECKS,
    *directions.YEAR_CHECKS,
    *costs.YEAR_CHECKS,
    *brackets.YEAR_CHECKS,
    *placeholders.YEAR_CHECKS,
    *contacts.YEAR_CHECKS,
    *quotes.YEAR_CHECKS,
    *split_numbers.YEAR_CHECKS,
    *characters.YEAR_CHECKS,
)
BETWEEN_CHECKS: Final[tuple[tuple[Rule, BetweenCheck], ...]] = plans.BETWEEN_CHECKS

_OF_CHECKS: Final = tuple(rule for rule, _ in (*PLAN_CHECKS, *YEAR_CHECKS, *BETWEEN_CHECKS))
_OTHERS: Final = (*READING_RULES, *plans.FILE_RULES, *readiness.READINESS_RULES, *SILENCING_RULES)

RULES: Final[tuple[Rule, ...]] = tuple(sorted({*_OF_CHECKS, *_OTHERS}, key=lambda rule: rule.code))
"""By code; a rule that looks at plans and at records stands here once."""
