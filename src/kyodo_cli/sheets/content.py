"""What stands in a workbook: an item or an indicator with its questions, last year's answers beside this year's."""

from typing import NamedTuple

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message, shown
from kyodo_cli.base.routes import Path
from kyodo_cli.model.indicator import Series
from kyodo_cli.model.outline import Entry, IndicatorEntry
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.rating import Stage
from kyodo_cli.reading.files import YearFile
from kyodo_cli.reading.nodes import Data
from kyodo_cli.recording.measurement import own_place
from kyodo_cli.recording.places import value_at
from kyodo_cli.render.formats import number
from kyodo_cli.sheets.fields import Choice, Field
from kyodo_cli.sheets.plain import plain
from kyodo_cli.sheets.shares import Share
from kyodo_cli.views.words import Word
from kyodo_cli.workspace.book import PlanBook


class Subject(NamedTuple):
    """What is asked about: an item, or an indicator and one of its series."""

    key: str
    entry: Entry | None = None
    indicator: IndicatorEntry | None = None
    series: Series | None = None


class Answer(NamedTuple):
    """One answer: the field, what was answered a year earlier, and what is recorded now; both as plain text.

    What an earlier stage of review has said is shown to a later one, and not open.
    """

    key: str
    field: Field
    before: str
    now: str
    is_open: bool = True


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
    """All that is asked about a plan in a fiscal year: of items, and of indicators.

    `stage` is the later stage of review that is asked; None where departments are.
    """

    book: PlanBook
    year: int
    items: tuple[Block, ...]
    values: tuple[Block, ...]
    stage: Stage | None = None

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
