"""`kyodo record indicator|survey|publication`: values, surveys and what a published report states of itself."""

from collections.abc import Mapping

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.recording import carry_out, ledger, one_found, one_plan
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.editing.change import Change
from kyodo_cli.recording.measurement import STATUSES, Measured, listed_change, measurement_changes, series_named
from kyodo_cli.recording.orders import record_order
from kyodo_cli.recording.refusals import refuse_indicator, refuse_year
from kyodo_cli.recording.values import date_text, number


def record_indicator(
    around: Surroundings,
    item: str,
    year: str,
    typed: Mapping[str, str | None],
    *,
    plan: str | None = None,
    dry_run: bool = False,
) -> int:
    """Record a value of an indicator, or why there is none.

    Args:
        around: the world of this run.
        item: the indicator, by id or number.
        year: the fiscal year, as typed.
        typed: what was typed, by the names of the format.
        plan: the plan that is meant.
        dry_run: whether to show the change alone.

    Raises:
        UsageFault: nothing was typed, or something that cannot be read.
    """
    found = one_found(around, "indicator", item, plan)
    assert found.indicator
    indicator, where = found.indicator.indicator, ledger(around, found.book, fiscal_year(year))
    given = _measured(typed)._replace(series=series_named(indicator, typed.get("series")))
    if given.is_empty:
        raise _nothing_given()
    refuse_year(where)
    refuse_indicator(where, found.indicator, given.measured)
    order = record_order(where, lambda now: measurement_changes(indicator, given, where.year, now))
    return carry_out(around, where, order, dry_run=dry_run)


def record_survey(
    around: Surroundings,
    identity: str,
    year: str,
    typed: Mapping[str, str | None],
    *,
    plan: str | None = None,
    dry_run: bool = False,
) -> int:
    """Record a survey of one group; arguments as for `record_indicator`.

    Raises:
        UsageFault: nothing was typed, or something that cannot be read.
    """
    where = ledger(around, one_plan(around, plan), fiscal_year(year))
    given = {name: _survey_value(name, text) for name, text in typed.items() if text is not None}
    if not given:
        raise _nothing_given()
    order = record_order(where, lambda now: listed_change("surveys", identity, given, now))
    return carry_out(around, where, order, dry_run=dry_run)


def record_publication(
    around: Surroundings, year: str, typed: Mapping[str, str | None], *, plan: str | None = None, dry_run: bool = False
) -> int:
    """Record what a published report must state of itself; a closed year takes it too.

    Raises:
        UsageFault: nothing was typed, or something that cannot be read.
    """
    where = ledger(around, one_plan(around, plan), fiscal_year(year))
    given = {name: text if name == "contact" else date_text(text) for name, text in typed.items() if text is not None}
    if not given:
        raise _nothing_given()
    changes = [Change(("publication", name), value) for name, value in given.items()]
    order = record_order(where, lambda _: changes, may_be_closed=True)
    return carry_out(around, where, order, dry_run=dry_run)


def _measured(typed: Mapping[str, str | None]) -> Measured:
    status, measured = typed.get("status"), typed.get("measured")
    return Measured(
        value=_number(typed.get("value")),
        numerator=_number(typed.get("numerator")),
        denominator=_number(typed.get("denominator")),
        as_printed=typed.get("as_printed"),
        note=typed.get("note"),
        survey=typed.get("survey"),
        status=choice(status, STATUSES, "--status") if status else None,
        measured=fiscal_year(measured) if measured else None,
    )


def _number(text: str | None) -> int | float | None:
    return None if text is None else number(text)


def _survey_value(name: str, text: str) -> str | int | float:
    if name in ("sample", "responses"):
        return number(text)
    return date_text(text) if name in ("from", "to") else text


def _nothing_given() -> UsageFault:
    return UsageFault(
        Message("Nothing was given to be recorded."), Message("Add an option; “--help” behind the command lists them.")
    )
