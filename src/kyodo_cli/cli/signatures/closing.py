"""What becomes of a year: closed, opened again, corrected, and the next one opened."""

from typing import Annotated

import typer

from kyodo_cli.base.language import Message
from kyodo_cli.cli.signatures.parameters import By, DryRun, OnDate, ThePlan, TheYear, _, text_option


def close(
    ctx: typer.Context,
    year: TheYear,
    by: By = None,
    date: OnDate = None,
    reason: Annotated[str | None, text_option("--reason", _("Why it is closed although something is missing."))] = None,
    plan: ThePlan = None,
    dry_run: DryRun = False,
) -> int:
    from kyodo_cli.cli.commands.year import close as run_close

    return run_close(ctx.obj, year, plan=plan, by=by, date=date, reason=reason, dry_run=dry_run)


def reopen(
    ctx: typer.Context,
    year: TheYear,
    reason: Annotated[str, text_option("--reason", _("Why it is opened again."))],
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
    reason: Annotated[str, text_option("--reason", _("What the mistake was."))],
    now: Annotated[str | None, text_option("--now", _("What is right."))] = None,
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
