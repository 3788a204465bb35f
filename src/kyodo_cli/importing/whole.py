"""An export in JSON back in a workspace: what each file would come to, and what speaks against writing it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from kyodo_cli.analysis.closing import closed_by
from kyodo_cli.base.routes import Path
from kyodo_cli.editing.store import FileChange, bytes_of
from kyodo_cli.findings.diagnostic import Diagnostic
from kyodo_cli.findings.finding import Finding
from kyodo_cli.importing.whole_check import Error, errors_brought_in
from kyodo_cli.importing.whole_drafts import Draft, drafted
from kyodo_cli.importing.whole_items import Item
from kyodo_cli.model.year import Event
from kyodo_cli.reading.cuts import path_in_file
from kyodo_cli.reading.files import read_year, stem
from kyodo_cli.reading.json_source import Json
from kyodo_cli.workspace.files import Workspace

Verdict = Literal["created", "replaced", "unchanged", "there", "closed"]
"""`there`: the file is there and says something else; `closed`: it is of a year that is closed."""

WRITTEN: Final = ("created", "replaced")
"""The verdicts on what is to be written."""


Fault = tuple[Item, Finding, Diagnostic | None]
"""What is wrong with a file of an export, and how it reads in the file that it would be, if it came to that."""


class Result(NamedTuple):
    """What a file of an export comes to; `closed` is the event that closed its year."""

    draft: Draft
    before: bytes | None
    verdict: Verdict
    closed: Event | None = None

    @property
    def file(self) -> str:
        """The path of the file from the workspace."""
        return self.draft.item.file

    @property
    def is_overtaken(self) -> bool:
        """Say whether the data were changed after the export, and the file here was as well."""
        text = self.draft.item.text
        return (
            self.before is not None and text is not None and text.encode("utf-8") not in (self.before, self.draft.raw)
        )


class Prepared(NamedTuple):
    """Every file with what it comes to, and what is wrong with the export, at its places."""

    results: tuple[Result, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def changes(self) -> dict[str, FileChange]:
        """What is to be written."""
        return {one.file: FileChange(one.before, one.draft.raw) for one in self.results if one.verdict in WRITTEN}

    def of(self, verdict: Verdict) -> list[Result]:
        """Return the files that come to this."""
        return [one for one in self.results if one.verdict == verdict]


def prepared(read: Json, items: Sequence[Item], workspace: Workspace, *, force: bool = False) -> Prepared:
    """Look at an export and at what is there now; nothing is written.

    Args:
        read: the export.
        items: the files of it that are wanted.
        workspace: the files that are there.
        force: whether a file that is there and says something else may be replaced.
    """
    items = [_under_its_name(one, workspace) for one in items]
    results: list[Result] = []
    faults: list[Fault] = []
    for item in items:
        draft = drafted(item)
        if isinstance(draft, Finding):
            faults.append((item, draft, None))
        else:
            results.append(_result(draft, workspace, force=force))
    changed = [one.draft for one in results if one.verdict != "unchanged"]
    faults += [(_item_of(one, items), one.finding, one.diagnostic) for one in errors_brought_in(workspace, changed)]
    return Prepared(tuple(results), tuple(_placed(read, faults, {one.item.at: one for one in changed})))


def _under_its_name(item: Item, workspace: Workspace) -> Item:
    """Return a file of an export under the name that it has here: a plan may be in x.yml here, and in x.yaml there."""
    if item.year is None:
        here = workspace.plan_file(item.plan)
    else:
        here = next((one for one in workspace.years_of(item.plan) if stem(one) == str(item.year)), None)
    return item._replace(file=here or item.file)


def _result(draft: Draft, workspace: Workspace, *, force: bool) -> Result:
    path = workspace.path(draft.item.file)
    before = bytes_of(path)
    if before is None:
        return Result(draft, before, "created")
    if before == draft.raw:
        return Result(draft, before, "unchanged")
    if draft.item.year is not None and (event := closed_by(read_year(path, draft.item.file).records)):
        return Result(draft, before, "closed", event)
    return Result(draft, before, "replaced" if force else "there")


def _item_of(error: Error, items: Iterable[Item]) -> Item:
    """Return the file of an export that brings an error in: its own, else the plan that it comes of."""
    items = list(items)
    own = [one for one in items if one.file == error.finding.place.file]
    plan = [one for one in items if one.plan == error.diagnostic.plan]
    return (own or plan or items)[0]


def _placed(read: Json, faults: Sequence[Fault], drafts: Mapping[int, Draft]) -> list[Diagnostic]:
    """Return what is wrong where it stands in the JSON, which is what the reader can mend."""
    paths = [_path(item, finding, drafts.get(item.at)) for item, finding, _ in faults]
    spans = read.spans(paths)
    lines = read.source.lines if faults else []
    found = []
    for path, (item, finding, there) in zip(paths, faults, strict=True):
        span = spans[path].key if finding.place.at_key else spans[path].value
        found.append(
            Diagnostic(
                finding.rule, read.source.file, span, finding.message, finding.hint, item.plan,
                there.item if there else None, lines[span.line - 1], there.route if there else "",
            )
        )  # fmt: skip
    return sorted(dict.fromkeys(found), key=lambda one: one.order)


def _path(item: Item, finding: Finding, draft: Draft | None) -> Path:
    """Return where in an export the place of a finding is; of a finding in another file, the file that brings it in."""
    place = finding.place
    if place.file != item.file:
        return ("items", item.at)
    if item.data is None or place.path[:1] == ("text",):
        return ("items", item.at, "text")
    if draft is None or draft.read.tree is None:
        return ("items", item.at, "data", *place.path)
    return ("items", item.at, "data", *path_in_file(place.path, draft.read.tree.root, draft.tree.root))
