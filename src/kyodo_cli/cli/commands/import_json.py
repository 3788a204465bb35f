"""`kyodo import FILE.json`: the files of an export, made again."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kyodo_cli.base.errors import ConflictFault, InputFault, UsageFault
from kyodo_cli.base.folding import folded, nearest
from kyodo_cli.base.language import Message
from kyodo_cli.cli.boundary import BAD_INPUT, FINE
from kyodo_cli.cli.commands.import_file import Order
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import columns, from_here, is_terminal, may_colour, tell, write, write_data
from kyodo_cli.cli.recording import difference
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.findings.diagnostic import Diagnostic
from kyodo_cli.workspace.files import RECORDS, list_files

if TYPE_CHECKING:
    from kyodo_cli.importing.whole import Prepared, Result
    from kyodo_cli.importing.whole_items import Item
    from kyodo_cli.reading.json_source import Json

FORMS = ("text", "json")


def import_json(around: Surroundings, order: Order) -> int:
    """Make the files of an export again: all that are wanted, or none.

    Raises:
        UsageFault: there is no such file or plan, or an option does not go with JSON.
        ConflictFault: files are there that say something else, or a year is closed.
        InputFault: the workspace cannot be looked into.
        OutputFault: the machine would not take the files.
    """
    from kyodo_cli.editing.store import FileChange, write_files
    from kyodo_cli.importing.whole import Prepared, prepared

    _refuse_options(order)
    form = choice(order.form, FORMS, "--format")
    read, items, diagnostics = _read(around, order)
    if read is None or diagnostics:
        return _told_faults(around, diagnostics, 1, form)
    items = _wanted(items, order.plan)
    root = around.root_to_begin_in()

    def prepare() -> Prepared:
        return prepared(read, items, list_files(root), force=order.force)

    found = prepare()
    if found.diagnostics:
        return _told_faults(around, found.diagnostics, len(items), form)
    is_written = not (order.dry_run or found.of("there") or found.of("closed"))
    if is_written and found.changes:

        def changes() -> Mapping[str, FileChange]:
            nonlocal found
            found = prepare()
            _refuse(found)
            return found.changes

        write_files(root, root / RECORDS, changes)
    if form == "text":
        _say_where(around, root)
    _show(around, found.results, form, is_written=is_written, has_diff=order.dry_run)
    _refuse(found)
    return FINE


def _refuse_options(order: Order) -> None:
    """Refuse what goes with tables alone.

    Raises:
        UsageFault: it was given.
    """
    given = {
        "--year": order.year, "--map": order.columns, "--sheet": order.sheet, "--encoding": order.encoding,
        "--prefer": order.prefer, "--clean-only": order.clean_only,
    }  # fmt: skip
    for option in (name for name, value in given.items() if value):
        message = Message("{option} does not go with JSON: it holds whole files.", option=option)
        raise UsageFault(message, Message("With a file of JSON go: {options}.", options=list(_OWN_OPTIONS)))


_OWN_OPTIONS = ("--plan", "--force", "--dry-run", "--format")


def _read(around: Surroundings, order: Order) -> "tuple[Json | None, list[Item], list[Diagnostic]]":
    from kyodo_cli.importing.whole_items import items_of
    from kyodo_cli.reading.json_source import read_json

    path = around.here / order.file
    shown = str(order.file)
    if not path.is_file():
        raise UsageFault(
            Message("There is no file “{file}”.", file=shown),
            Message("Check its name, and the folder that you are in."),
        )
    read, findings = read_json(path, shown)
    items: list[Item] = []
    if read is not None:
        items, findings = items_of(read)
    diagnostics = []
    for one in findings:
        assert one.place.span  # what is wrong with JSON is found where it stands
        line = read.source.line(one.place.span.line) if read else ""
        diagnostics.append(Diagnostic(one.rule, shown, one.place.span, one.message, one.hint, None, None, line))
    return read, items, diagnostics


def _wanted(items: "Sequence[Item]", plan: str | None) -> "list[Item]":
    if plan is None:
        return list(items)
    found = [one for one in items if folded(one.plan) == folded(plan)]
    if not found:
        known = list(dict.fromkeys(one.plan for one in items))
        raise UsageFault(
            Message("There is no plan “{plan}” in this export.", plan=plan),
            Message("Plans in it: {plans}.", plans=nearest(plan, known) or known[:10]),
        )
    return found


def _told_faults(around: Surroundings, diagnostics: Sequence[Diagnostic], files: int, form: str) -> int:
    if form == "json":
        from kyodo_cli.render.findings.data import findings_json

        write_data(findings_json(diagnostics, around.language))
    else:
        from kyodo_cli.render.findings.text import findings_text

        write(findings_text(diagnostics, files, around.language, columns() if is_terminal() else None))
    tell(Message("Nothing was written."), around.language)
    return BAD_INPUT


def _say_where(around: Surroundings, root: Path) -> None:
    """Say whose files are meant, where nobody has named the folder and it is not the one that we are in."""
    if around.folder is None and root.resolve() != around.here.resolve():
        tell(Message("Files of the workspace “{folder}”:", folder=from_here(root, around.here)), around.language)


def _show(around: Surroundings, results: "Sequence[Result]", form: str, *, is_written: bool, has_diff: bool) -> None:
    from kyodo_cli.importing.whole_outcome import results_data, results_text
    from kyodo_cli.render.paper import Paper

    if form == "json":
        from kyodo_cli.render.machine import json_answer

        write_data(json_answer("import", results_data(results, is_written=is_written)))
        return
    paper = Paper(around.language, columns(), bold=may_colour())
    results_text(results, paper, is_written=is_written)
    write(paper.text())
    for one in results if has_diff else ():
        if one.verdict != "unchanged" and one.before is not None:
            write("\n" + _difference(one))


def _difference(one: "Result") -> str:
    from kyodo_cli.editing.store import Outcome

    before, after = ((raw or b"").decode("utf-8", errors="replace") for raw in (one.before, one.draft.raw))
    return difference(Outcome(one.file, before, after))


def _refuse(found: "Prepared") -> None:
    """Refuse to write over what is there.

    Raises:
        ConflictFault: files are there that say something else, or a year is closed.
        InputFault: what is to be written has become wrong since it was looked at.
    """
    if found.diagnostics:
        raise InputFault(found.diagnostics[0].message, found.diagnostics[0].hint)
    if closed := found.of("closed"):
        raise ConflictFault(
            Message("These years are closed, and their files say something else: {files}. Nothing was written.",
                    files=[one.file for one in closed]),
            Message("Open a year with “kyodo reopen --reason …” first, or import another plan with --plan."),
        )  # fmt: skip
    if there := found.of("there"):
        raise ConflictFault(
            Message("These files are there already, with other contents: {files}. Nothing was written.",
                    files=[one.file for one in there]),
            Message("--dry-run shows what is different; --force replaces them."),
        )  # fmt: skip
