"""How an indicator stands in a fiscal year, series by series, for people and for programs."""

from dataclasses import dataclass
from fractions import Fraction

from kyodo_cli.analysis.indicators.assessment import SeriesAssessment, assess
from kyodo_cli.analysis.indicators.judging import VERDICTS, Verdict
from kyodo_cli.analysis.indicators.measured import Actual
from kyodo_cli.model.indicator import Indicator, Target
from kyodo_cli.views.grades import grade_word
from kyodo_cli.views.quantities import Quantity, When, when_of
from kyodo_cli.views.words import Word
from kyodo_cli.workspace.book import PlanBook


@dataclass(frozen=True, slots=True)
class ChangeView:
    """By how much a value differs from the last one measured before; without `is_comparable`, a break lies between."""

    difference: Fraction
    since: int
    is_comparable: bool


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One series, or the whole where there is none: `found` is what the analysis says, the rest is how to read it."""

    label: str | None
    unit: str | None
    found: SeriesAssessment
    baseline: Quantity | None
    target: Quantity | None
    target_when: When | None
    target_text: str | None
    against: str | None
    replaced: tuple[tuple[Quantity, When | None], ...]
    revised_in: int | None
    revised_because: str | None
    actual: Quantity | None
    change: ChangeView | None
    grade: str | None
    grade_means: Word | None

    @property
    def rank(self) -> int:
        """The place of the verdict in the order in which verdicts are listed."""
        return VERDICTS.index(self.found.verdict)


@dataclass(frozen=True, slots=True)
class StandingView:
    """An indicator in a fiscal year; `is_combined` where the verdict is made of those of several series."""

    year: int
    verdict: Verdict
    is_combined: bool
    series: tuple[SeriesView, ...]


def standing_view(book: PlanBook, indicator: Indicator, year: int) -> StandingView:
    """Put together how an indicator stands in a fiscal year."""
    entry = book.outline.entry_of(indicator)
    found = assess(book.outline, entry, book.years, year)
    parts = tuple(_series(indicator, one) for one in found.series)
    return StandingView(year, found.verdict, len(parts) > 1, parts)


def _series(indicator: Indicator, found: SeriesAssessment) -> SeriesView:
    series, baseline, aim, actual = found.series, found.baseline, found.aim, found.actual
    unit = (series.unit if series else None) or indicator.unit
    target = aim.target if aim else None
    references = {one.id: one.label for one in indicator.references}
    return SeriesView(
        label=series.label if series else None,
        unit=unit,
        found=found,
        baseline=Quantity(baseline.value, as_printed=baseline.as_printed, unit=unit) if baseline else None,
        target=target_quantity(target, unit) if target else None,
        target_when=when_of(target) if target else None,
        target_text=target.text if target else None,
        against=references.get(target.against) if target and target.against else None,
        replaced=tuple((target_quantity(one, unit), when_of(one)) for one in (aim.replaced if aim else ())),
        revised_in=target.revised if target else None,
        revised_because=target.reason if target else None,
        actual=actual_quantity(actual, unit) if actual and actual.record else None,
        change=_change(indicator, found),
        grade=found.grade.code if found.grade else None,
        grade_means=grade_word(found.scale, found.grade),
    )


def actual_quantity(actual: Actual, unit: str | None) -> Quantity:
    """Return a value as it is to be read, as its record prints it where it does."""
    record = actual.record
    return Quantity(
        record.value if record else None,
        numerator=record.numerator if record else None,
        denominator=record.denominator if record else None,
        as_printed=record.as_printed if record else None,
        unit=unit,
        computed=actual.value if actual.is_quotient else None,
    )


def target_quantity(target: Target, unit: str | None) -> Quantity:
    """Return a target as it is to be read."""
    return Quantity(target.value, target.min, target.max, op=target.op, as_printed=target.as_printed, unit=unit)


def _change(indicator: Indicator, found: SeriesAssessment) -> ChangeView | None:
    now, then = found.actual, found.previous
    if now is None or then is None:
        return None
    is_broken = any(then.measured < one.year <= now.measured for one in indicator.breaks)
    return ChangeView(now.value - then.value, then.measured, not is_broken)
