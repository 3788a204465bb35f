"""The columns that every table of open data begins with: whose data they are, of which year, and whether final."""

from kyodo_cli.base.language import Message
from kyodo_cli.base.years import printed_year
from kyodo_cli.render.dataset.columns import Column
from kyodo_cli.render.names import STATES
from kyodo_cli.views.dataset import DatasetView


def identity(view: DatasetView) -> tuple[Column, ...]:
    """Return what is the same in all rows, so that tables of several cities and years can be put together."""
    city, plan = view.plan.municipality, view.plan
    return (
        Column(
            "municipality.code",
            Message("Municipality code"),
            lambda _: city.code,
            says=Message("Six digits with the check digit (全国地方公共団体コード)."),
        ),
        Column("municipality.name", Message("Municipality"), lambda _: city.name),
        Column("plan", Message("Plan ID"), lambda _: plan.id),
        Column("plan.title", Message("Plan"), lambda _: plan.title),
        Column(
            "year",
            Message("Fiscal year"),
            lambda _: view.year,
            "year",
            says=Message("The year that is reported on; it begins on 1 April."),
        ),
        Column("year.printed", Message("Fiscal year as printed"), lambda _: printed_year(view.year, plan.language)),
        Column(
            "report",
            Message("State of the report"),
            lambda _: view.state,
            says=Message("Whether the data are those of a draft."),
            values=tuple(STATES.items()),
        ),
    )
