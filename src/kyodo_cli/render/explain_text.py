"""What is behind a verdict, as text for a terminal: to be followed with a pocket calculator."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from kyodo_cli.analysis.indicators.measured import Actual
from kyodo_cli.analysis.indicators.rates import Rate
from kyodo_cli.base.language import Message
from kyodo_cli.base.width import width
from kyodo_cli.base.years import printed_year
from kyodo_cli.render.formats import figure, number, percent, quantity, signed, when
from kyodo_cli.render.names import NAMES
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.render.statements import FORMULAS, caution, reason, refusal
from kyodo_cli.views.explain import ExplainView
from kyodo_cli.views.quantities import Quantity, When
from kyodo_cli.views.verdicts import SeriesView

DECIMALS: Final = 4
"""How many decimals of a number that goes on are shown."""

ROUNDING: Final = Message("四捨五入 (a half is rounded up) to one decimal")

COMBINED: Final = Message("The indicator has several series and is no better than the weakest of them: {verdict}.")

Facts = list[tuple[object, str]]


def explain_text(view: ExplainView, paper: Paper) -> None:
    """Write an indicator's verdict in a fiscal year, and for each series what it was made from."""
    paper.heading(f"{view.plan.title} ({view.plan.id})")
    if view.holder:
        paper.entry(join(paper, view.holder.word, view.holder.number), view.holder.title)
    one = view.indicator
    paper.heading(join(paper, view.word, one.number, one.title, f"[{one.id}]"))
    if one.definition:
        paper.line(one.definition, indent=2)
    year = printed_year(view.standing.year, paper.language)
    paper.heading(join(paper, year, NAMES[view.standing.verdict]))
    if view.standing.is_combined:
        paper.line(Message(COMBINED.text, verdict=NAMES[view.standing.verdict]), indent=2)
    for series in view.standing.series:
        if series.label:
            paper.heading(join(paper, series.label, NAMES[series.found.verdict]))
        _series(view, series, paper)


def working(rate: Rate, language: str) -> list[str]:
    """Return the computation of a rate with its numbers, a step a line, and what it is rounded to."""
    value, goal = _bracketed(rate.actual), _bracketed(rate.goal)
    if rate.baseline is None:
        first, second = (value, goal) if rate.name == "simple" else (goal, value)
        return [f"{first} ÷ {second} × 100 = {_result(rate.percent, rate.printed, language)}"]
    start = _bracketed(rate.baseline)
    parts = f"{_bracketed(rate.actual - rate.baseline)} ÷ {_bracketed(rate.goal - rate.baseline)} × 100"
    way = f"({value} - {start}) ÷ ({goal} - {start}) × 100 = {parts}"
    if rate.clock is None or rate.progress is None or rate.way_printed is None:
        return [f"{way} = {_result(rate.percent, rate.printed, language)}"]
    pace = Fraction(rate.way_printed) / rate.clock.share
    gone, whole = min(rate.clock.gone, rate.clock.whole), rate.clock.whole
    return [
        f"{way} = {_result(rate.progress, rate.way_printed, language)}",
        f"{rate.way_printed:,f} ÷ ({gone} ÷ {whole}) = {_result(pace, rate.printed, language)}",
    ]


def _series(view: ExplainView, series: SeriesView, paper: Paper) -> None:
    found = series.found
    facts = [*_numbers(view, series, paper), *_rate(series, paper), *_verdict(view, series, paper)]
    hang = max((width(paper.say(label)) for label, _ in facts), default=0) + 2
    for label, text in facts:
        paper.entry(label, text, hang=hang)
    if found.cautions:
        paper.heading(Message("Mind"))
        for one in found.cautions:
            paper.line(f"・{caution(one, paper.language)}", indent=2)


def _numbers(view: ExplainView, series: SeriesView, paper: Paper) -> Facts:
    found, unit = series.found, series.unit
    facts: Facts = []
    if series.baseline and found.baseline:
        of = When(found.baseline.year, found.baseline.year) if found.baseline.year else None
        status = found.baseline.status
        mark = _status(status) if status not in (None, "actual") else None
        facts.append((view.baseline_word, join(paper, _amount(series.baseline, unit, of, paper), mark)))
    if found.aim and series.target:
        amount = _amount(series.target, unit, series.target_when, paper)
        facts.append((view.target_word, join(paper, series.target_text, amount, *_against(series))))
        facts += _revision(series, paper)
    elif found.aim:
        facts.append((view.target_word, paper.say(Message("the baseline is to be kept"))))
    if series.actual and found.actual:
        facts.append((view.value_word, _measured(series, found.actual, series.actual, paper)))
    if later := view.later.get(found.series.id if found.series else None):
        where = Message("(in the records of {year})", year=printed_year(later.actual.reported, paper.language))
        final = join(paper, _measured(series, later.actual, later.quantity, paper), where)
        facts.append((Message("Final value"), final))
    if series.change:
        since = printed_year(series.change.since, paper.language)
        mark = None if series.change.is_comparable else Message("(not comparable)")
        said = Message("{difference} since {year}", difference=signed(series.change.difference), year=since)
        facts.append((Message("Change"), join(paper, said, mark)))
    return facts


