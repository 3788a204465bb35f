"""References to items: where one is printed again, and which of other plans it goes with (KY120-121, KY131-132)."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from kyodo_cli.base.kinds import KINDS, Kind
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.outline import Entry
from kyodo_cli.rules.did_you_mean import did_you_mean
from kyodo_cli.rules.subject import Reference, Subject

UNKNOWN_RELISTING: Final = Rule("KY120", "unknown-relisting", "error")
MISPLACED_RELISTING: Final = Rule("KY121", "misplaced-relisting", "error")
MALFORMED_CORRESPONDENCE: Final = Rule("KY131", "malformed-correspondence", "error")
CORRESPONDENCE_WITHIN_PLAN: Final = Rule("KY132", "correspondence-within-plan", "error")

ITEM_OF_PLAN: Final = r"([a-z][a-z0-9_-]*):([a-z][a-z0-9_-]*)"
"""An item of another plan: `plan-id:item-id`."""


class Relisting(NamedTuple):
    """An item or indicator that is said to be printed again elsewhere; an indicator has no kind."""

    id: str
    kind: Kind | None
    parent: Entry | None
    target: str
    path: Path


def unknown_relistings(subject: Subject) -> Iterator[Finding]:
    """Find items and indicators said to be printed again under an item that the plan does not have."""
    for one in _relistings(subject):
        if one.target not in subject.has_item:
            message = Message(
                "{item} is said to be printed again under “{target}”, which this plan does not have.",
                item=one.id,
                target=one.target,
            )
            hint = did_you_mean(one.target, subject.outline.by_id, Message("Name an item of this plan by its id."))
            yield subject.finding(UNKNOWN_RELISTING, one.path, message, hint)


def misplaced_relistings(subject: Subject) -> Iterator[Finding]:
    """Find items said to be printed again where they cannot be: under themselves, where they are, or too far down."""
    for one in _relistings(subject):
        message = _misplaced(subject, one)
        if message:
            hint = Message("Delete the entry, or name the item under which it is printed a second time.")
            yield subject.finding(MISPLACED_RELISTING, one.path, message, hint)


def malformed_correspondences(subject: Subject) -> Iterator[Finding]:
    """Find references to other plans' items that are not of the form `plan:item`."""
    for path, _, target, _ in references_to_plans(subject):
        if re.fullmatch(ITEM_OF_PLAN, target):
            continue
        message = Message("“{target}” does not say which item of which plan is meant.", target=target)
        plain = target.replace("：", ":").replace(" ", "")
        if re.fullmatch(ITEM_OF_PLAN, plain):
            hint = Message("Write “{target}”, with a half-width colon and no spaces.", target=plain)
        else:
            hint = Message("Write the plan's id, a colon and the item's id, as in “plan-id:item-id”.")
        yield subject.finding(MALFORMED_CORRESPONDENCE, path, message, hint)


def correspondences_within_plan(subject: Subject) -> Iterator[Finding]:
    """Find references to other plans' items that name this very plan."""
    for path, item, target, _ in references_to_plans(subject):
        found = re.fullmatch(ITEM_OF_PLAN, target)
        if found and found[1] == subject.plan.id:
            message = Message(
                "{item} names “{target}” as an item of another plan; it is of this one.", item=item, target=target
            )
            hint = Message("Write “related: [{item}]” for an item of this plan.", item=found[2])
            yield subject.finding(CORRESPONDENCE_WITHIN_PLAN, path, message, hint)


def references_to_plans(subject: Subject) -> Iterator[Reference]:
    """Yield what items name of other plans: in `corresponds`, and in `related` where a plan stands before a colon."""
    for entry in subject.outline.entries:
        for at, one in enumerate(entry.node.corresponds):
            yield Reference((*entry.path, "corresponds", at, "to"), entry.id, one.to, one.as_)
        for at, target in enumerate(entry.node.related):
            if ":" in target:
                yield Reference((*entry.path, "related", at), entry.id, target, None)


def _relistings(subject: Subject) -> Iterator[Relisting]:
    for entry in subject.outline.entries:
        for at, target in enumerate(entry.node.relisted):
            yield Relisting(entry.id, entry.kind, entry.parent, target, (*entry.path, "relisted", at))
    for own in subject.outline.indicators:
        for at, target in enumerate(own.indicator.relisted):
            yield Relisting(own.indicator.id, None, own.holder, target, (*own.path, "relisted", at))


def _misplaced(subject: Subject, one: Relisting) -> Message | None:
    if one.target == one.id:
        return Message("{item} is said to be printed again under itself.", item=one.id)
    if one.parent and one.target == one.parent.id:
        return Message(
            "{item} is said to be printed again under {target}, where it stands anyway.", item=one.id, target=one.target
        )
    place = subject.outline.by_id.get(one.target)
    if place and one.kind and KINDS.index(place.kind) >= KINDS.index(one.kind):
        return Message(
            "{item} is said to be printed again under {target}, which is not of a higher level.",
            item=one.id,
            target=one.target,
        )
    return None


CHECKS: Final = (
    (UNKNOWN_RELISTING, unknown_relistings),
    (MISPLACED_RELISTING, misplaced_relistings),
    (MALFORMED_CORRESPONDENCE, malformed_correspondences),
    (CORRESPONDENCE_WITHIN_PLAN, correspondences_within_plan),
)
