"""`kyodo export`: all data of plans and years in a form that other programs read."""

from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import refuse_among_sources
from kyodo_cli.cli.surroundings import Surroundings

STANDARD_OUTPUT: Final = "-"
"""What -o takes for standard output."""


class Order(NamedTuple):
    """What to export and how, as typed."""

    to: str
    plan: str | None = None
    output: Path | None = None
    encoding: str | None = None
    partition: bool = False
    force: bool = False


class Form(NamedTuple):
    """A form of the data.

    `run` is the function that writes it, as `module:name` of this folder: `(around, order) -> exit code`. `options` are
    those that only some forms take; what is one text can be printed.
    """

    run: str
    options: tuple[str, ...] = ()
    is_text: bool = False


FORMS: Final[dict[str, Form]] = {
    "json": Form("export_json:export_json", is_text=True),
    "csv": Form("export_tables:export_csv", ("--encoding",)),
    "xlsx": Form("export_tables:export_xlsx"),
    "sqlite": Form("export_tables:export_sqlite"),
    "ics": Form("export_calendar:export_calendar", is_text=True),
    "parquet": Form("export_tables:export_parquet", ("--partition",)),
}
"""What `--to` takes, in the order of its help."""


def export(around: Surroundings, order: Order) -> int:
    """Write the data in the form that was asked for.

    Raises:
        UsageFault: there is no such form, or an option does not go with it.
    """
    order = order._replace(to=choice(order.to, tuple(FORMS), "--to"))
    form = FORMS[order.to]
    given = {"--encoding": order.encoding is not None, "--partition": order.partition}
    for option in (one for one, is_given in given.items() if is_given and one not in form.options):
        forms = [name for name, one in FORMS.items() if option in one.options]
        message = Message("{option} does not go with --to {form}.", option=option, form=order.to)
        raise UsageFault(message, Message("It goes with: {forms}.", forms=[f"--to {one}" for one in forms]))
    if order.output is not None and str(order.output) == STANDARD_OUTPUT:
        if not form.is_text:
            message = Message("--to {form} cannot go to standard output.", form=order.to)
            forms = [f"--to {name}" for name, one in FORMS.items() if one.is_text]
            raise UsageFault(message, Message("Name a file or a folder with -o; only {forms} can.", forms=forms))
    elif order.output is not None:
        refuse_among_sources(around.here / order.output, around.workspace().root)
    module, name = form.run.split(":")
    run = getattr(import_module(f"kyodo_cli.cli.commands.{module}"), name)
    code: int = run(around, order)
    return code
