"""Directions recorded in a year: that they are among those the plan defines (KY436-KY437)."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.analysis.scales import same_sign
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.rating import Direction
from kyodo_cli.rules.evaluations.recorded import named
from kyodo_cli.rules.subject import Subject, YearSubject

UNKNOWN_DIRECTION: Final = Rule("KY436", "unknown-direction", "error")
DIRECTIONS_NOT_DEFINED: Final = Rule("KY437", "directions-not-defined", "warning")


def unknown_directions(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find directions that are not among those of the plan."""
    directions = subject.plan.directions
    known = {same_sign(direction.code) for direction in directions}
    for item, code, path in _directions(year):
        if directions and same_sign(code) not in known:
            message = Message(
                "{item} has the direction “{code}”, which the plan does not define.", item=item, code=code
            )
            yield year.finding(UNKNOWN_DIRECTION, path, message, _directions_hint(code, directions))


def directions_not_defined(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find directions in the records of a plan that defines none."""
    if subject.plan.directions:
        return
    for item, code, path in _directions(year):
        message = Message(
            "{item} has the direction “{code}”, but the plan defines no directions.", item=item, code=code
        )
        hint = Message("Define it in the plan: “directions: [{{code: {code}, label: …}}]”.", code=code)
        yield year.finding(DIRECTIONS_NOT_DEFINED, path, message, hint)


def _directions(year: YearSubject) -> Iterator[tuple[str, str, Path]]:
    for item, evaluation in year.records.evaluations.items():
        for stage, review in evaluation.reviews.items():
            if review.direction is not None:
                yield item, review.direction, ("evaluations", item, "reviews", stage, "direction")
        if evaluation.response and evaluation.response.direction is not None:
            yield item, evaluation.response.direction, ("evaluations", item, "response", "direction")


def _directions_hint(code: str, directions: tuple[Direction, ...]) -> Message:
    names = [named(direction.code, direction.label) for direction in directions]
    meant = next((one.code for one in directions if same_sign(one.label) == same_sign(code)), None)
    if meant:
        return Message("Did you mean “{code}”? The directions are: {directions}.", code=meant, directions=names)
    return Message("The directions are: {directions}.", directions=names)


YEAR_CHECKS: Final = (
    (UNKNOWN_DIRECTION, unknown_directions),
    (DIRECTIONS_NOT_DEFINED, directions_not_defined),
)
