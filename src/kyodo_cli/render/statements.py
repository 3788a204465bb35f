"""The sentences behind verdicts, rates and warnings, with their numbers and years as they are read."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from kyodo_cli.analysis.indicators.said import Said
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import printed_year
from kyodo_cli.render.formats import figure, number
from kyodo_cli.render.names import NAMES

RULES: Final[dict[str, Message]] = {
    "met": Message("The value meets the target."),
    "met_early": Message("The value meets the target, which is due in {due_year}, ahead of time."),
    "not_met": Message("The target is due in {due_year}, and the value does not meet it."),
    "overdue": Message("The target was due in {due_year}, and the value does not meet it."),
    "on_the_line": Message(
        "The target is due in {due_year}. On the straight line from the baseline {baseline} to {target}, {line} would "
        "be due after {gone} of {whole} years; the value is there or beyond."
    ),
    "behind_the_line": Message(
        "The target is due in {due_year}. On the straight line from the baseline {baseline} to {target}, {line} would "
        "be due after {gone} of {whole} years; the value is not there yet."
    ),
    "past_the_range": Message("The value has gone beyond the other end of what is aimed at."),
    "lost_what_was_met": Message("The baseline {baseline} met the target, and the value no longer does."),
    "no_line_without_year": Message(
        "The value does not meet the target, and by when it is to be reached is not stated: "
        "whether it is on its way cannot be said."
    ),
    "no_line_without_baseline": Message(
        "The target is due in {due_year} and not yet met; without a baseline, whether the value is on its way cannot "
        "be said."
    ),
    "no_line_without_start": Message(
        "The target is due in {due_year} and not yet met; without the year of the baseline, whether the value is on "
        "its way cannot be said."
    ),
    "moved_since_baseline": Message("Only a direction is wanted: since the baseline {start}, the value has moved so."),
    "not_moved_since_baseline": Message(
        "Only a direction is wanted: since the baseline {start}, the value has not moved so."
    ),
    "moved_since_previous": Message(
        "Only a direction is wanted: since {start_year} ({start}), the value has moved so."
    ),
    "not_moved_since_previous": Message(
        "Only a direction is wanted: since {start_year} ({start}), the value has not moved so."
    ),
    "no_direction": Message("Only a direction is wanted, and the plan does not say which."),
    "nothing_to_compare": Message("There is neither a baseline nor an earlier value to compare with."),
    "in_words": Message("The target is in words: no value can be held against it."),
    "no_side": Message("The plan does not say whether more or less than the target counts as met."),
    "nothing_to_hold_against": Message("What the target is held against has no value yet."),
    "distance_unclear": Message(
        "The target has a number and is held against something: which of the two counts is not stated."
    ),
    "no_target": Message("There is no target."),
    "no_target_meant": Message("The plan sets no target."),
    "done": Message("Recorded as done in {done_year}."),
    "not_done": Message("It was due in {due_year} and is not recorded as done."),
    "milestone_ahead": Message("It is not recorded as done, and not yet due."),
    "nothing_recorded": Message("A value is due, and nothing is recorded."),
    "no_value": Message("There is no value: {status}."),
    "several_values": Message("Several values are recorded, and none of them is said to be the one that counts."),
    "counted_before": Message(
        "The value was measured in {measured_year} and counted in {first_year}; a value counts once."
    ),
    "off_cycle": Message("It is measured every {every} years; the next time is {next_year}."),
    "cycle_without_first": Message("It is not measured every year, and the first year is not stated."),
    "zero_denominator": Message("The denominator is 0, which gives no ratio."),
    "value_in_words": Message("The value is recorded in words."),
    "plan_not_in_force": Message("The plan is not in force in this year."),
    "item_not_in_plan": Message("The item of this indicator is not part of the plan in this year."),
    "not_followed": Message("The indicator is not followed in this year."),
    "discontinued_before": Message("Measuring ended in {end_year}."),
}
"""Why a verdict is what it is."""

REFUSALS: Final[dict[str, Message]] = {
    "two_sided": Message("Too much is as wrong as too little here, which no rate can say."),
    "less_is_better": Message("Less is better here, and this formula counts more as better."),
    "more_is_better": Message("More is better here, and this formula counts less as better."),
    "zero_target": Message("The target is 0, by which nothing can be divided."),
    "zero_value": Message("The value is 0, by which nothing can be divided."),
    "negative": Message("A negative number turns a quotient upside down."),
    "no_baseline": Message("This formula counts from the baseline, and there is none."),
    "no_way_to_go": Message("Baseline and target are the same ({target}): there is no way between them to measure."),
    "target_behind_baseline": Message(
        "The target {target} is worse than the baseline {baseline}: this formula would call a worse value better."
    ),
    "no_time": Message("This formula needs the years from which and by which the target is to be reached."),
    "no_time_gone": Message("No time has gone since the value that progress is counted from."),
    "too_large": Message("The rate would be beyond all measure (over {most} %)."),
}
"""Why there is no rate although a formula is declared."""

CAUTIONS: Final[dict[str, Message]] = {
    "provisional": Message("The value is provisional."),
    "estimate": Message("The value is an estimate."),
    "measured_in_other_year": Message("The value was measured in {measured_year}."),
    "break_since_baseline": Message(
        "From {break_year} on, values cannot be compared with those before, the baseline among them."
    ),
    "break_since_previous": Message("From {break_year} on, values cannot be compared with the one before."),
    "tiny_span": Message("From {baseline} to {target} is a tiny way: the smallest change moves the rate wildly."),
    "below_zero": Message("The rate is below 0 %, although the value is {share} % of the target."),
    "rounds_to_target": Message("Before rounding, the rate is below 100 %: the target is not met."),
    "grade_by_rate": Message(
        "The grade {grade} goes by the rate alone, the verdict by the target and the year it is due: both hold."
    ),
    "only_equal": Message("The target is to be exceeded; a rate of 100 % does not meet it."),
    "printed_differs": Message("The city has published another rate: {printed}."),
    "target_behind_baseline": Message(
        "The target {target} is worse than the baseline {baseline}: it can be met by a value worse than that of then."
    ),
    "about": Message("“About” is taken as met within {slack} % of the target; the plan does not say how near."),
}
"""What has to be said beside a verdict or a rate."""

FORMULAS: Final[dict[str, Message]] = {
    "simple": Message("value ÷ target"),
    "inverse": Message("target ÷ value"),
    "from_baseline": Message("(value - baseline) ÷ (target - baseline)"),
    "pace": Message("(value - baseline) ÷ (target - baseline), divided by the share of the years gone"),
}
"""The formulas of a rate, in words."""

_MOST: Final = "1,000,000,000"


def reason(one: Said, language: str) -> str:
    """Return why a verdict is what it is."""
    return _sentence(RULES, one, language)


def caution(one: Said, language: str) -> str:
    """Return a warning."""
    return _sentence(CAUTIONS, one, language)


def refusal(one: Said, language: str) -> str:
    """Return why there is no rate, and by which formula there would be one."""
    said = _sentence(REFUSALS, one, language)
    use = one.values.get("use")
    if not isinstance(use, str):
        return said
    hint = Message("The formula “{name}” ({formula}) gives a rate.", name=use, formula=FORMULAS[use])
    return f"{said}{'' if language == 'ja' else ' '}{hint.in_language(language)}"


def _sentence(words: dict[str, Message], one: Said, language: str) -> str:
    values = {name: _value(name, value, language) for name, value in one.values.items()}
    return Message(words[one.kind].text, **({"most": _MOST} | values)).in_language(language)


def _value(name: str, value: object, language: str) -> str:
    if value is None:
        return ""
    if name.endswith("year") and isinstance(value, int):
        return printed_year(value, language)
    if name == "status":
        return NAMES[str(value)].in_language(language)
    if isinstance(value, (Fraction, Decimal)):
        return figure(value)
    return number(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)
