"""What is recorded of a year, and what becomes of the year."""

from pathlib import Path
from typing import Annotated

import typer

from kyodo_cli.base.kinds import LISTS
from kyodo_cli.base.language import Message
from kyodo_cli.cli.signatures.parameters import Indicator, Plan, _, choices
from kyodo_cli.recording.measurement import STATUSES

TheYear = Annotated[str, typer.Option("--year", metavar="YEAR", help=_("The fiscal year: 2024, R6 or 令和6年度."))]
ThePlan = Annotated[str | None, typer.Option("--plan", metavar="ID", help=_("The plan that is meant."))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Only show what would be different, as a diff."))]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help=_("Who says so: a department, a body or a name."))]
OnDate = Annotated[str | None, typer.Option("--date", metavar="DATE", help=_("When, as YYYY-MM-DD."))]


def _text(option: str, help_text: str) -> object:
    return typer.Option(option, metavar="TEXT", help=help_text)


def evaluate(
    ctx: typer.Context,
    year: TheYear,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help=_("vision, goal, aim, measure or action (not with --from)."),
            autocompletion=choices(*LISTS),
        ),
    ] = None,
    item: Annotated[
        str | None, typer.Argument(metavar="ID", help=_("An id, number or position: a04, 4, 1-1-2, kamagaya:a04."))
    ] = None,
    rating: Annotated[
        list[str] | None,
        typer.Option("--rating", metavar="CODE|AXIS=CODE", help=_("The grade; by axis, once for each.")),
    ] = None,
    result: Annotated[str | None, _text("--result", _("What was done."))] = None,
    planned: Annotated[str | None, _text("--planned", _("What was planned for the year."))] = None,
    variance: Annotated[str | None, _text("--variance", _("Why it went otherwise than planned."))] = None,
    issues: Annotated[str | None, _text("--issues", _("What remains difficult."))] = None,
    next_steps: Annotated[str | None, _text("--next", _("What is to be done next."))] = None,
    direction: Annotated[
        str | None,
        typer.Option("--direction", metavar="CODE", help=_("The direction that the stage sees for the item.")),
    ] = None,
    comment: Annotated[
        list[str] | None,
        typer.Option("--comment", metavar="TEXT|AXIS=TEXT", help=_("The comment of the stage, or on one axis.")),
    ] = None,
    stage: Annotated[
        str | None, typer.Option("--stage", metavar="ID", help=_("The stage of review (default: the first)."))
    ] = None,
    by: By = None,
    date: OnDate = None,
    response: Annotated[str | None, _text("--response", _("What the city answers to the review."))] = None,
    response_direction: Annotated[
        str | None, typer.Option("--response-direction", metavar="CODE", help=_("The direction of the city's answer."))
    ] = None,
    budget: Annotated[str | None, typer.Option("--budget", metavar="YEN", help=_("The budget in yen."))] = None,
    actual: Annotated[str | None, typer.Option("--actual", metavar="YEN", help=_("What was spent, in yen."))] = None,
    covers: Annotated[
        str | None, typer.Option("--covers", metavar="YEARS", help=_("The years evaluated together: 2023-2024."))
    ] = None,
    field: Annotated[
        list[str] | None, typer.Option("--field", metavar="KEY=VALUE", help=_("A field of the plan's own."))
    ] = None,
    edit: Annotated[bool, typer.Option("--edit", help=_("Write it in your editor ($EDITOR)."))] = False,
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help=_("Record a yaml, json or csv file, all or nothing.")),
    ] = None,
    plan: Plan = None,
    dry_run: DryRun = False,
) -> int:
    from kyodo_cli.base.errors import UsageFault
    from kyodo_cli.cli.commands.evaluate import evaluate as run_evaluate
    from kyodo_cli.cli.commands.evaluate import evaluate_from
    from kyodo_cli.recording.typed import Typed

    typed = Typed(
        ratings=rating or (),
        planned=planned,
        result=result,
        variance=variance,
        issues=issues,
        next=next_steps,
        direction=direction,
        comments=comment or (),
        response=response,
        response_direction=response_direction,
        budget=budget,
        actual=actual,
        covers=covers,
        fields=field or (),
        stage=stage,
        by=by,
        date=date,
    )
    if source is not None:
        if kind or any(typed) or edit:
            raise UsageFault(
                Message("--from takes everything from the file."),
                Message("Leave out the item and the other options, or leave out --from."),
            )
        return evaluate_from(ctx.obj, source, year, plan=plan, dry_run=dry_run)
    if kind is None or item is None:
        raise UsageFault(
            Message("{what} is missing.", what="KIND ID"),
            Message("“{command} --help” shows how it is called.", command="kyodo evaluate"),
        )
    return run_evaluate(ctx.obj, kind, item, year, typed, plan=plan, edit=edit, dry_run=dry_run)