def _against(series: SeriesView) -> tuple[Message | None, ...]:
    """Return what a target is held against, by name and by number."""
    aim = series.found.aim
    if aim is None or aim.target is None or aim.target.against is None:
        return ()
    name = Message("against: {what}", what=series.against) if series.against else None
    return name, Message("(compared with {value})", value=figure(aim.goal)) if aim.goal is not None else None


def _revision(series: SeriesView, paper: Paper) -> Facts:
    facts: Facts = []
    if series.revised_in:
        year = printed_year(series.revised_in, paper.language)
        facts.append((Message("Revision"), join(paper, year, series.revised_because)))
    for quantity_before, of in series.replaced:
        facts.append((Message("Before the revision"), _amount(quantity_before, series.unit, of, paper)))
    return facts


def _rate(series: SeriesView, paper: Paper) -> Facts:
    found = series.found
    if found.refusal:
        return [(Message("Rate"), paper.say(Message("none: {why}", why=refusal(found.refusal, paper.language))))]
    if found.rate is None:
        return []
    facts: Facts = [(Message("Formula used"), paper.say(FORMULAS[found.rate.name]))]
    if found.rate.clock:
        facts.append((Message("Years gone"), _time(found.rate, paper)))
    facts.append((Message("Computation"), "\n".join(working(found.rate, paper.language))))
    facts.append((Message("Rounding"), paper.say(ROUNDING)))
    facts.append((Message("Rate"), percent(found.rate.printed, paper.language)))
    if series.grade and series.grade_means and found.grade:
        text = Message(
            "{grade} ({meaning}): from {rate} % on, before rounding",
            grade=series.grade,
            meaning=series.grade_means,
            rate=found.grade.from_rate,
        )
        facts.append((Message("Grade"), paper.say(text)))
    return facts


def _time(rate: Rate, paper: Paper) -> str:
    clock = rate.clock
    if clock is None:
        return ""
    text = (
        Message("{gone} of {whole}, counted since the baseline", gone=clock.gone, whole=clock.whole)
        if clock.since == "baseline"
        else Message("{gone} of {whole}, counted from the plan's first year", gone=clock.gone, whole=clock.whole)
    )
    return paper.say(text)


def _verdict(view: ExplainView, series: SeriesView, paper: Paper) -> Facts:
    found = series.found
    facts: Facts = [
        (Message("Verdict"), paper.say(NAMES[found.verdict])),
        (Message("Because"), reason(found.rule, paper.language)),
    ]
    if found.rule.kind == "no_target_meant" and view.indicator.no_target_reason:
        facts.append((Message("Reason"), view.indicator.no_target_reason))
    if view.successor and found.verdict in ("not_due", "not_assessed"):
        name = view.successor if isinstance(view.successor, str) else view.successor.title or view.successor.id
        facts.append((Message("Followed by"), name))
    return facts


def _status(status: str | None) -> Message | None:
    return Message("({text})", text=NAMES[status]) if status else None


def _amount(value: Quantity, unit: str | None, of: When | None, paper: Paper) -> str:
    year = when(of, paper.language) if of else None
    said = quantity(replace(value, unit=unit), paper.language)
    return join(paper, said, Message("({text})", text=year) if year else None)


def _measured(series: SeriesView, actual: Actual, value: Quantity, paper: Paper) -> str:
    """Return the value measured; one that was divided, with its two parts."""
    of = When(actual.measured, actual.measured)
    if not actual.is_quotient or value.numerator is None or value.denominator is None:
        return _amount(value, series.unit, of, paper)
    times = " × 100" if actual.is_percentage else ""
    parts = f"{number(value.numerator)} ÷ {number(value.denominator)}{times} = {figure(actual.value)}"
    blank = "" if paper.language == "ja" else " "
    year = Message("({text})", text=when(of, paper.language))
    return join(paper, f"{parts}{blank}{series.unit}" if series.unit else parts, year)


def _bracketed(value: Fraction) -> str:
    return f"({figure(value)})" if value < 0 else figure(value)


def _result(value: Fraction, printed: Decimal, language: str) -> str:
    """Return what a computation gives: the first decimals where there are many, and what it is rounded to."""
    if value == Fraction(printed):
        return percent(printed, language)
    whole = int(abs(value) * 10**DECIMALS)
    shown = Decimal(whole).scaleb(-DECIMALS)
    return f"{'-' if value < 0 else ''}{shown:,f}… → {percent(printed, language)}"
