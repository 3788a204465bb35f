"""`kyodo report --year Y`: the yearly report of each plan."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kyodo_cli.analysis.frame import in_force
from kyodo_cli.base.errors import InputFault, NothingToDo, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year, printed_year
from kyodo_cli.cli.asking import beside, open_plans
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import tell, write, write_data
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.workspace.book import PlanBook


class Order(NamedTuple):
    """What to report on, and where to."""

    year: str
    plan: str | None = None
    forms: str = "md,html"
    output: Path | None = None
    templates: Path | None = None
    stdout: bool = False


def report(around: Surroundings, order: Order) -> int:
    """Write the reports and print what was written.

    Raises:
        UsageFault: --stdout with several plans or formats.
        NothingToDo: no plan is in force that year.
    """
    from kyodo_cli.cli.publishing import Run, publish
    from kyodo_cli.render.editions import Look, edition, require
    from kyodo_cli.views.report import report_view

    year, forms = fiscal_year(order.year), _forms(order.forms)
    book, code = open_plans(around, order.plan)
    plans = _in_force(around, [one for one in book.plans if not one.unread], year, code)
    others = beside(around, book, order.plan)
    look = Look(order.templates, around.cache / "templates" if around.cache else None)
    for language in {one.plan.language for one in plans}:
        require(forms, language, look)
    if order.stdout:
        if len(plans) != 1 or len(forms) != 1:
            message = Message("--stdout prints one plan in one format.")
            raise UsageFault(message, Message("Add --plan {plan} --format md.", plan=plans[0].id))
        write_data(edition(report_view(plans[0], year, others=others), forms[0], look))
        return code
    folder = around.here / order.output if order.output else around.workspace().root / "reports" / str(year)
    for one in plans:
        for path in publish(one, others, Run(year, forms, look, folder)):
            write(str(_shown(path, around.here)))
    return code


def _forms(text: str) -> list[str]:
    """Return the forms that were asked for, each once."""
    from kyodo_cli.render.editions import EDITIONS

    forms = [choice(one, tuple(EDITIONS), "--format") for one in text.split(",") if one.strip()]
    if not forms:
        raise UsageFault(Message("--format names no format."), Message("Possible: {keys}.", keys=tuple(EDITIONS)))
    return list(dict.fromkeys(forms))


def _in_force(around: Surroundings, plans: Sequence[PlanBook], year: int, code: int) -> list[PlanBook]:
    kept = []
    for one in plans:
        if in_force(one.plan, year):
            kept.append(one)
        else:
            named = printed_year(year, around.language)
            tell(Message("{plan} is not in force in {year}: left out.", plan=one.id, year=named), around.language)
    if not kept and code:
        raise InputFault(Message("No plan that could be read in full is in force that year; nothing was written."))
    if not kept:
        raise NothingToDo(
            Message("No plan is in force in {year}.", year=printed_year(year, around.language)),
            Message("“kyodo list plans” shows the years of each."),
        )
    return kept


def _shown(path: Path, here: Path) -> Path:
    try:
        return path.relative_to(here)
    except ValueError:
        return path
