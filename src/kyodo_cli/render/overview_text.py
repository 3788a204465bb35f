"""A plan or an indicator as text for a terminal."""

from kyodo_cli.base.language import Message
from kyodo_cli.base.width import width
from kyodo_cli.base.years import printed_date, printed_span, printed_year
from kyodo_cli.model.plan import Predecessor
from kyodo_cli.render.formats import percent, quantity, when
from kyodo_cli.render.item_text import period_text
from kyodo_cli.render.names import NAMES
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.render.record_text import indicator_text
from kyodo_cli.views.overview import IndicatorOverview, PlanOverview, YearOfIndicator
from kyodo_cli.views.report.indicators import ValueView
from kyodo_cli.views.words import word


def plan_text(view: PlanOverview, paper: Paper) -> None:
    """Write a plan: whose it is, its years, where it comes from, what it holds, what is recorded."""
    plan = view.plan
    paper.heading(f"{plan.title} ({plan.id})")
    code = Message("(code {code})", code=plan.municipality.code) if plan.municipality.code else None
    facts: list[tuple[object, object]] = [
        (Message("Municipality"), join(paper, plan.municipality.prefecture, plan.municipality.name, code)),
    ]
    if plan.edition:
        facts.append((Message("Edition"), plan.edition))
    facts.append((word(plan, "period"), period_text(view.period, paper)))
    facts += [(Message("Earlier plan"), _predecessor(one, paper)) for one in plan.lineage]
    if plan.source and plan.source.document:
        facts.append((Message("Source"), plan.source.document))
    facts += view.counts
    years = [printed_year(year, paper.language) for year in view.years]
    facts.append((Message("Years recorded"), years or Message("none")))
    hang = max(width(paper.say(label)) for label, _ in facts) + 2
    for label, fact in facts:
        paper.entry(label, fact, hang=hang)
    if view.top:
        paper.heading(view.top[0].word)
        for one in view.top:
            paper.entry(one.number or one.id, one.title, hang=max(width(ref.number or ref.id) for ref in view.top) + 2)
    if plan.source and plan.source.errata:
        paper.heading(Message("Errata"))
        for erratum in plan.source.errata:
            read_as = Message("read as “{text}”", text=erratum.read_as) if erratum.read_as else None
            paper.entry(erratum.at, join(paper, f"「{erratum.printed}」", read_as, erratum.note))


def indicator_overview_text(view: IndicatorOverview, paper: Paper) -> None:
    """Write an indicator: where it belongs, what is aimed at, what was measured."""
    paper.heading(f"{view.plan.title} ({view.plan.id})")
    if view.holder:
        paper.entry(join(paper, view.holder.word, view.holder.number), view.holder.title)
    indicator_text(view.indicator, paper)
    paper.heading(Message("Records by fiscal year"))
    for year in view.years:
        _year(year, paper)


def _year(view: YearOfIndicator, paper: Paper) -> None:
    """Write what was measured in a year and how the indicator stands, a line for each value.

    A value that was reported late, for another year, stands before the one that counts.
    """
    label = printed_year(view.year, paper.language)
    for one in view.standing.series:
        rows = [row for row in view.values if row.series in (one.label, None)]
        counts = one.found.actual.measured if one.found.actual else view.year
        late = [row for row in rows if row.when and row.when.first != counts]
        for row in late:
            years = when(row.when, paper.language) if row.when else ""
            said = (row.series, *_value(row, paper), Message("({text})", text=years))
            paper.entry(label, join(paper, *said), hang=width(label) + 2)
            label = " " * width(label)
        main = next((row for row in rows if row not in late), None)
        rate = one.found.rate
        said = (
            one.label,
            *(_value(main, paper) if main else ()),
            Message("rate of achievement {rate}", rate=percent(rate.printed, paper.language)) if rate else None,
            Message("[{text}]", text=NAMES[one.found.verdict]),
        )
        paper.entry(label, join(paper, *said), hang=width(label) + 2)
        label = " " * width(label)


def _value(row: ValueView, paper: Paper) -> tuple[Message | str | None, ...]:
    amount = quantity(row.quantity, paper.language) if row.quantity else None
    return amount, NAMES[row.status] if row.status else None, *row.notes


def _predecessor(one: Predecessor, paper: Paper) -> str:
    adopted = Message("adopted {date}", date=printed_date(one.adopted, paper.language)) if one.adopted else None
    until = printed_span(one.from_, one.to, paper.language) if one.from_ or one.to else None
    details = "、".join(paper.say(part) for part in (adopted, until) if part)
    return f"{one.title} ({details})" if details else one.title
