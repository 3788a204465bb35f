"""`kyodo import TABLE --plan ID --year Y`: a year's results from a department's own table, merged as sheets are."""

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year
from kyodo_cli.cli.commands.import_file import Order
from kyodo_cli.cli.intake import FORMS, Group, Manner, taken_in, writable
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import from_here
from kyodo_cli.cli.recording import ledger, one_plan
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.sheets.asking import all_questions
from kyodo_cli.sheets.intake import Returned


def import_results(around: Surroundings, order: Order) -> int:
    """Merge the results of a table into the records of a year, and say what became of every cell.

    Returns:
        5 while something else is recorded already, 4 while a cell is refused.

    Raises:
        UsageFault: no such plan, sheet, column or field; the plan is not in force that year.
        InputFault: the table cannot be read, or has no headings.
        ConflictFault: the year is closed.
    """
    from kyodo_cli.reading.grids.read import read_grids
    from kyodo_cli.sheets.results.answers import table_answers
    from kyodo_cli.sheets.results.finding import tables_of

    _refuse_options(order)
    form = choice(order.form, FORMS, "--format")
    name = str(from_here(around.here / order.file, around.here))
    where = ledger(around, one_plan(around, order.plan), fiscal_year(order.year or ""))
    writable(where)
    asked = all_questions(where.book, where.year)
    grids = read_grids(around.here / order.file, name, order.encoding)
    answers = table_answers(asked, *tables_of(grids, asked, order.columns, order.sheet))
    file = Returned(name, answers, was_sent=False)
    return taken_in(
        around, [Group(where, asked, [file])], [file], Manner(order.prefer, order.clean_only, order.dry_run, form)
    )


def _refuse_options(order: Order) -> None:
    """Refuse what goes with a new plan alone.

    Raises:
        UsageFault: it was given.
    """
    given = {"--title": order.title, "--municipality": order.municipality, "--from": order.first, "--to": order.last}
    for option, value in given.items():
        if value:
            message = Message("{option} goes with a new plan.", option=option)
            raise UsageFault(message, Message("Leave out --year, or this."))
    if order.force:
        raise UsageFault(
            Message("--force does not go with --year: nothing that is recorded is replaced unseen."),
            Message("Settle conflicts with --prefer, of one cell (a04/result=sheet) or of all."),
        )
