"""`kyodo sheet reminders --year Y`: who has not answered, as letters ready to be mailed."""

from typing import Final, NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year
from kyodo_cli.cli.boundary import FINE
from kyodo_cli.cli.options import choice, day
from kyodo_cli.cli.output import tell, write, write_data
from kyodo_cli.cli.sheets import asked_in, department_name, wanted_departments, workbook_names
from kyodo_cli.cli.surroundings import Surroundings

FORMS: Final = ("text", "json")
RULE: Final = "-" * 70


class Order(NamedTuple):
    """Whom to remind of what, as typed."""

    year: str
    department: str | None = None
    plan: str | None = None
    deadline: str | None = None
    contact: str | None = None
    form: str = "text"


def sheet_reminders(around: Surroundings, order: Order) -> int:
    """Print a letter to each department that has not answered everything.

    Raises:
        UsageFault: no such plan or department.
        NothingToDo: no plan is in force that year.
    """
    from kyodo_cli.sheets.reminders import Reminder, letter, reminder_data, reminders, until

    form = choice(order.form, FORMS, "--format")
    deadline = day(order.deadline).isoformat() if order.deadline else None
    found: list[Reminder] = []
    for asked, departments in wanted_departments(
        asked_in(around, order.plan, fiscal_year(order.year)), order.department
    ):
        names = {one: department_name(asked, one) for one in departments}
        owed = reminders(asked, departments, workbook_names(asked), names)
        found += until(owed, deadline, order.contact, around.today)
    if form == "json":
        from kyodo_cli.render.machine import json_answer

        write_data(json_answer("reminder", map(reminder_data, found)))
        return FINE
    write(f"\n{RULE}\n\n".join(map(letter, found)))
    if not found:
        tell(Message("Everybody who was asked has answered everything."), around.language)
    return FINE
