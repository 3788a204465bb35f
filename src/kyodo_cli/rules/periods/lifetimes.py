"""The years that a plan and its items last, all amendments taken together."""

from typing import NamedTuple, Protocol

from kyodo_cli.analysis.frame import begun, retired
from kyodo_cli.model.outline import Outline
from kyodo_cli.model.plan import Plan


class _Spanned(Protocol):
    @property
    def from_(self) -> int | None: ...
    @property
    def to(self) -> int | None: ...


class Years(NamedTuple):
    """A stretch of fiscal years; None is an open end."""

    first: int | None = None
    last: int | None = None

    def meets(self, other: "Years") -> bool:
        """Say whether two stretches have a year in common."""
        return _not_after(self.first, other.last) and _not_after(other.first, self.last)

    def within(self, other: "Years") -> bool:
        """Say whether neither end that is given lies outside another stretch."""
        return all(
            year is None or (_not_after(other.first, year) and _not_after(year, other.last))
            for year in (self.first, self.last)
        )


ALWAYS = Years()


def years_of(span: _Spanned | None) -> Years:
    """Return the years of anything with `from` and `to`; without them, or with them the wrong way round, all years."""
    return Years(span.from_, span.to) if span and _not_after(span.from_, span.to) else ALWAYS


def plan_years(plan: Plan) -> Years:
    """Return the years in which a plan is in force at some time, its extensions and an abolished end included."""
    first, last = years_of(plan.period)
    if last is None or any(one.kind == "period_abolished" for one in plan.amendments):
        return Years(first)
    extended = (one.to for one in plan.amendments if one.kind == "extended" and one.to is not None)
    return Years(first, max((last, *extended)))


def item_years(outline: Outline) -> dict[str, Years]:
    """Return the years in which each item is part of the plan; of two with the same id, those of the first."""
    plan = outline.plan
    whole, ended, added = plan_years(plan), retired(plan), begun(plan)
    found: dict[str, Years] = {}
    for entry in outline.entries:
        own = years_of(entry.node.years)
        first = own.first if own.first is not None else added.get(entry.id, whole.first)
        last = own.last if own.last is not None else ended[entry.id].year - 1 if entry.id in ended else whole.last
        found.setdefault(entry.id, Years(first, last))
    return found


def _not_after(first: int | None, last: int | None) -> bool:
    return first is None or last is None or first <= last
