"""Whether a value of an indicator is due in a fiscal year, by what the plan says of it."""

from kyodo_cli.model.indicator import Indicator, Target


def value_is_due(indicator: Indicator, year: int) -> bool:
    """Say whether a value is due in a fiscal year of the plan.

    That is every year in which the indicator is followed; with a `cycle`, every so many years from its first. A
    milestone is asked for in the years of its targets. Where a cycle of several years does not say when it began,
    nothing is due: see `has_open_cycle`.
    """
    if not is_followed(indicator, year):
        return False
    if indicator.shape == "milestone" and any(_has_year(one) for one in indicator.targets):
        return any(_aims_at(one, year) for one in targets_in(indicator, year))
    cycle = indicator.cycle
    if cycle is None:
        return True
    if cycle.first is None:
        return cycle.every == 1
    return year >= cycle.first and (year - cycle.first) % cycle.every == 0


def is_followed(indicator: Indicator, year: int) -> bool:
    """Say whether a fiscal year is one of the indicator's own."""
    return indicator.years is None or indicator.years.holds(year)


def has_open_cycle(indicator: Indicator) -> bool:
    """Say whether the plan leaves open in which years an indicator is measured."""
    return indicator.cycle is not None and indicator.cycle.first is None and indicator.cycle.every > 1


def targets_in(indicator: Indicator, year: int) -> tuple[Target, ...]:
    """Return the targets that hold in a fiscal year: known by then, and not yet replaced by a later one."""
    known = [one for one in indicator.targets if one.revised is None or one.revised <= year]
    return tuple(one for one in known if not any(_replaces(other, one) for other in known))


def _replaces(later: Target, one: Target) -> bool:
    if later is one or later.replaces is None or (later.replaces, later.series) != (one.year, one.series):
        return False
    return one.replaces is None or (later.revised or 0) > (one.revised or 0)


def _has_year(target: Target) -> bool:
    return target.year is not None or target.from_ is not None or target.to is not None


def _aims_at(target: Target, year: int) -> bool:
    if target.year is not None:
        return target.year == year
    if target.every_year:
        return (target.from_ is None or target.from_ <= year) and (target.to is None or year <= target.to)
    return year == (target.to if target.to is not None else target.from_)
