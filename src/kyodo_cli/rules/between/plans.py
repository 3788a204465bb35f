"""Between the plans of a workspace: references from one to another, and files that nothing reads (KY500-512)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from kyodo_cli.base.folding import nearest
from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Place, Rule, Span
from kyodo_cli.reading.codes import UNREADABLE
from kyodo_cli.reading.files import stem
from kyodo_cli.rules.between.file_names import is_misnamed, right_name
from kyodo_cli.rules.did_you_mean import did_you_mean
from kyodo_cli.rules.identity.references import ITEM_OF_PLAN, references_to_plans
from kyodo_cli.rules.subject import Subject, Summary
from kyodo_cli.workspace.files import Workspace

UNKNOWN_PLAN: Final = Rule("KY500", "unknown-plan", "error")
UNKNOWN_ITEM_OF_PLAN: Final = Rule("KY501", "unknown-item-of-plan", "error")
TWO_FILES_OF_PLAN: Final = Rule("KY502", "two-files-of-plan", "error")
PREDECESSOR_NOT_HERE: Final = Rule("KY503", "predecessor-not-here", "note")
PREDECESSOR_OF_ITSELF: Final = Rule("KY504", "predecessor-of-itself", "error")
CONTRADICTORY_CORRESPONDENCE: Final = Rule("KY505", "contradictory-correspondence", "warning")
MISNAMED_FILE: Final = Rule("KY510", "misnamed-file", "error")
RECORDS_WITHOUT_PLAN: Final = Rule("KY511", "records-without-plan", "error")
UNREAD_FILE: Final = Rule("KY512", "unread-file", "note")

FILE_RULES: Final = (MISNAMED_FILE, RECORDS_WITHOUT_PLAN, UNREAD_FILE)


def summarise(subject: Subject) -> Summary:
    """Return what rules between plans need of one plan."""
    plan, outline = subject.plan, subject.outline
    return Summary(
        file=subject.file,
        name=subject.name,
        plan_id=plan.id,
        code=plan.municipality.code,
        ids=subject.has_item | frozenset(outline.indicator_by_id),
        correspondences=tuple(one for one in references_to_plans(subject) if re.fullmatch(ITEM_OF_PLAN, one.target)),
        predecessors=tuple((("lineage", at, "plan"), one.plan) for at, one in enumerate(plan.lineage) if one.plan),
    )


def unread_summary(file: str) -> Summary:
    """Return a summary of a plan of which nothing could be read: it is there, and nobody knows what it holds."""
    return Summary(file, stem(file), "", None, frozenset(), (), ())


def unknown_plans(summaries: Sequence[Summary]) -> Iterator[Finding]:
    """Find references to items of plans that are not in the workspace."""
    plans = _by_name(summaries)
    for one in summaries:
        for path, _, target, _ in one.correspondences:
            plan, _, _ = target.partition(":")
            if plan in plans:
                continue
            message = Message(
                "“{target}” names the plan “{plan}”, which is not in this workspace.", target=target, plan=plan
            )
            add = Message("Add plans/{plan}.yaml, or delete the reference.", plan=plan)
            others = [name for name in plans if name != one.name]
            hint = did_you_mean(plan, others, add)
            yield Finding(UNKNOWN_PLAN, Place(one.file, path), message, hint)


def unknown_items_of_plans(summaries: Sequence[Summary]) -> Iterator[Finding]:
    """Find references to items that the other plan does not have; of one that cannot be read, any may be there."""
    plans = _by_name(summaries)
    for one in summaries:
        for path, _, target, _ in one.correspondences:
            plan, _, item = target.partition(":")
            other = plans.get(plan)
            if other is None or other is one or not other.plan_id or item in other.ids:
                continue
            message = Message("“{target}” names an item that {file} does not have.", target=target, file=other.file)
            close = [f"{plan}:{near}" for near in nearest(item, sorted(other.ids))]
            hint = (
                Message("Did you mean {items}?", items=close) if close else Message("Check the item's id in that plan.")
            )
            yield Finding(UNKNOWN_ITEM_OF_PLAN, Place(one.file, path), message, hint)


def contradictory_correspondences(summaries: Sequence[Summary]) -> Iterator[Finding]:
    """Find items of two plans of which each says of the other what cannot both be: that it is the broader one."""
    said: dict[tuple[str, str], str] = {}
    for one in summaries:
        for path, item, target, way in one.correspondences:
            own = f"{one.name}:{item}"
            if way is None:
                continue
            there = said.get((target, own))
            said.setdefault((own, target), way)
            if there is not None and there != _SEEN_FROM_THERE[way]:
                message = Message(
                    "“{item}” is to be “{way}” to “{target}”, which says of itself that it is “{there}”.",
                    item=own,
                    way=way,
                    target=target,
                    there=there,
                )
                right = _SEEN_FROM_THERE[there]
                hint = Message("Write “as: {right}” here, or correct it at “{target}”.", right=right, target=target)
                yield Finding(CONTRADICTORY_CORRESPONDENCE, Place(one.file, (*path[:-1], "as")), message, hint)


def two_files_of_plan(summaries: Sequence[Summary]) -> Iterator[Finding]:
    """Find a second file of the same name, such as kamagaya.yml beside kamagaya.yaml."""
    first: dict[str, Summary] = {}
    for one in summaries:
        other = first.setdefault(one.name, one)
        if other is not one:
            message = Message(
                "There are two files for the same plan: {first} and {second}.", first=other.file, second=one.file
            )
            hint = Message("Put the plan together in one file, and delete the other.")
            yield Finding(TWO_FILES_OF_PLAN, Place(one.file, ("id",)), message, hint)


def predecessors_not_here(summaries: Sequence[Summary]) -> Iterator[Finding]:
    """Find earlier plans, named by their id, that are not in the workspace."""
    plans = _by_name(summaries)
    for one in summaries:
        for path, plan in one.predecessors:
            if plan not in plans:
                message = Message("The earlier plan “{plan}” is not in this workspace.", plan=plan)
                add = Message("Add plans/{plan}.yaml if there is one, or leave out “plan”.", plan=plan)
                others = [name for name in plans if name != one.name]
                yield Finding(PREDECESSOR_NOT_HERE, Place(one.file, path), message, did_you_mean(plan, others, add))


def predecessors_of_themselves(summaries: Sequence[Summary]) -> Iterator[Finding]:
    """Find plans that name themselves as an earlier plan."""
    for one in summaries:
        for path, plan in one.predecessors:
            if plan == one.plan_id:
                message = Message("The plan names itself as an earlier plan.")
                hint = Message("Write the id of the earlier plan, or leave out “plan”.")
                yield Finding(PREDECESSOR_OF_ITSELF, Place(one.file, path), message, hint)


def unread_files(workspace: Workspace) -> Iterator[Finding]:
    """Find files under plans/ and records/ that nothing reads, and records of a plan that is not there."""
    for folder in workspace.closed:
        message = Message("The folder {folder} cannot be looked into.", folder=folder)
        hint = Message("Check whether you may read it; until then nobody knows what it holds.")
        yield Finding(UNREADABLE, Place(folder, span=_FIRST), message, hint)
    plans = tuple(dict.fromkeys(stem(file) for file in workspace.plans))
    for file in workspace.strays:
        if is_misnamed(file):
            message = Message("Nothing reads {file}: it is not named like a plan or a year's records.", file=file)
            hint = _name_hint(file, plans, {*workspace.plans, *workspace.years})
            yield Finding(MISNAMED_FILE, Place(file, span=_FIRST), message, hint)
        else:
            message = Message("Nothing reads {file}.", file=file)
            hint = Message("Keep it outside plans/ and records/ if it is no part of the data.")
            yield Finding(UNREAD_FILE, Place(file, span=_FIRST), message, hint)
    yield from _records_without_plan(workspace.years, plans)


def _records_without_plan(years: Iterable[str], plans: Sequence[str]) -> Iterator[Finding]:
    folders: dict[str, str] = {}
    for file in years:
        folders.setdefault(file.split("/")[-2], file)
    for folder, file in folders.items():
        if folder in plans:
            continue
        message = Message(
            "The records in records/{folder}/ belong to no plan: there is no plans/{folder}.yaml.", folder=folder
        )
        close = [f"records/{plan}/" for plan in nearest(folder, plans)]
        if close:
            hint = Message("Rename the folder, to {folders}.", folders=close)
        else:
            hint = Message("Give the folder the id of its plan as its name, or add the plan.")
        yield Finding(RECORDS_WITHOUT_PLAN, Place(file, span=_FIRST), message, hint)


def _name_hint(file: str, plans: Sequence[str], taken: set[str]) -> Message:
    right = right_name(file, plans)
    if right is None:
        return Message("A plan is plans/<its id>.yaml, a year's records are records/<plan's id>/<fiscal year>.yaml.")
    if right in taken:
        return Message("There is {right} already; put the two together, or delete this one.", right=right)
    return Message("Rename it to {right}.", right=right)


def _by_name(summaries: Sequence[Summary]) -> Mapping[str, Summary]:
    """Return the plans by the name of their file and, where it differs, by their id."""
    found = {one.plan_id: one for one in reversed(summaries) if one.plan_id}
    return found | {one.name: one for one in reversed(summaries)}


_SEEN_FROM_THERE: Final = {"broader": "narrower", "peer": "peer", "narrower": "broader"}
_FIRST: Final = Span(1, 1, 1, 1)

BETWEEN_CHECKS: Final = (
    (UNKNOWN_PLAN, unknown_plans),
    (UNKNOWN_ITEM_OF_PLAN, unknown_items_of_plans),
    (CONTRADICTORY_CORRESPONDENCE, contradictory_correspondences),
    (TWO_FILES_OF_PLAN, two_files_of_plan),
    (PREDECESSOR_NOT_HERE, predecessors_not_here),
    (PREDECESSOR_OF_ITSELF, predecessors_of_themselves),
)
