"""`kyodo export --to ics`: what the plans say is due, as a calendar."""

from kyodo_cli.base.errors import NothingToDo
from kyodo_cli.base.language import Message
from kyodo_cli.cli.boundary import FINE
from kyodo_cli.cli.commands.export import Order
from kyodo_cli.cli.exported import hand_out, whole_book
from kyodo_cli.cli.output import tell
from kyodo_cli.cli.surroundings import Surroundings


def export_calendar(around: Surroundings, order: Order) -> int:
    """Write the days that the plans name, and tell what they leave open.

    Raises:
        NothingToDo: no plan names a day.
        InputFault: something could not be read in full.
    """
    from kyodo_cli.exporting.calendar_dates import days_of, open_tasks
    from kyodo_cli.exporting.calendar_file import TASKS, calendar_text, origin_of_calendar

    book = whole_book(around, order.plan)
    for one in book.plans:
        if tasks := open_tasks(one.plan):
            left = Message(
                "{plan} does not say when, so it is not in the calendar: {tasks}.",
                plan=one.id, tasks=[TASKS[task] for task in tasks],
            )  # fmt: skip
            tell(left, around.language)
    dated = [one for one in book.plans if days_of(one)]
    if not dated:
        raise NothingToDo(
            Message("No plan here says when anything is due."),
            Message("“cycle” in the plan holds it, and “period” its end (docs/format.md)."),
        )
    hand_out(around, order, calendar_text(dated), origin_of_calendar)
    return FINE
