"""What is recorded of a year: evaluations, values, surveys, the data of the publication."""

from pathlib import Path
from typing import Annotated

import typer

from kyodo_cli.base.kinds import LISTS
from kyodo_cli.base.language import Message
from kyodo_cli.cli.signatures.parameters import (
    By,
    DryRun,
    Indicator,
    OnDate,
    Plan,
    ThePlan,
    TheYear,
    _,
    choices,
    text_option,
)
from kyodo_cli.recording.measurement import STATUSES


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
    result: Annotated[str | None, text_option("--result", _("What was done."))] = None,
    planned: Annotated[str | None, text_option("--planned", _("What was planned for the year."))] = None,
    variance: Annotated[str | None, text_option("--variance", _("Why it went otherwise than planned."))] = None,
    issues: Annotated[str | None, text_option("--issues", _("What remains difficult."))] = None,
    next_steps: Annotated[str | None, text_option("--next", _("What is to be done next."))] = None,
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
    response: Annotated[str | None, text_option("--response", _("What the city answers to the review."))] = None,
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
    as_printed: Annotated[str | None, text_option("--as-printed", _("The value as the city printed it."))] = None,
    note: Annotated[str | None, text_option("--note", _("What is to be said of the value."))] = None,
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
    group: Annotated[str | None, text_option("--group", _("Whom it asked: 市民, 事業者 …"))] = None,
    population: Annotated[str | None, text_option("--population", _("Of whom the sample was drawn."))] = None,
    sample: Annotated[str | None, typer.Option("--sample", metavar="N", help=_("How many were asked."))] = None,
    responses: Annotated[str | None, typer.Option("--responses", metavar="N", help=_("How many answered."))] = None,
    method: Annotated[str | None, text_option("--method", _("How they were asked: 郵送 …"))] = None,
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
    contact: Annotated[str | None, text_option("--contact", _("Who made it, and where to ask."))] = None,
    plan: ThePlan = None,
    dry_run: DryRun = False,
) -> int:
    from kyodo_cli.cli.commands.record import record_publication as run_record

    typed = {"published": published, "as_of": as_of, "contact": contact}
    return run_record(ctx.obj, year, typed, plan=plan, dry_run=dry_run)
