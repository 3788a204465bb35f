"""What had changed by the year since the plan was adopted, and what was put right in the year's records."""

from dataclasses import dataclass

from kyodo_cli.analysis.as_of import AsOf
from kyodo_cli.model.plan import Amendment
from kyodo_cli.model.year import Correction
from kyodo_cli.views.difference import DifferenceView, RevisedTarget
from kyodo_cli.views.report.places import PlaceView, place_view
from kyodo_cli.views.report.references import Context, Link
from kyodo_cli.views.revised import target_change_view


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """A change after adoption, with the items that it is about; `offices` are departments and bodies by name.

    `lacks_reason` says that it is of a kind that has to state its reason, and does not.
    """

    amendment: Amendment
    items: tuple[Link, ...]
    offices: tuple[str, ...]
    into: tuple[Link, ...]
    lacks_reason: bool


@dataclass(frozen=True, slots=True)
class RevisionView:
    """A target that was revised, and the indicator."""

    indicator: Link
    change: DifferenceView
    target: RevisedTarget


@dataclass(frozen=True, slots=True)
class ReorganisationView:
    """A department that ended, since when, and those that took over its work."""

    year: int
    old: str
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A mistake in the records mended after the year was closed, and where it was."""

    place: PlaceView
    correction: Correction


def amendment_views(context: Context, then: AsOf) -> tuple[AmendmentView, ...]:
    """Return what had changed by the year, oldest first."""
    offices = {one.id: one.name for one in context.plan.departments}
    offices |= {one.id: one.name for one in context.plan.bodies}
    return tuple(
        AmendmentView(
            amendment=one,
            items=tuple(context.link(target) for target in one.item if target not in offices),
            offices=tuple(offices[target] for target in one.item if target in offices),
            into=tuple(map(context.link, one.into)),
            lacks_reason=then.lacks_reason(one),
        )
        for one in then.amendments
    )


def revision_views(context: Context, then: AsOf) -> tuple[RevisionView, ...]:
    """Return the targets on the page that had been revised by the year, oldest first."""
    found = []
    every = (one for some in then.revisions.values() for one in some)
    for one in sorted(every, key=lambda one: (one.year is not None, one.year or 0)):
        indicator, view = one.entry.indicator, target_change_view(one)
        if context.anchor(indicator) and context.follows(indicator) and view.target:
            found.append(RevisionView(context.link(indicator.id), view, view.target))
    return tuple(found)


def correction_views(context: Context) -> tuple[CorrectionView, ...]:
    """Return the mistakes in the year's records that were put right."""
    corrections = context.records.corrections if context.records else ()
    return tuple(CorrectionView(place_view(context, one.at), one) for one in corrections)


def reorganisation_views(then: AsOf) -> tuple[ReorganisationView, ...]:
    """Return the departments that had ended by the year, with those that took over."""
    return tuple(
        ReorganisationView(one.year, one.old.name, tuple(new.name for new in one.new)) for one in then.reorganisations
    )
