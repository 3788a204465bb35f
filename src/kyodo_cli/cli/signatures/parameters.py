"""Arguments and options that several commands have."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final

import typer

from kyodo_cli.base.kinds import ITEM_KINDS, PLURALS
from kyodo_cli.base.language import Language, Message
from kyodo_cli.cli.completion import indicator_ids, item_ids, plan_ids
from kyodo_cli.cli.surroundings import Surroundings, interface_language

LANGUAGE: Final[Language] = interface_language(os.environ)


def _(text: str) -> str:
    return Message(text).in_language(LANGUAGE)


def choices(*values: str) -> Callable[[], list[str]]:
    """Return what completes a word to one of some values."""
    return lambda: list(values)


def on_day(around: Surroundings, as_of: str | None) -> Surroundings:
    """Return the world of a run on the day that was typed, if one was."""
    if as_of is None:
        return around
    from kyodo_cli.cli.options import day

    return around._replace(today=day(as_of))


Kind = Annotated[
    str,
    typer.Argument(
        metavar="KIND",
        help=_("plan, vision, goal, aim, measure, action or indicator."),
        autocompletion=choices(*ITEM_KINDS),
    ),
]
Kinds = Annotated[
    str,
    typer.Argument(
        metavar="KIND",
        help=_("plans, visions, goals, aims, measures, actions or indicators."),
        autocompletion=choices(*PLURALS.values()),
    ),
]
Item = Annotated[
    str,
    typer.Argument(
        metavar="ID", autocompletion=item_ids, help=_("An id, number or position: a04, 4, 1-1-2, kamagaya:a04.")
    ),
]
Indicator = Annotated[
    str, typer.Argument(metavar="ID", autocompletion=indicator_ids, help=_("An indicator, by id or number."))
]
Plan = Annotated[
    str | None, typer.Option("--plan", metavar="ID", autocompletion=plan_ids, help=_("Look only in this plan."))
]
Year = Annotated[str | None, typer.Option("--year", metavar="YEAR", help=_("A fiscal year: 2024, R6 or 令和6年度."))]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help=_("Take the plan as it stood on this day (default: today).")),
]
TextOrJson = Annotated[
    str,
    typer.Option(
        "--format", metavar="text|json", help=_("For people or for machines."), autocompletion=choices("text", "json")
    ),
]
OutputFile = Annotated[
    Path | None, typer.Option("--output", "-o", readable=False, metavar="FILE", help=_("Write to this file instead."))
]
TheYear = Annotated[str, typer.Option("--year", metavar="YEAR", help=_("The fiscal year: 2024, R6 or 令和6年度."))]
ThePlan = Annotated[str | None, typer.Option("--plan", metavar="ID", help=_("The plan that is meant."))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Only show what would be different, as a diff."))]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help=_("Who says so: a department, a body or a name."))]
OnDate = Annotated[str | None, typer.Option("--date", metavar="DATE", help=_("When, as YYYY-MM-DD."))]


def text_option(option: str, help_text: str) -> object:
    """Return an option that takes a text."""
    return typer.Option(option, metavar="TEXT", help=help_text)
