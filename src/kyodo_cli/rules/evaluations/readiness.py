"""Readiness of a year: that everything due is recorded (KY460-KY464); asked for by `validate --year`."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.analysis.readiness import AnyGap, SurveyGap, ValueGap
from kyodo_cli.analysis.readiness import readiness as answer
from kyodo_cli.analysis.standing import Gap, Lack, Question
from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.rules.evaluations.unread import is_unread
from kyodo_cli.rules.subject import Subject, YearSubject

NOT_EVALUATED: Final = Rule("KY460", "not-evaluated", "error")
NO_RESULT: Final = Rule("KY461", "no-result", "error")
NOT_RATED: Final = Rule("KY462", "not-rated", "error")
NO_VALUE: Final = Rule("KY463", "no-value", "error")
NO_SURVEY: Final = Rule("KY464", "no-survey", "error")

READINESS_RULES: Final = (NOT_EVALUATED, NO_RESULT, NOT_RATED, NO_VALUE, NO_SURVEY)

RULE_OF: Final[dict[Lack, Rule]] = {"evaluation": NOT_EVALUATED, "result": NO_RESULT, "rating": NOT_RATED}


def readiness(subject: Subject, year: int) -> Iterator[Finding]:
    """Find what is due in a fiscal year and not recorded; nothing where the plan is not in force."""
    here = next((one for one in subject.years if one.records.year == year), None)
    years = {one.records.year: one.records for one in reversed(subject.years)}
    for gap in answer(subject.outline, years, year).gaps:
        if not _is_found_otherwise(here, gap):
            yield _finding(subject, here, gap, year)


def _is_found_otherwise(here: YearSubject | None, gap: AnyGap) -> bool:
    """Say whether a gap is a finding of its own: a reason (KY438), or something written that could not be read."""
    if isinstance(gap, Gap) and gap.lack == "reason":
        return True
    return here is not None and is_unread(here, gap)


def _finding(subject: Subject, here: YearSubject | None, gap: AnyGap, year: int) -> Finding:
    """Point to the entry in the records, else to where it would stand, else to the plan."""
    file = f"records/{subject.name}/{year}.yaml"
    if isinstance(gap, Gap):
        rule, (message, hint) = RULE_OF[gap.lack], _evaluation_words(gap, year, file)
        in_plan, group, name = gap.entry.path, "evaluations", gap.entry.id
        is_there = here is not None and name in here.records.evaluations
    elif isinstance(gap, ValueGap):
        rule, (message, hint) = NO_VALUE, _value_words(gap, year, file)
        in_plan, group, name = gap.entry.path, "measurements", gap.entry.indicator.id
        is_there = here is not None and name in here.records.measurements
    else:
        rule, (message, hint) = NO_SURVEY, _survey_words(gap, year, file)
        in_plan, group, name, is_there = ("cycle", "survey"), "surveys", "", False
    if here is None:
        return subject.finding(rule, in_plan, message, hint)
    return here.finding(rule, (group, name) if is_there else (group,), message, hint, at_key=True)


def _evaluation_words(gap: Gap, year: int, file: str) -> tuple[Message, Message]:
    """Return what is not recorded, and where to write it."""
    item, question = gap.entry.id, gap.question
    if gap.lack == "evaluation":
        message = Message("{item} has no evaluation for fiscal year {year}.", item=item, year=year)
        return message, Message("Write it in {file}: evaluations, {item}.", file=file, item=item)
    if gap.lack == "result" or question is None:
        message = Message("{item} has no result recorded for fiscal year {year}.", item=item, year=year)
        return message, Message("Write what was done at “result” of this evaluation.")
    stage = _name(question)
    message = Message("{item} is not rated for fiscal year {year}: {stage}.", item=item, year=year, stage=stage)
    key = f"reviews, {question.stage.id}, " + (f"ratings, {question.axis.id}" if question.axis else "rating")
    return message, Message("Write the rating at: {key}.", key=key)


def _value_words(gap: ValueGap, year: int, file: str) -> tuple[Message, Message]:
    indicator = gap.entry.indicator.id
    hint = Message(
        "Write it in {file}: measurements, {indicator}; if there is no value, write “status” to say why.",
        file=file,
        indicator=indicator,
    )
    if gap.series is None:
        return Message("{indicator} has no value for fiscal year {year}.", indicator=indicator, year=year), hint
    message = Message(
        "{indicator} has no value of the series “{series}” for fiscal year {year}.",
        indicator=indicator,
        series=gap.series.id,
        year=year,
    )
    return message, hint


def _survey_words(gap: SurveyGap, year: int, file: str) -> tuple[Message, Message]:
    hint = Message("Write it in {file}: surveys; or correct “cycle” of the plan.", file=file)
    if gap.group is None:
        return Message("The survey of fiscal year {year} is not recorded.", year=year), hint
    message = Message("The survey of “{group}” in fiscal year {year} is not recorded.", group=gap.group, year=year)
    return message, hint


def _name(question: Question) -> Message | str:
    if question.axis is None:
        return question.stage.label
    return Message("{stage} ({axis})", stage=question.stage.label, axis=question.axis.label)
