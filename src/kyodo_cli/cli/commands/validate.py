"""`kyodo validate`: every finding of every file in one run; nothing is written but what is asked for."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from kyodo_cli.base.errors import NothingToDo, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year, printed_year
from kyodo_cli.cli.boundary import FINDINGS, FINE
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import append_file, columns, is_terminal, tell, write, write_data, write_output
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.findings.diagnostic import Diagnostic
from kyodo_cli.findings.finding import SEVERITIES
from kyodo_cli.rules.check import check_workspace
from kyodo_cli.rules.registry import RULES
from kyodo_cli.workspace.files import ENDINGS, Workspace, list_files

FORMS: Final = ("text", "json", "github", "sarif")

UNREADABLE: Final = "KY0"
"""What could not be read is always shown and always counts: nobody knows what it hides."""


class Wanted(NamedTuple):
    """What to check, and which findings count."""

    paths: tuple[Path, ...] = ()
    year: str | None = None
    fail_on: str = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def validate(around: Surroundings, wanted: Wanted, *, form: str = "text", output: Path | None = None) -> int:
    """Check plans and records.

    Returns:
        1 if there is a finding at or above the threshold.
    """
    form = choice(form, FORMS, "--format")
    threshold = SEVERITIES.index(choice(wanted.fail_on, SEVERITIES, "--fail-on"))
    year = fiscal_year(wanted.year) if wanted.year else None
    _known_codes((*wanted.select, *wanted.ignore))
    found: list[Diagnostic] = []
    files = plans_in_force = 0
    for workspace, only in _targets(around, wanted.paths):
        checked = check_workspace(workspace, year=year, only=only)
        found += [_from_here(one, workspace.root, around.here) for one in checked.diagnostics]
        files += checked.files
        plans_in_force += checked.in_force
    found = [one for one in dict.fromkeys(found) if _counts(one.rule.code, wanted)]
    if files or found:
        _print(around, found, files, form, output)
    is_bad = any(SEVERITIES.index(one.rule.severity) <= threshold for one in found)
    if not files and not is_bad:
        raise NothingToDo(Message("There is no plan to check."), Message("Name a plan file or a workspace."))
    if year is not None and not plans_in_force and not is_bad:
        raise NothingToDo(
            Message("No plan is in force in {year}.", year=printed_year(year, around.language)),
            Message("“kyodo list plans” shows the years of each."),
        )
    return FINDINGS if is_bad else FINE


def _targets(around: Surroundings, paths: Sequence[Path]) -> Iterator[tuple[Workspace, list[str] | None]]:
    """Turn paths into workspaces, with the ids of the plans that are meant where not all are."""
    if not paths:
        workspace = list_files(around.root())
        # Without a plan, what nothing reads may be one under a wrong name.
        others = workspace.years or workspace.strays or workspace.closed
        yield (workspace if others else around.workspace()), None
        return
    for path in paths:
        here = around.here / path
        if (here / "plans").is_dir():
            yield list_files(here), None
        elif here.is_dir():
            names = tuple(sorted(one.name for one in here.iterdir() if one.name.endswith(ENDINGS)))
            if not names:
                raise NothingToDo(Message("There is no plan in “{folder}”.", folder=path))
            yield from _files_of(here, names)
        else:
            yield from _files_of(here.parent, (here.name,))


def _files_of(folder: Path, names: tuple[str, ...]) -> Iterator[tuple[Workspace, list[str] | None]]:
    root, kind = folder.parent, folder.name
    if kind == "plans":
        workspace = list_files(root)
        plans = {*workspace.plans, *(f"plans/{name}" for name in names)}
        yield workspace._replace(plans=tuple(sorted(plans))), [name.rsplit(".", 1)[0] for name in names]
    elif root.name == "records":
        workspace = list_files(root.parent)
        years = {*workspace.years, *(f"records/{kind}/{name}" for name in names)}
        yield workspace._replace(years=tuple(sorted(years))), [kind]
    else:
        yield Workspace(folder, names, (), ()), None


def _known_codes(codes: Sequence[str]) -> None:
    for code in codes:
        if not any(rule.code.startswith(code.upper()) or rule.slug == code for rule in RULES):
            raise UsageFault(
                Message("There is no rule “{code}”.", code=code), Message("“kyodo rules” lists the rules.")
            )


def _counts(code: str, wanted: Wanted) -> bool:
    if code.startswith(UNREADABLE):
        return True
    slug = next(rule.slug for rule in RULES if rule.code == code)

    def named(names: tuple[str, ...]) -> bool:
        return any(code.startswith(name.upper()) or slug == name for name in names)

    return (not wanted.select or named(wanted.select)) and not named(wanted.ignore)


def _from_here(one: Diagnostic, root: Path, here: Path) -> Diagnostic:
    """Name a file as the reader would: from the folder that kyodo was called in, if it is below."""
    try:
        shown = (root / one.file).relative_to(here).as_posix()
    except ValueError:
        shown = os.path.relpath(root / one.file, here).replace(os.sep, "/")
    return one._replace(file=shown)


def _print(around: Surroundings, found: list[Diagnostic], files: int, form: str, output: Path | None) -> None:
    language = around.language
    if form == "text":
        from kyodo_cli.render.findings.text import findings_text

        text = findings_text(found, files, language, columns() if is_terminal() and output is None else None)
    elif form == "json":
        from kyodo_cli.render.findings.data import findings_json

        text = findings_json(found, language)
    elif form == "github":
        from kyodo_cli.render.findings.github import findings_github, findings_summary

        text = findings_github(found, files, language)
        if page := os.environ.get("GITHUB_STEP_SUMMARY"):
            append_file(Path(page), findings_summary(found, files, language))
    else:
        from kyodo_cli.base.version import VERSION
        from kyodo_cli.render.findings.sarif import findings_sarif
        from kyodo_cli.rules.catalogue import page as page_of

        text = findings_sarif(found, [page_of(rule) for rule in RULES], language, VERSION)
    if output is not None:
        write_output(around.here / output, text)
        tell(Message("Wrote {path}.", path=output), language)
    elif form == "text":
        write(text)
    else:
        write_data(text)
