"""A plan or an indicator as text for a terminal."""

from dataclasses import replace

from kyodo_cli.base.language import Message
from kyodo_cli.base.width import width
from kyodo_cli.base.years import printed_date, printed_span, printed_year
from kyodo_cli.model.plan import Plan, Predecessor
from kyodo_cli.render.formats import percent, quantity, when
from kyodo_cli.render.item_text import period_text
from kyodo_cli.render.names import NAMES
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.render.record_text import indicator_text, parts_text
from kyodo_cli.render.since_text import NO_REASON, since_text
from kyodo_cli.views.overview import AmendedView, IndicatorOverview, PlanOverview, YearOfIndicator
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
    _positioning(plan, paper)
    for section in plan.sections:
        paper.heading(section.title or Message("Text of the plan"))
        paper.line(section.text, indent=2)
    _bodies(plan, paper)
    _amendments(Message("Changed since the plan was adopted"), view.amendments, paper)
    today = printed_year(view.today, paper.language)
    _amendments(Message("Different today ({year})", year=today), view.later, paper)
    if plan.source and plan.source.errata:
        paper.heading(Message("Errata"))
        for erratum in plan.source.errata:
            read_as = Message("read as “{text}”", text=erratum.read_as) if erratum.read_as else None
            paper.entry(erratum.at, join(paper, f"「{erratum.printed}」", read_as, erratum.note))


def _positioning(plan: Plan, paper: Paper) -> None:
    if not plan.positioning:
        return
    paper.heading(word(plan, "positioning"))
    if plan.positioning.text:
        paper.line(plan.positioning.text, indent=2)
    for basis in plan.positioning.basis:
        since = printed_date(basis.in_force, paper.language) if basis.in_force else None
        force = Message("(in force since {date})", date=since) if since else None
        paper.entry(Message("Legal basis"), join(paper, basis.law, basis.article, force))
    for parent in plan.positioning.parents:
        paper.entry(Message("Parent plans"), parent)


def _bodies(plan: Plan, paper: Paper) -> None:
    if plan.bodies:
        paper.heading(Message("Bodies"))
    for body in plan.bodies:
        paper.line(join(paper, body.name, Message("({text})", text=NAMES[body.kind]) if body.kind else None), indent=2)
        for role in body.roles:
            paper.line(f"- {role}", indent=4)


def indicator_overview_text(view: IndicatorOverview, paper: Paper) -> None:
    """Write an indicator: where it belongs, what is aimed at, what was measured."""
    paper.heading(f"{view.plan.title} ({view.plan.id})")
    if view.holder:
        paper.entry(join(paper, view.holder.word, view.holder.number), view.holder.title)
    indicator_text(view.indicator, paper)
    since_text(view.changes, view.differences, view.today, paper)
    paper.heading(Message("Records by fiscal year"))
    for year in view.years:
        _year(year, view.indicator.unit, paper)


def _year(view: YearOfIndicator, unit: str | None, paper: Paper) -> None:
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
            said = (row.series, *_value(row, unit, paper), Message("({text})", text=years))
            paper.entry(label, join(paper, *said), hang=width(label) + 2)
            label = " " * width(label)
        main = next((row for row in rows if row not in late), None)
        rate = one.found.rate
        said = (
            one.label,
            *(_value(main, unit, paper) if main else ()),
            Message("rate of achievement {rate}", rate=percent(rate.printed, paper.language)) if rate else None,
            Message("[{text}]", text=NAMES[one.found.verdict]),
        )
        paper.entry(label, join(paper, *said), hang=width(label) + 2)
        label = " " * width(label)


def _value(row: ValueView, unit: str | None, paper: Paper) -> tuple[Message | str | None, ...]:
    amount = None
    if row.quantity:
        amount = quantity(replace(row.quantity, unit=row.quantity.unit or unit), paper.language)
    return amount, parts_text(row), NAMES[row.status] if row.status else None, *row.notes


def _amendments(heading: Message, amendments: tuple[AmendedView, ...], paper: Paper) -> None:
    if not amendments:
        return
    paper.heading(heading)
    for one in amendments:
        change = one.amendment
        was, now = (Message("“{text}”", text=text) if text else None for text in (change.was, change.now))
        to = printed_year(change.to, paper.language) if change.to else None
        into = join(paper, "→", paper.say(one.into)) if one.into else None
        said = join(paper, NAMES[change.kind], paper.say(one.items), into, to)
        lines = [said, *([join(paper, was, "→", now)] if was and now else [])]
        lines += [paper.say(Message("Reason: {reason}", reason=change.reason))] if change.reason else []
        lines += [paper.say(NO_REASON)] if one.lacks_reason else []
        lines += [paper.say(Message("Source: {source}", source=change.source))] if change.source else []
        paper.entry(printed_year(change.year, paper.language), "\n".join(lines))


def _predecessor(one: Predecessor, paper: Paper) -> str:
    adopted = Message("adopted {date}", date=printed_date(one.adopted, paper.language)) if one.adopted else None
    until = printed_span(one.from_, one.to, paper.language) if one.from_ or one.to else None
    details = "、".join(paper.say(part) for part in (adopted, until) if part)
    return f"{one.title} ({details})" if details else one.title
