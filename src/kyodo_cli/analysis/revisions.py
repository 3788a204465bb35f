"""Targets revised after adoption: from what to what, since when, why, and whether that made them easier to reach."""

from typing import Literal, NamedTuple

from kyodo_cli.model.indicator import Indicator, Target
from kyodo_cli.model.outline import IndicatorEntry, Outline
from kyodo_cli.model.plan import Amendment

Way = Literal["target_lowered", "target_raised", "target_eased", "target_tightened", "target_changed", "target_added"]
"""Lowered and raised where more is better; eased and tightened where less is."""

MADE_EASIER: tuple[Way, ...] = ("target_lowered", "target_eased")


class Revision(NamedTuple):
    """A target that was revised, or added later; `year` is None where nobody has said since when it holds.

    `reason` and `source` are the target's own, or those of the amendment that speaks of it.
    """

    entry: IndicatorEntry
    year: int | None
    old: Target | None
    new: Target
    way: Way
    reason: str | None
    source: str | None
    amendment: Amendment | None

    @property
    def is_easier(self) -> bool:
        """Say whether the target has become easier to reach."""
        return self.way in MADE_EASIER


def revisions(outline: Outline) -> tuple[Revision, ...]:
    """Return the targets that were revised, oldest first; ask it of the plan as it was read."""
    found = [
        _revision(outline, entry, new)
        for entry in outline.indicators
        for new in entry.indicator.targets
        if new.replaces is not None or new.revised is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.year is not None, one.year or 0)))


def replaced_by(indicator: Indicator, new: Target) -> Target | None:
    """Return the target that a revised one took the place of: of several of that year, the last before it."""
    if new.replaces is None:
        return None
    before = [
        one
        for one in indicator.targets
        if one is not new
        and (one.year, one.series) == (new.replaces, new.series)
        and (one.revised is None or new.revised is None or one.revised < new.revised)
    ]
    return max(before, key=lambda one: one.revised or 0, default=None)


def _revision(outline: Outline, entry: IndicatorEntry, new: Target) -> Revision:
    old = replaced_by(entry.indicator, new)
    amendment = _amendment(outline, entry, new.revised)
    year = new.revised if new.revised is not None or amendment is None else amendment.year
    reason = new.reason or (amendment.reason if amendment else None)
    way = _way(entry.indicator, old, new)
    return Revision(entry, year, old, new, way, reason, amendment.source if amendment else None, amendment)


def _amendment(outline: Outline, entry: IndicatorEntry, year: int | None) -> Amendment | None:
    """Return the amendment that speaks of a revision: of its year, or the only one where that is not said."""
    names = {entry.indicator.id} | ({entry.holder.id} if entry.holder else set())
    about = [one for one in outline.plan.amendments if one.kind == "target_revised" and names & set(one.item)]
    if year is not None:
        about = [one for one in about if one.year == year]
    return about[0] if len(about) == 1 or (about and year is not None) else None


def _way(indicator: Indicator, old: Target | None, new: Target) -> Way:
    if old is None:
        return "target_added" if new.replaces is None else "target_changed"
    own = next((one.better for one in indicator.series if one.id == new.series), None)
    better = own or indicator.better or ("lower" if new.op in ("at_most", "below") else "higher")
    before, after = _aim(old, better), _aim(new, better)
    if before is None or after is None or before == after or better == "none":
        return "target_changed"
    if better == "lower":
        return "target_eased" if after > before else "target_tightened"
    return "target_lowered" if after < before else "target_raised"


def _aim(target: Target, better: str) -> float | None:
    """Return the number that has to be reached: of a range, the end that lies nearer to where one starts."""
    if target.value is not None:
        return target.value
    return target.max if better == "lower" else target.min