def record_indicator(
    ctx: typer.Context,
    item: Indicator,
    year: TheYear,
    value: Annotated[
        str | None, typer.Option("--value", metavar="NUMBER", help=_("The value, without its unit."))
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help=_("What kind of value it is, or why there is none."),
            autocompletion=choices(*STATUSES),
        ),
    ] = None,
    measured: Annotated[
        str | None, typer.Option("--measured", metavar="YEAR", help=_("The fiscal year that it was measured in."))
    ] = None,
    series: Annotated[
        str | None, typer.Option("--series", metavar="ID", help=_("Which of several values it is."))
    ] = None,
    numerator: Annotated[str | None, typer.Option("--numerator", metavar="NUMBER", help=_("Of a ratio."))] = None,
    denominator: Annotated[str | None, typer.Option("--denominator", metavar="NUMBER", help=_("Of a ratio."))] = None,
    as_printed: Annotated[str | None, _text("--as-printed", _("The value as the city printed it."))] = None,
    note: Annotated[str | None, _text("--note", _("What is to be said of the value."))] = None,
    survey: Annotated[
        str | None, typer.Option("--survey", metavar="ID", help=_("The survey that it comes from."))
    ] = None,
    plan: ThePlan = None,
    dry_run: DryRun = False,
) -> int:
    from kyodo_cli.cli.commands.record import record_indicator as run_record

    typed = {
        "value": value,
        "status": status,
        "measured": measured,
        "series": series,
        "numerator": numerator,
        "denominator": denominator,
        "as_printed": as_printed,
        "note": note,
        "survey": survey,
    }
    return run_record(ctx.obj, item, year, typed, plan=plan, dry_run=dry_run)


def record_survey(
    ctx: typer.Context,
    identity: Annotated[str, typer.Argument(metavar="ID", help=_("The survey's id, such as s1."))],
    year: TheYear,
    group: Annotated[str | None, _text("--group", _("Whom it asked: 市民, 事業者 …"))] = None,
    population: Annotated[str | None, _text("--population", _("Of whom the sample was drawn."))] = None,
    sample: Annotated[str | None, typer.Option("--sample", metavar="N", help=_("How many were asked."))] = None,
    responses: Annotated[str | None, typer.Option("--responses", metavar="N", help=_("How many answered."))] = None,
    method: Annotated[str | None, _text("--method", _("How they were asked: 郵送 …"))] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help=_("The first day."))] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help=_("The last day."))] = None,
    plan: ThePlan = None,
    dry_run: DryRun = False,
) -> int:
    from kyodo_cli.cli.commands.record import record_survey as run_record

    typed = {
        "group": group,
        "population": population,
        "sample": sample,
        "responses": responses,
        "method": method,
        "from": first,
        "to": last,
    }
    return run_record(ctx.obj, identity, year, typed, plan=plan, dry_run=dry_run)


def record_publication(
    ctx: typer.Context,
    year: TheYear,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help=_("The day of publication."))
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help=_("The day that the report speaks of (基準日)."))
    ] = None,
    contact: Annotated[str | None, _text("--contact", _("Who made it, and where to ask."))] = None,
    plan: ThePlan = None,
    dry_run: DryRun = False,
) -> int:
    from kyodo_cli.cli.commands.record import record_publication as run_record

    typed = {"published": published, "as_of": as_of, "contact": contact}
    return run_record(ctx.obj, year, typed, plan=plan, dry_run=dry_run)


def close(
    ctx: typer.Context,
    year: TheYear,
    by: By = None,
    date: OnDate = None,
    reason: Annotated[str | None, _text("--reason", _("Why it is closed although something is missing."))] = None,
    plan: ThePlan = None,
    dry_run: DryRun = False,
) -> int:
    from kyodo_cli.cli.commands.year import close as run_close

    return run_close(ctx.obj, year, plan=plan, by=by, date=date, reason=reason, dry_run=dry_run)


def reopen(
    ctx: typer.Context,
    year: TheYear,
    reason: Annotated[str, _text("--reason", _("Why it is opened again."))],
    by: By = None,
    date: OnDate = None,
    plan: ThePlan = None,
    dry_run: DryRun = False,
) -> int:
    from kyodo_cli.cli.commands.year import reopen as run_reopen

    return run_reopen(ctx.obj, year, reason, plan=plan, by=by, date=date, dry_run=dry_run)


def correct(
    ctx: typer.Context,
    place: Annotated[
        str, typer.Argument(metavar="PLACE", help=_("What is wrong: evaluations/a04/result, measurements/i1/value."))
    ],
    year: TheYear,
    reason: Annotated[str, _text("--reason", _("What the mistake was."))],
    now: Annotated[str | None, _text("--now", _("What is right."))] = None,
    remove: Annotated[bool, typer.Option("--remove", help=_("Nothing should stand there."))] = False,
    date: OnDate = None,
    plan: ThePlan = None,
    dry_run: DryRun = False,
) -> int:
    from kyodo_cli.base.errors import UsageFault
    from kyodo_cli.cli.commands.year import correct as run_correct

    if (now is None) != remove:
        raise UsageFault(Message("Say what is right with --now, or that nothing should stand there with --remove."))
    return run_correct(ctx.obj, place, year, now, reason, plan=plan, date=date, dry_run=dry_run)


def rollover(
    ctx: typer.Context,
    first: Annotated[str, typer.Option("--from", metavar="YEAR", help=_("The fiscal year before."))],
    to: Annotated[str, typer.Option("--to", metavar="YEAR", help=_("The fiscal year to open."))],
    plan: ThePlan = None,
    dry_run: DryRun = False,
) -> int:
    from kyodo_cli.cli.commands.year import rollover as run_rollover

    return run_rollover(ctx.obj, first, to, plan=plan, dry_run=dry_run)
