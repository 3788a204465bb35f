"""`kyodo report --year Y` of many plans: the same as of a few, plan by plan, with a bar on a terminal."""

from kyodo_cli.cli.asking import say_unread
from kyodo_cli.cli.boundary import BAD_INPUT, CONFLICT, FINDINGS, FINE
from kyodo_cli.cli.commands.report import finish, keep, leave_out, none_in_force, spare
from kyodo_cli.cli.gating import refuse
from kyodo_cli.cli.output import from_here, write
from kyodo_cli.cli.press import Sheet, print_reports
from kyodo_cli.cli.progress import Progress
from kyodo_cli.cli.publishing import Run
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.workspace.files import Workspace


def report_many(around: Surroundings, workspace: Workspace, run: Run) -> int:
    """Write the reports of every plan and print what was written.

    Raises:
        NothingToDo, InputFault: no plan is in force that year, or none that could be read.
    """
    code, reading, held, any_in_force, any_written = FINE, FINE, [], False, False
    if workspace.closed:
        say_unread(around, workspace.closed)
        reading = BAD_INPUT
    with Progress(len(workspace.plans), around.language) as progress:
        for sheet in print_reports(workspace, run):
            if _says_something(sheet):
                progress.clear()
            any_in_force |= sheet.is_in_force and not sheet.unread
            any_written |= bool(sheet.outcome.written)
            if sheet.unread:
                reading = BAD_INPUT
            if sheet.held:
                held.append(sheet.held)
            if _say(around, sheet, run):
                code = CONFLICT
            progress.step()
    if not any_in_force:
        raise none_in_force(around, run.year, reading)
    if any_written:
        finish(around, run)
    if held:
        refuse(around, held, is_aside=False)
    return reading or code or (FINDINGS if held else FINE)


def _says_something(sheet: Sheet) -> bool:
    return bool(sheet.unread or not sheet.is_in_force or any(sheet.outcome))


def _say(around: Surroundings, sheet: Sheet, run: Run) -> bool:
    """Say what became of a plan's report; and whether one that is there stays as it is."""
    say_unread(around, sheet.unread)
    if not sheet.is_in_force:
        leave_out(around, sheet.plan, run.year)
    for path in sheet.outcome.written:
        write(str(from_here(path, around.here)))
    if sheet.outcome.kept:
        keep(around, sheet.plan, sheet.outcome.kept)
    if sheet.outcome.foreign:
        spare(around, sheet.plan, sheet.outcome.foreign)
    return bool(sheet.outcome.kept or sheet.outcome.foreign)
