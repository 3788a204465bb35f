"""What the rules say of a workspace as it would be after an import: the errors that the import would bring in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.findings.diagnostic import Diagnostic
from kyodo_cli.findings.finding import Finding, Place
from kyodo_cli.importing.whole_drafts import Draft
from kyodo_cli.reading.files import PlanFile, YearFile, read_plan, read_year, stem
from kyodo_cli.rules.between.plans import RECORDS_WITHOUT_PLAN, UNKNOWN_PLAN, summarise
from kyodo_cli.rules.check import findings_of, resolved, summary_of
from kyodo_cli.rules.registry import BETWEEN_CHECKS
from kyodo_cli.rules.silencing import file_silencers, silenced
from kyodo_cli.rules.subject import Subject, Summary
from kyodo_cli.workspace.files import Workspace


class Error(NamedTuple):
    """An error that an import would bring in: the finding, with its place in the file, and how it reads there."""

    finding: Finding
    diagnostic: Diagnostic


def errors_brought_in(workspace: Workspace, drafts: Sequence[Draft]) -> list[Error]:
    """Return the errors of a workspace with these files written, as far as they do not stand in it now.

    A reference to a plan that is not there is none: it may be imported next.
    """
    errors: list[Error] = []
    summaries: list[Summary] = []
    for plan in dict.fromkeys(one.item.plan for one in drafts):
        own = {one.item.file: one.read for one in drafts if one.item.plan == plan}
        before, after = _files(workspace, plan, {}), _files(workspace, plan, own)
        if after.plan is None:
            errors += [_without_plan(one) for one in drafts if one.item.plan == plan]
            continue
        known = {_identity(one) for one in _errors(before)}
        errors += [one for one in _errors(after) if _identity(one) not in known]
        if (subject := after.subject) is not None:
            summaries.append(summarise(subject))
    return errors + list(_errors_between(workspace, drafts, summaries))


class _Files(NamedTuple):
    """A plan with its years as they are, or as they would be."""

    plan: PlanFile | None
    years: list[YearFile]

    @property
    def subject(self) -> Subject | None:
        """What the rules look at, None where no plan could be read."""
        read = self.plan
        return Subject(read, read.plan, read.tree, self.years) if read and read.plan and read.tree else None


def _files(workspace: Workspace, plan: str, drafts: Mapping[str, PlanFile | YearFile]) -> _Files:
    """Return a plan's files, drafts in the place of what is there."""
    here = workspace.plan_file(plan)
    own = next((one for one in drafts.values() if isinstance(one, PlanFile)), None)
    read = own or (read_plan(workspace.path(here), here) if here else None)
    names = sorted({*workspace.years_of(plan), *(file for file, one in drafts.items() if isinstance(one, YearFile))})
    years = [drafts.get(file) or read_year(workspace.path(file), file) for file in names]
    return _Files(read, [one for one in years if isinstance(one, YearFile)])


def _errors(files: _Files) -> Iterator[Error]:
    """Yield what is wrong with a plan and its years; what a comment silences, with a reason, is not."""
    if files.plan is None:
        return
    read: list[PlanFile | YearFile] = [files.plan, *files.years]
    findings = [finding for one in read for finding in one.findings]
    findings += findings_of(files.subject) if files.subject else []
    for one in read:
        here = [finding for finding in findings if finding.place.file == one.file]
        diagnostics = resolved(one.source, one.tree, here, stem(files.plan.file))
        whose = {id(diagnostic): finding for diagnostic, finding in zip(diagnostics, here, strict=True)}
        for left in silenced(diagnostics, file_silencers(one.source) if one.source else []):
            if left.rule.severity == "error":
                yield Error(whose.get(id(left)) or _of_text(left), left)


def _of_text(silencer: Diagnostic) -> Finding:
    """Return the finding of a comment, which stands in the text alone."""
    return Finding(silencer.rule, Place(silencer.file, ("text",), span=silencer.span), silencer.message, silencer.hint)


def _errors_between(workspace: Workspace, drafts: Iterable[Draft], summaries: list[Summary]) -> Iterator[Error]:
    if not any(one.correspondences or one.predecessors for one in summaries):
        return
    own = {one.item.file: one.read for one in drafts}
    names = {one.name for one in summaries}
    others = [summary_of(workspace, file) for file in workspace.plans if stem(file) not in names]
    for _, check in BETWEEN_CHECKS:
        for one in check([*summaries, *others]):
            read = own.get(one.place.file)
            if read and one.rule.severity == "error" and one.rule is not UNKNOWN_PLAN:
                yield Error(one, resolved(read.source, read.tree, [one], stem(read.file))[0])


def _without_plan(draft: Draft) -> Error:
    message = Message("There is no plan “{plan}”, neither here nor in what is imported.", plan=draft.item.plan)
    finding = Finding(RECORDS_WITHOUT_PLAN, Place(draft.item.file, ("plan",)), message, Message("Import the plan too."))
    return Error(finding, resolved(draft.read.source, draft.read.tree, [finding], draft.item.plan)[0])


def _identity(error: Error) -> tuple[str, str, str]:
    return error.diagnostic.rule.code, error.diagnostic.file, str(error.diagnostic.message)
