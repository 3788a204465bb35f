"""What stands in a department's workbook: what it is asked, with last year's answers beside this year's."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kyodo_cli.analysis.as_of import as_of
from kyodo_cli.analysis.due import targets_in
from kyodo_cli.analysis.scales import applies_to, stages_of
from kyodo_cli.analysis.values import indicators_in
from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message, shown
from kyodo_cli.base.routes import Path
from kyodo_cli.model.indicator import Indicator, Series
from kyodo_cli.model.outline import Entry, IndicatorEntry
from kyodo_cli.model.plan import Plan
from kyodo_cli.reading.files import YearFile
from kyodo_cli.reading.nodes import Data
from kyodo_cli.recording.measurement import own_place
from kyodo_cli.recording.places import value_at
from kyodo_cli.render.formats import number, quantity, when
from kyodo_cli.sheets.fields import Choice, Field, item_fields, value_fields
from kyodo_cli.sheets.plain import plain
from kyodo_cli.sheets.shares import Share, share_of
from kyodo_cli.views.quantities import when_of
from kyodo_cli.views.verdicts import target_quantity
from kyodo_cli.views.words import Word, word
from kyodo_cli.workspace.book import PlanBook


class Subject(NamedTuple):
    """What is asked about: an item, or an indicator and one of its series."""

    key: str
    entry: Entry | None = None
    indicator: IndicatorEntry | None = None
    series: Series | None = None


class Answer(NamedTuple):
    """One answer: the field, what was answered a year earlier, and what is recorded now; both as plain text."""

    key: str
    field: Field
    before: str
    now: str


class Block(NamedTuple):
    """An item or an indicator with all that is asked about it; a sheet cannot answer for one with several values."""

    subject: Subject
    number: str
    kind: Word
    title: str
    text: str
    departments: str
    share: Share
    answers: tuple[Answer, ...]
    is_open: bool = True


class Questions(NamedTuple):
    """All that departments are asked about a plan in a fiscal year: of items, and of indicators."""

    book: PlanBook
    year: int
    items: tuple[Block, ...]
    values: tuple[Block, ...]

    @property
    def plan(self) -> Plan:
        """The plan in the words of the year."""
        return self.book.plan

    def departments(self) -> tuple[str | None, ...]:
        """Return the departments that are asked, in the order of the plan; None is for what nobody is named for."""
        asked = {block.share.answers for block in (*self.items, *self.values)}
        known = [one.id for one in self.plan.departments if one.id in asked]
        rest = sorted(one for one in asked if one is not None and one not in known)
        return (*known, *rest, *((None,) if None in asked else ()))


def questions(book: PlanBook, year: int) -> Questions:
    """Return what departments are asked about a plan in a fiscal year.

    Args:
        book: the plan as it was read.
        year: the fiscal year that is evaluated.
    """
    then = as_of(book, year)
    years = {int(one.name): one for one in book.year_files if one.name.isdecimal()}
    plan = then.plan
    first = stages_of(plan, year)[:1]
    items = tuple(
        _item(then.book, year, entry, item_fields(then.book, year, stage), years)
        for stage in first
        for entry in then.outline.entries
        if entry.kind in applies_to(stage, then.book.outline)
    )
    entries = indicators_in(then.book.outline, year)
    values = (one for entry in entries for one in _values(then.book, year, entry, years))
    return Questions(then.book, year, items, tuple(values))


def path_of(subject: Subject, field: Field, year: int, read: YearFile | None) -> Path | None:
    """Return where an answer stands in a year's records; None where a measurement has no entry yet.

    Raises:
        UsageFault: several values of the year stand there.
    """
    if subject.entry:
        return ("evaluations", subject.entry.id, *field.path)
    assert subject.indicator
    series = subject.series.id if subject.series else None
    base = own_place(subject.indicator.indicator, series, year, read)
    return (*base, *field.path) if base else None


def recorded(subject: Subject, field: Field, year: int, read: YearFile | None) -> str:
    """Return what is recorded for a field, as plain text; an axis is rated in short or with a comment beside it."""
    try:
        path = path_of(subject, field, year, read)
    except UsageFault:  # several values: none of them is the one
        return ""
    found: Data = value_at(read, path) if path else None
    if isinstance(found, dict):
        found = found.get("rating")
    return "" if isinstance(found, tuple) else plain(found)


def _item(book: PlanBook, year: int, entry: Entry, fields: tuple[Field, ...], years: Mapping[int, YearFile]) -> Block:
    plan = book.plan
    share = share_of(plan, entry.node, year)
    return Block(
        subject=(subject := Subject(entry.id, entry)),
        number=_number(book, entry),
        kind=entry.node.label or word(plan, entry.kind),
        title=entry.node.title,
        text=_said(word(plan, "need"), entry.node.need, plan) or entry.node.description or "",
        departments=_departments(plan, share),
        share=share,
        answers=_answers(subject, fields, year, years),
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
            answers=_answers(subject, value_fields(plan, indicator, series), year, years),
            is_open=_is_open(subject, year, years.get(year)),
        )


def _is_open(subject: Subject, year: int, read: YearFile | None) -> bool:
    assert subject.indicator
    try:
        own_place(subject.indicator.indicator, subject.series.id if subject.series else None, year, read)
    except UsageFault:
        return False
    return True


def _answers(subject: Subject, fields: Iterable[Field], year: int, years: Mapping[int, YearFile]) -> tuple[Answer, ...]:
    return tuple(
        Answer(
            key=f"{subject.key}/{field.name}",
            field=field,
            before=recorded(subject, field, year - 1, years.get(year - 1)),
            now=recorded(subject, field, year, years.get(year)),
        )
        for field in fields
    )


def _target(plan: Plan, indicator: Indicator, series: Series | None, year: int) -> str:
    unit = (series.unit if series else None) or indicator.unit
    wanted = [one for one in targets_in(indicator, year) if one.series in (None, series.id if series else None)]
    lines = []
    for one in wanted:
        value = quantity(target_quantity(one, unit), plan.language) or one.text or ""
        at = when_of(one)
        lines.append(_in_brackets(value, when(at, plan.language), plan) if at else value)
    text = "\n".join(lines) or indicator.no_target_reason
    return _said(word(plan, "target"), text, plan) or ""


def _departments(plan: Plan, share: Share) -> str:
    names = {one.id: one.name for one in plan.departments}
    found = [names.get(one, one) for one in (share.answers, *share.reads) if one]
    return shown(found, plan.language)


def _said(label: Word, text: str | None, plan: Plan) -> str | None:
    return shown(Message("{label}: {text}", label=label, text=text), plan.language) if text else None


def _in_brackets(text: str, inner: str, plan: Plan) -> str:
    return shown(Message("{stage} ({axis})", stage=text, axis=inner), plan.language)


def shown_answer(field: Field, text: str, language: str) -> str:
    """Return plain text as people read it: a choice with its meaning, a number with its commas."""
    if not text:
        return ""
    choice = next((one for one in field.choices if one.code == text), None)
    if choice:
        return shown_choice(choice, language)
    if field.kind == "number":
        return number(float(text) if "." in text else int(text))
    return text


def shown_choice(choice: Choice, language: str) -> str:
    """Return a choice as the list offers it: its code, where that is no mere name of ours, and its meaning."""
    label = shown(choice.label, language)
    if choice.code == label or isinstance(choice.label, Message):
        return label
    return f"{choice.code}：{label}" if language == "ja" else f"{choice.code}: {label}"
