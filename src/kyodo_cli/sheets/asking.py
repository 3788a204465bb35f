"""What is asked: of departments, of a later stage of review, and all that a table may answer."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kyodo_cli.analysis.as_of import as_of
from kyodo_cli.analysis.due import targets_in
from kyodo_cli.analysis.scales import applies_to, stages_of
from kyodo_cli.analysis.values import indicators_in
from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message, shown
from kyodo_cli.base.years import printed_year
from kyodo_cli.model.indicator import Indicator, Series
from kyodo_cli.model.outline import Entry, IndicatorEntry, Outline
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.rating import Stage
from kyodo_cli.reading.files import YearFile
from kyodo_cli.recording.evaluation import stage_named
from kyodo_cli.recording.measurement import own_place
from kyodo_cli.render.formats import quantity, when
from kyodo_cli.sheets.content import Answer, Block, Questions, Subject, recorded
from kyodo_cli.sheets.fields import (
    Field,
    cost_fields,
    item_fields,
    later_fields,
    response_fields,
    signature_fields,
    value_fields,
)
from kyodo_cli.sheets.shares import Share, share_of
from kyodo_cli.views.quantities import When, when_of
from kyodo_cli.views.verdicts import target_quantity
from kyodo_cli.views.words import Word, word
from kyodo_cli.workspace.book import PlanBook


def questions_of(book: PlanBook, year: int, stage: str | None) -> Questions:
    """Return what a stage of review is asked: by its id or name; departments for None or the first.

    Raises:
        UsageFault: the plan has no such stage in that year; those that it has are named.
    """
    meant = stage_named(as_of(book, year).plan, year, stage)
    is_first = stage is None or meant.id == stages_of(as_of(book, year).plan, year)[0].id
    return questions(book, year) if is_first else later_questions(book, year, meant)


def questions(book: PlanBook, year: int) -> Questions:
    """Return what departments are asked about a plan in a fiscal year.

    Args:
        book: the plan as it was read.
        year: the fiscal year that is evaluated.
    """
    paper = _Paper.of(book, year)
    stages = stages_of(paper.book.plan, year)[:1]
    fields = {stage.id: item_fields(paper.book, year, stage) for stage in stages}
    return Questions(paper.book, year, paper.items(stages, fields), paper.values())


def later_questions(book: PlanBook, year: int, stage: Stage) -> Questions:
    """Return what a later stage of review is asked, below what the stages before it have said.

    The city's response is asked for with the last stage.

    Args:
        book: the plan as it was read.
        year: the fiscal year that is evaluated.
        stage: the stage, as it holds in that year.
    """
    paper = _Paper.of(book, year)
    plan = paper.book.plan
    stages = stages_of(plan, year)
    last = [one.id for one in stages].index(stage.id)
    fields = {
        one.id: item_fields(paper.book, year, one) if at == 0 else later_fields(paper.book, year, one)
        for at, one in enumerate(stages[: last + 1])
    }
    if last == len(stages) - 1:
        fields[stage.id] += response_fields(plan)
    return Questions(paper.book, year, paper.items(stages[: last + 1], fields, only=stage), (), stage)


def all_questions(book: PlanBook, year: int) -> Questions:
    """Return all that can be recorded of a plan in a fiscal year: of every stage of review, money included."""
    paper = _Paper.of(book, year)
    stages = stages_of(paper.book.plan, year)
    fields = {}
    for at, one in enumerate(stages):
        asked = item_fields(paper.book, year, one) if at == 0 else later_fields(paper.book, year, one)
        fields[one.id] = (*asked, *signature_fields(paper.book.plan, one, one.id if at else None))
    if stages:
        first = stages[0].id
        fields[first] = tuple(dict.fromkeys((*fields[first], *cost_fields(), *response_fields(paper.book.plan))))
    return Questions(paper.book, year, paper.items(stages, fields), paper.values())


class _Paper(NamedTuple):
    """The plan as it was in a fiscal year, with its records, while questions about it are put together."""

    book: PlanBook
    outline: Outline
    year: int
    years: Mapping[int, YearFile]

    @classmethod
    def of(cls, book: PlanBook, year: int) -> "_Paper":
        """Return the plan as of a year."""
        then = as_of(book, year)
        return cls(
            then.book, then.outline, year, {int(one.name): one for one in book.year_files if one.name.isdecimal()}
        )

    def items(
        self, stages: Sequence[Stage], fields: Mapping[str, tuple[Field, ...]], only: Stage | None = None
    ) -> tuple[Block, ...]:
        """Return the questions about items that stages review; with `only`, about its items, and open for it alone."""
        found = []
        for entry in self.outline.entries:
            mine = [one for one in stages if entry.kind in applies_to(one, self.book.outline)]
            if mine and (only is None or only in mine):
                asked = [(field, only in (None, one)) for one in mine for field in fields[one.id]]
                found.append(self._item(entry, asked, has_department=only is None))
        return tuple(found)

    def values(self) -> tuple[Block, ...]:
        """Return the questions about indicators."""
        entries = indicators_in(self.book.outline, self.year)
        return tuple(one for entry in entries for one in _values(self.book, self.year, entry, self.years))

    def _item(self, entry: Entry, asked: Sequence[tuple[Field, bool]], *, has_department: bool) -> Block:
        plan = self.book.plan
        share = share_of(plan, entry.node, self.year)
        return Block(
            subject=(subject := Subject(entry.id, entry)),
            number=_number(self.book, entry),
            kind=entry.node.label or word(plan, entry.kind),
            title=entry.node.title,
            text=_said(word(plan, "need"), entry.node.need, plan) or entry.node.description or "",
            departments=_departments(plan, share),
            share=share if has_department else Share(None),
            answers=tuple(_answer(subject, field, self.year, self.years, is_open=is_open) for field, is_open in asked),
        )


def _number(book: PlanBook, entry: Entry) -> str:
    """Return what an item is known by: its own number where the plan numbers through, else with those above it."""
    own = entry.node.number
    numbers = [one.node.number for one in book.outline.of_kind(entry.kind)]
    return own if own and numbers.count(own) == 1 else entry.numbering


def _values(book: PlanBook, year: int, entry: IndicatorEntry, years: Mapping[int, YearFile]) -> Iterator[Block]:
    plan, indicator = book.plan, entry.indicator
    share = share_of(plan, entry.holder.node if entry.holder else None, year)
    for series in indicator.series or (None,):
        key = f"{indicator.id}.{series.id}" if series else indicator.id
        subject = Subject(key, indicator=entry, series=series)
        yield Block(
            subject=subject,
            number=indicator.number or (_number(book, entry.holder) if entry.holder else ""),
            kind=word(plan, "indicator"),
            title=_in_brackets(indicator.title, series.label, plan) if series else indicator.title,
            text=_target(plan, indicator, series, year),
            departments=_departments(plan, share),
            share=share,
            answers=tuple(_answer(subject, one, year, years) for one in value_fields(plan, indicator, series)),
            is_open=_is_open(subject, year, years.get(year)),
        )


def _is_open(subject: Subject, year: int, read: YearFile | None) -> bool:
    assert subject.indicator
    try:
        own_place(subject.indicator.indicator, subject.series.id if subject.series else None, year, read)
    except UsageFault:
        return False
    return True


def _answer(
    subject: Subject, field: Field, year: int, years: Mapping[int, YearFile], *, is_open: bool = True
) -> Answer:
    return Answer(
        key=f"{subject.key}/{field.key}",
        field=field,
        before=recorded(subject, field, year - 1, years.get(year - 1)),
        now=recorded(subject, field, year, years.get(year)),
        is_open=is_open,
    )


def _target(plan: Plan, indicator: Indicator, series: Series | None, year: int) -> str:
    unit = (series.unit if series else None) or indicator.unit
    wanted = [one for one in targets_in(indicator, year) if one.series in (None, series.id if series else None)]
    lines = []
    for one in wanted:
        value = quantity(target_quantity(one, unit), plan.language) or one.text or ""
        at = when_of(one)
        lines.append(_in_brackets(value, _when(at, plan.language), plan) if at else value)
    text = "\n".join(lines) or indicator.no_target_reason
    return _said(word(plan, "target"), text, plan) or ""


def _when(at: When, language: str) -> str:
    """Return the fiscal years of a target in words that can stand in brackets."""
    if not (at.is_every_year and at.first):
        return when(at, language)
    first = printed_year(at.first, language)
    if at.last is None:
        return Message("every year from {first} on", first=first).in_language(language)
    last = printed_year(at.last, language)
    return Message("every year from {first} to {last}", first=first, last=last).in_language(language)


def _departments(plan: Plan, share: Share) -> str:
    names = {one.id: one.name for one in plan.departments}
    found = [names.get(one, one) for one in (share.answers, *share.reads) if one]
    return shown(found, plan.language)


def _said(label: Word, text: str | None, plan: Plan) -> str | None:
    return shown(Message("{label}: {text}", label=label, text=text), plan.language) if text else None


def _in_brackets(text: str, inner: str, plan: Plan) -> str:
    return shown(Message("{stage} ({axis})", stage=text, axis=inner), plan.language)
