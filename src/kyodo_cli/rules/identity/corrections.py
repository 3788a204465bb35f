"""Corrections: that each is at a place of the records, and says what stands there now (KY148, KY153)."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import parse
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.rules.subject import Subject, YearSubject
from kyodo_cli.rules.written import written

CORRECTION_WITHOUT_PLACE: Final = Rule("KY148", "correction-without-place", "error")
CORRECTION_NOT_MADE: Final = Rule("KY153", "correction-not-made", "warning")


def corrections_without_place(_subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find corrections at a place that the records do not have; what a correction took away need not be there."""
    for at, one in enumerate(year.records.corrections):
        route = parse(one.at)
        place = route[:-1] if one.now is None and len(route) > 1 else route
        if route and year.tree.path(place) is not None:
            continue
        message = Message("The correction is at “{route}”, a place that these records do not have.", route=one.at)
        hint = Message("Write the part, the id and the field, such as “evaluations/a04/result”.")
        yield year.finding(CORRECTION_WITHOUT_PLACE, ("corrections", at, "at"), message, hint)


def corrections_not_made(_subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find corrections, the last of each place, after which something else stands there."""
    latest = {parse(one.at): at for at, one in enumerate(year.records.corrections)}
    for route, at in latest.items():
        now, path = year.records.corrections[at].now, year.tree.path(route)
        value = written(year.tree, path) if path and now is not None else None
        if not isinstance(value, str | int | float) or value == now or str(value).strip() == str(now).strip():
            continue
        message = Message(
            "By this correction “{now}” stands at {route}; there stands “{value}”.",
            now=now,
            route=year.records.corrections[at].at,
            value=value,
        )
        hint = Message("Write there what was corrected, or correct “now”; both are published.")
        yield year.finding(CORRECTION_NOT_MADE, ("corrections", at, "now"), message, hint)


YEAR_CHECKS: Final = (
    (CORRECTION_WITHOUT_PLACE, corrections_without_place),
    (CORRECTION_NOT_MADE, corrections_not_made),
)
