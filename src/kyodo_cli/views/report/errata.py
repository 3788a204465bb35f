"""Slips of the printed text: what stands beside it, and which words of an item it is about."""

from dataclasses import dataclass

from kyodo_cli.model.plan import Erratum
from kyodo_cli.views.report.places import PlaceView, place_view
from kyodo_cli.views.report.references import Context


@dataclass(frozen=True, slots=True)
class ErratumView:
    """A slip of the printed text, and where it is."""

    place: PlaceView
    erratum: Erratum


def errata_views(context: Context) -> tuple[ErratumView, ...]:
    """Return the slips noted beside the plan's text."""
    source = context.plan.source
    return tuple(ErratumView(place_view(context, one.at), one) for one in source.errata) if source else ()


def slips_of(context: Context, item: str) -> tuple[str, ...]:
    """Return the printed words of an item that the errata speak of, each once."""
    noted = (one for one in errata_views(context) if one.place.link and one.place.link.id == item)
    return tuple(dict.fromkeys(one.erratum.printed for one in noted))
