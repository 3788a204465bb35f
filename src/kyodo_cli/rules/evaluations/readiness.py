"""Readiness of a year: that everything due for evaluation is recorded (KY46x); asked for by `validate --year`."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.analysis.standing import Gap, Lack, Question, covered_later, missing
from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.rules.subject import Subject, YearSubject
from kyodo_cli.rules.written import says

NOT_EVALUATED: Final = Rule("KY460", "not-evaluated", "error")
NO_RESULT: Final = Rule("KY461", "no-result", "error")
NOT_RATED: Final = Rule("KY462", "not-rated", "error")

READINESS_RULES: Final = (NOT_EVALUATED, NO_RESULT, NOT_RATED)

RULE_OF: Final[dict[Lack, Rule]] = dict(zip(("evaluation", "result", "rating"), READINESS_RULES, strict=True))


def readiness(subject: Subject, year: int) -> Iterator[Finding]:
    """Find what is due for evaluation in a fiscal year and not recorded; nothing where the plan is not in force."""
    here = next((one for one in subject.years if one.records.year == year), None)
    covered = covered_later({one.records.year: one.records for one in subject.years}, year)
    for gap in missing(subject.plan, subject.outline, here.records if here else None, year, covered):
        if gap.lack == "reason":
            continue  # a finding of its own (KY438), whether the year is asked for or not
        if here and _is_written(here, gap):
            continue  # it is there and could not be read, which is a finding of its own
        message, hint = _words(subject, gap, year)
        yield _finding(subject, here, gap, message, hint)


def _finding(subject: Subject, here: YearSubject | None, gap: Gap, message: Message, hint: Message) -> Finding:
    """Point to the item's entry in the records, else to where it would stand, else to the item in the plan."""
    rule = RULE_OF[gap.lack]
    if here is None:
        return subject.finding(rule, gap.entry.path, message, hint)
    if gap.lack == "evaluation":
        return here.finding(rule, ("evaluations",), message, hint, at_key=True)
    return here.finding(rule, ("evaluations", gap.entry.id), message, hint, at_key=True)


def _is_written(here: YearSubject, gap: Gap) -> bool:
    evaluation = ("evaluations", gap.entry.id)
    if gap.lack == "evaluation":
        return says(here.tree, evaluation[:1], evaluation[1])
    if gap.lack == "result" or gap.question is None:
        return says(here.tree, evaluation, "result")
    review = (*evaluation, "reviews", gap.question.stage.id)
    axis = gap.question.axis
    return says(here.tree, (*review, "ratings"), axis.id) if axis else says(here.tree, review, "rating")


def _words(subject: Subject, gap: Gap, year: int) -> tuple[Message, Message]:
    """Return what is not recorded, and where to write it."""
    item, question = gap.entry.id, gap.question
    file = f"records/{subject.name}/{year}.yaml"
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


def _name(question: Question) -> Message | str:
    if question.axis is None:
        return question.stage.label
    return Message("{stage} ({axis})", stage=question.stage.label, axis=question.axis.label)
