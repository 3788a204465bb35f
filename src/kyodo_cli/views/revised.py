"""What has changed about indicators: targets revised, and what else an amendment says of them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kyodo_cli.analysis.as_of import AsOf
from kyodo_cli.analysis.revisions import Revision
from kyodo_cli.model.indicator import Indicator, Target
from kyodo_cli.model.outline import IndicatorEntry
from kyodo_cli.views.difference import DifferenceView, RevisedTarget

if TYPE_CHECKING:
    from kyodo_cli.views.quantities import Quantity, When


def indicator_changes(now: AsOf, indicators: Sequence[IndicatorEntry], since: int) -> Iterator[DifferenceView]:
    """Yield what changed about some indicators after a fiscal year and up to the one that is spoken of.

    Args:
        now: the plan as it stood in the later year.
        indicators: indicators of that plan.
        since: the earlier fiscal year.
    """
    if not indicators:
        return
    spelt_out: list[Revision] = [one for entry in indicators for one in now.revisions.get(entry.path, ())]
    yield from (target_change_view(one) for one in spelt_out if one.year is None or since < one.year)
    titles = {one.indicator.id: one.indicator.title for one in indicators}
    holders = {one.holder.id for one in indicators if one.holder}
    for amendment in now.amendments:
        about = next((titles[target] for target in amendment.item if target in titles), None)
        is_target = amendment.kind == "target_revised"
        is_mine = about or (is_target and holders & {*amendment.item})
        is_told = is_target and any(one.year == amendment.year for one in spelt_out)
        if is_mine and since < amendment.year and not is_told:
            yield DifferenceView(
                "other",
                amendment.year,
                about,
                amendment.was,
                amendment.now,
                kind=amendment.kind,
                reason=amendment.reason,
                source=amendment.source,
                asks_reason=is_target,
            )


def target_change_view(one: Revision) -> DifferenceView:
    """Put together how a target was revised."""
    indicator = one.entry.indicator
    series = next((each.label for each in indicator.series if each.id == one.new.series), one.new.series)
    change = RevisedTarget(
        indicator=indicator.title,
        series=series,
        when=_when(one.new),
        old_when=_when(one.old) if one.old and _when(one.old) != _when(one.new) else None,
        old=_quantity(indicator, one.old) if one.old else None,
        new=_quantity(indicator, one.new),
        way=one.way,
        is_easier=one.is_easier,
    )
    return DifferenceView(
        "target", one.year, target=change, reason=one.reason, source=one.source, asks_reason=one.way != "target_added"
    )


def _when(target: Target) -> "When | None":
    from kyodo_cli.views.quantities import When

    if target.year:
        return When(target.year, target.year)
    if target.from_ or target.to or target.every_year:
        return When(target.from_, target.to, is_every_year=bool(target.every_year))
    return None


def _quantity(indicator: Indicator, target: Target) -> "Quantity":
    from kyodo_cli.views.quantities import Quantity

    unit = next((one.unit for one in indicator.series if one.id == target.series), None) or indicator.unit
    printed = target.as_printed or target.text
    return Quantity(target.value, target.min, target.max, op=target.op, as_printed=printed, unit=unit)
