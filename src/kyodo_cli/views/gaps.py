"""What is missing from a year, each with who answers for it and the command that records it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kyodo_cli.analysis.mending import command
from kyodo_cli.analysis.progress import departments_of
from kyodo_cli.analysis.readiness import AnyGap, Readiness, SurveyGap, ValueGap
from kyodo_cli.analysis.standing import Lack
from kyodo_cli.views.item import Reference, reference
from kyodo_cli.views.report.records import question_word
from kyodo_cli.views.words import Word, word
from kyodo_cli.workspace.book import PlanBook

AnyLack = Lack | Literal["value", "survey"]


@dataclass(frozen=True, slots=True)
class GapRow:
    """Something missing: of what, at which stage, who answers for it and how it is recorded.

    `subject` is the item or the indicator, None for a survey; `departments` are names, by id. What is not
    `is_for_departments` waits for a later stage of review, or for a survey.
    """

    lack: AnyLack
    subject: Reference | None
    kind: str | None
    stage: str | None
    axis: str | None
    question: Word | None
    series: str | None
    group: str | None
    departments: Mapping[str, str]
    is_for_departments: bool
    command: str
    file: str


def gap_rows(
    book: PlanBook, ready: Readiness, year: int, others: Sequence[PlanBook] | None = None
) -> tuple[GapRow, ...]:
    """Return what is missing, in the order of the plan.

    Args:
        book: the plan and its years.
        ready: what the year asks for, whole or the part of some departments.
        year: the fiscal year that is evaluated.
        others: the plans of the workspace, whose items a command must not mean; None where they were not read.
    """
    return tuple(_gap(book, ready, gap, year, others) for gap in ready.gaps)


def following(ready: Readiness) -> tuple[tuple[Word, int], ...]:
    """Return the later stages that ask for more once items without an evaluation have one, with how many items."""
    return tuple((question_word(question), count) for question, count in ready.to_follow)


def _gap(book: PlanBook, ready: Readiness, gap: AnyGap, year: int, others: Sequence[PlanBook] | None) -> GapRow:
    plan, outline, names = book.plan, book.outline, {one.id: one.name for one in book.plan.departments}
    ids = departments_of(outline, ready, gap, year)
    subject, kind, question = None, None, None
    lack: AnyLack = "survey"
    if isinstance(gap, ValueGap):
        one = gap.entry.indicator
        lack, kind = "value", "indicator"
        subject = Reference(word(plan, "indicator"), one.id, one.number, one.title)
    elif not isinstance(gap, SurveyGap):
        lack, kind, question = gap.lack, gap.entry.kind, gap.question
        subject = reference(plan, gap.entry)
    return GapRow(
        lack=lack,
        subject=subject,
        kind=kind,
        stage=question.stage.id if question else None,
        axis=question.axis.id if question and question.axis else None,
        question=question_word(question) if question else None,
        series=gap.series.id if isinstance(gap, ValueGap) and gap.series else None,
        group=gap.group if isinstance(gap, SurveyGap) else None,
        departments={one: names.get(one, one) for one in ids},
        is_for_departments=ready.is_for_departments(gap),
        command=command(outline, gap, year, plan.id if _is_shared(book, subject, others) else None),
        file=f"records/{book.plan_file.name}/{year}.yaml",
    )


def _is_shared(book: PlanBook, subject: Reference | None, others: Sequence[PlanBook] | None) -> bool:
    """Say whether an id may be that of something in another plan as well; a survey has none before it is recorded."""
    if others is None:
        return True
    if subject is None:
        return len(others) > 1
    outlines = [other.outline for other in others if other is not book]
    return any(subject.id in one.by_id or subject.id in one.indicator_by_id for one in outlines)
