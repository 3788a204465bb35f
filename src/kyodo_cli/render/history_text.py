"""An item's years as text for a terminal: a table of the grades, then a block a year."""

from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.width import pad, width, wrap
from kyodo_cli.base.years import printed_year
from kyodo_cli.model.parts import Scalar
from kyodo_cli.model.plan import Plan
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.views.history import CorrectedView, GradeTable, HistoryView, YearView

NOTHING_RECORDED: Final = Message("nothing recorded")

STATES: Final = {
    "in_plan": NOTHING_RECORDED,
    "covered": Message("evaluated together with a later year"),
    "not_in_plan": Message("not part of the plan in force"),
}

NONE: Final = "–"
"""A cell of the table where nothing is recorded."""

GAP: Final = 2
"""Columns between two columns of the table."""


def history_text(view: HistoryView, plan: Plan, call: str, paper: Paper) -> None:
    """Write the years of an item; `call` is what shows one of them whole, without the year."""
    if view.grades:
        _grades(view.grades, paper)
        paper.blank()
    hang = max((width(printed_year(one.year, paper.language)) for one in view.years), default=0) + 2
    for one in view.years:
        paper.entry(printed_year(one.year, paper.language), _state(one, paper), hang=hang)
        if one.is_recorded:
            _year(one, plan, paper)
        for correction in one.corrections:
            paper.entry(_corrected_on(correction, paper), _correction(correction, paper), indent=4)
    omitting = [one.year for one in view.years if one.omits]
    if omitting:
        paper.blank()
        paper.line(Message("A year with all its texts: {call}", call=f"{call} --year {omitting[-1]}"), indent=2)


def _year(one: YearView, plan: Plan, paper: Paper) -> None:
    from kyodo_cli.render.record_text import record_text, value_text

    if one.record:
        record_text(one.record, plan, paper)
    for title, unit, value in one.values:
        value_text(value, paper, unit=unit, title=title)


def _state(one: YearView, paper: Paper) -> str:
    said = Message("recorded") if one.is_recorded else STATES[one.state]
    if one.last is None:
        return paper.say(said)
    from kyodo_cli.render.formats import date

    day = date(one.last.date, paper.language)
    if one.last.event == "closed":
        return join(paper, said, Message("(closed on {date})", date=day))
    return join(paper, said, Message("(opened again on {date})", date=day))


def _corrected_on(one: CorrectedView, paper: Paper) -> Message:
    from kyodo_cli.render.formats import date

    return Message("Corrected on {date}", date=date(one.correction.date, paper.language))


def _correction(one: CorrectedView, paper: Paper) -> str:
    place = one.place
    item = place.link.title if place.link and place.route.startswith("measurements") else None
    about = join(paper, item, *place.within, place.field) or place.route
    was, now = (_value(text, paper) for text in (one.correction.was, one.correction.now))
    said = Message("{about}: {was} → {now}", about=about, was=was, now=now)
    return join(paper, said, Message("({text})", text=one.correction.reason) if one.correction.reason else None)


def _value(value: Scalar | None, paper: Paper) -> Message:
    from kyodo_cli.render.formats import scalar

    return Message("(nothing)") if value is None else Message("“{text}”", text=paper.say(scalar(value)))


def _grades(table: GradeTable, paper: Paper) -> None:
    """Write years down and stages across, headings broken where they must be; as a list on a very narrow paper."""
    from kyodo_cli.render.table import column_widths

    names = [paper.say(name) for name in table.header]
    rows = [(printed_year(year, paper.language), [cell or NONE for cell in row]) for year, row in table.rows]
    first = max(width(year) for year, _ in rows) + GAP
    room = paper.columns - 2 - first - GAP * len(names)
    heads = [[name] for name in names]
    if sum(map(width, names)) > room:  # an axis goes below its stage before anything else is broken
        heads = [name.replace("（", "\n（").replace(" (", "\n(").split("\n") for name in names]
    widest = [max(head, key=width) for head in heads]
    widths = column_widths((widest, *(cells for _, cells in rows)), max(room, len(names)))
    if sum(widths) > room:
        for year, cells in rows:
            paper.entry(year, "、".join(f"{name} {cell}" for name, cell in zip(names, cells, strict=True)))
        return
    broken = [[part for line in head for part in wrap(line, at)] for head, at in zip(heads, widths, strict=True)]
    lines = [("", [head[at] if at < len(head) else "" for head in broken]) for at in range(max(map(len, broken)))]
    for year, cells in (*lines, *rows):
        parts = (pad(cell, columns + GAP) for cell, columns in zip(cells, widths, strict=True))
        paper.verbatim(pad(year, first) + "".join(parts), indent=2)
