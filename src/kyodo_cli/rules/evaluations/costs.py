"""Costs that cannot be, or do not add up (KY444-KY445)."""

from collections.abc import Iterator
from typing import Final, Literal

from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.year import Cost, CostLine
from kyodo_cli.rules.subject import Subject, YearSubject

NEGATIVE_COST: Final = Rule("KY444", "negative-cost", "warning")
COST_LINES_DIFFER: Final = Rule("KY445", "cost-lines-differ", "warning")

_Amount = Literal["budget", "actual"]
AMOUNTS: Final[tuple[_Amount, ...]] = ("budget", "actual")

TRIFLE: Final = 0.005
"""Yen. Amounts in thousands may have been written with decimals, which do not add up to the last digit."""


def negative_costs(_: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find amounts below zero."""
    for item, cost, path in _costs(year):
        holders: list[tuple[Cost | CostLine, Path]] = [(cost, path)]
        holders += [(line, (*path, "lines", at)) for at, line in enumerate(cost.lines)]
        for holder, place in holders:
            for amount in AMOUNTS:
                value = _amount(holder, amount)
                if value is not None and value < 0:
                    message = Message(
                        "The cost of {item} is negative: {amount}: {value}.", item=item, amount=amount, value=value
                    )
                    hint = Message("Write what was planned or spent, in yen, without a minus sign.")
                    yield year.finding(NEGATIVE_COST, (*place, amount), message, hint)


def cost_lines_differ(_: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find sources of money that do not add up to the whole; where a source is left open, they need not."""
    for item, cost, path in _costs(year):
        for amount in AMOUNTS:
            total = _amount(cost, amount)
            parts = [value for line in cost.lines if (value := _amount(line, amount)) is not None]
            if total is None or not parts or len(parts) < len(cost.lines) or abs(sum(parts) - total) <= TRIFLE:
                continue
            message = Message(
                "The lines of the cost of {item} add up to {sum} yen, not to {total} ({amount}).",
                item=item,
                sum=sum(parts),
                total=total,
                amount=amount,
            )
            hint = Message("Correct the line or the total that is wrong; all amounts are in yen.")
            yield year.finding(COST_LINES_DIFFER, (*path, amount), message, hint)


def _costs(year: YearSubject) -> Iterator[tuple[str, Cost, Path]]:
    for item, evaluation in year.records.evaluations.items():
        if evaluation.cost:
            yield item, evaluation.cost, ("evaluations", item, "cost")


def _amount(holder: Cost | CostLine, amount: _Amount) -> int | float | None:
    return holder.budget if amount == "budget" else holder.actual


YEAR_CHECKS: Final = (
    (NEGATIVE_COST, negative_costs),
    (COST_LINES_DIFFER, cost_lines_differ),
)
