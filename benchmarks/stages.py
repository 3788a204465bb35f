"""Where a run of kyodo spends its processor time: `python stages.py show|validate`, in the folder of a workspace.

It runs in the environment that is measured, calls in turn what the command calls, and prints the milliseconds of each
stage as JSON.
"""

import gc
import json
import sys
import time
from typing import Any, Final

PYTHON: Final = time.process_time()
"""What the interpreter took to get here."""


LIBRARIES: Final = (
    ("pydantic.fields", "pydantic"),
    ("yaml", "yaml"),
)


class Stages:
    """The stages so far, in milliseconds of the processor, in the order in which they were met first."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {"start Python": PYTHON * 1000}
        self._last = time.process_time()

    def end(self, name: str) -> None:
        """Book under a name what was spent since the last stage ended."""
        now = time.process_time()
        self.spent[name] = self.spent.get(name, 0.0) + (now - self._last) * 1000
        self._last = now


def main() -> None:
    """Run the command that was named and print its stages."""
    gc.disable()  # as good as what kyodo itself does
    stages = Stages()
    command = sys.argv[1]
    _import(stages, command)
    if command == "show":
        _show(stages)
    else:
        _validate(stages)
    print(json.dumps(stages.spent))


def _import(stages: Stages, command: str) -> None:
    from importlib import import_module

    for name, called in LIBRARIES:
        import_module(name)
        stages.end(f"import {called}")
    for name in ("kyodo_cli.model.plan", "kyodo_cli.model.year", "kyodo_cli.model.outline"):
        import_module(name)
    stages.end("define the model")
    ours = {
        "show": ("cli.commands.show", "views.item", "render.item_text"),
        "validate": ("cli.commands.validate", "render.findings.text"),
    }
    for name in ("cli.main", *ours[command]):
        import_module(f"kyodo_cli.{name}")
    stages.end("import the rest of kyodo")


def _show(stages: Stages) -> None:
    from kyodo_cli.analysis.as_of import as_of
    from kyodo_cli.analysis.lookup import find_entries
    from kyodo_cli.cli.surroundings import surroundings
    from kyodo_cli.model.outline import Outline
    from kyodo_cli.reading.files import PlanFile
    from kyodo_cli.render.item_text import item_text
    from kyodo_cli.render.paper import Paper
    from kyodo_cli.views.item import item_view
    from kyodo_cli.workspace.book import PlanBook

    around = surroundings()
    workspace = around.workspace()
    stages.end("list the files")
    paper = Paper(around.language, 80, bold=False)
    for file in workspace.plans:
        tree, plan = _plan(stages, workspace, file)
        outline = Outline(plan)
        book = PlanBook(plan, outline, {}, PlanFile(file, plan, tree.source, tree, []), ())
        found = find_entries(outline, "action", "4")
        stages.end("look up")
        for entry in found:
            now = as_of(book, around.this_year)
            item_text(item_view(now, now, entry), paper)
        stages.end("view and text")


def _validate(stages: Stages) -> None:
    from kyodo_cli.cli.surroundings import surroundings
    from kyodo_cli.reading.files import PlanFile, YearFile, stem
    from kyodo_cli.render.findings.text import findings_text
    from kyodo_cli.rules.between.plans import summarise
    from kyodo_cli.rules.registry import BETWEEN_CHECKS, PLAN_CHECKS, YEAR_CHECKS
    from kyodo_cli.rules.silencing import file_silencers
    from kyodo_cli.rules.subject import Subject

    around = surroundings()
    workspace = around.workspace()
    stages.end("list the files")
    years_of: dict[str, list[str]] = {}
    for file in workspace.years:
        years_of.setdefault(file.split("/")[1], []).append(file)
    summaries = []
    for file in workspace.plans:
        tree, plan = _plan(stages, workspace, file)
        years = []
        for year_file in years_of.get(stem(file), ()):
            year_tree, records = _records(stages, workspace, year_file)
            years.append(YearFile(year_file, records, year_tree.source, year_tree, []))
        subject = Subject(PlanFile(file, plan, tree.source, tree, []), plan, tree, years)
        stages.end("outline")
        findings = [finding for _, check in PLAN_CHECKS for finding in check(subject)]
        stages.end("rules on the plan")
        for year in subject.years:
            findings += [finding for _, check in YEAR_CHECKS for finding in check(subject, year)]
        stages.end("rules on the years")
        for finding in findings:
            tree.span(finding.place.path)
        stages.end("resolve places")
        summaries.append(summarise(subject))
        for source in (tree.source, *(one.source for one in years)):
            if source:
                file_silencers(source)
        stages.end("summary and silencers")
    for _, check_all in BETWEEN_CHECKS:
        list(check_all(summaries))
    stages.end("rules between plans")
    findings_text([], len(summaries), around.language, None)
    stages.end("text")


def _plan(stages: Stages, workspace: Any, file: str) -> Any:
    from kyodo_cli.model.plan import Plan

    return _file(stages, workspace, file, Plan)


def _records(stages: Stages, workspace: Any, file: str) -> Any:
    from kyodo_cli.model.year import YearRecords

    return _file(stages, workspace, file, YearRecords)


def _file(stages: Stages, workspace: Any, file: str, model: Any) -> Any:
    from kyodo_cli.reading.source import read_source
    from kyodo_cli.reading.tree import read_tree

    source, _ = read_source(workspace.path(file), file)
    assert source
    stages.end("read bytes")
    tree, _ = read_tree(source)
    assert tree
    stages.end("parse YAML")
    model.model_rebuild()  # does something only the first time
    stages.end("build the schemas")
    made = model.model_validate(tree.root.value)
    stages.end("validate the model")
    return tree, made


if __name__ == "__main__":
    main()
