"""Amendments of items: that each says what becomes of which item, and that this can be (KY211, KY212, KY219-KY221)."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.analysis.frame import ENDS_ITEM
from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.rules.subject import Subject
from kyodo_cli.rules.written import says

AMENDMENT_WITHOUT_ITEM: Final = Rule("KY211", "amendment-without-item", "error")
AMENDMENT_WITHOUT_FOLLOWER: Final = Rule("KY212", "amendment-without-follower", "error")
ITEM_FOLLOWS_ITSELF: Final = Rule("KY219", "item-follows-itself", "error")
RENAMED_WITHOUT_NAMES: Final = Rule("KY220", "renamed-without-names", "warning")
ITEM_ENDED_TWICE: Final = Rule("KY221", "item-ended-twice", "error")

NEEDS_ITEM: Final = ("item_added", "item_retired", "item_split", "item_merged")
NEEDS_FOLLOWER: Final = ("item_split", "item_merged")


def amendments_without_item(subject: Subject) -> Iterator[Finding]:
    """Find items added, retired, split or merged without saying which."""
    for at, one in enumerate(subject.plan.amendments):
        if one.kind in NEEDS_ITEM and not says(subject.tree, ("amendments", at), "item"):
            message = Message("“{kind}” does not say which item.", kind=one.kind)
            hint = Message("Write “item:” with its id, such as “item: [a04]”.")
            yield subject.finding(AMENDMENT_WITHOUT_ITEM, ("amendments", at, "kind"), message, hint)


def amendments_without_follower(subject: Subject) -> Iterator[Finding]:
    """Find items split or merged without saying into which."""
    for at, one in enumerate(subject.plan.amendments):
        if one.kind in NEEDS_FOLLOWER and not says(subject.tree, ("amendments", at), "into"):
            message = Message("“{kind}” does not say into which items.", kind=one.kind)
            hint = Message(
                "Write “into:” with their ids, such as “into: [a23, a24]”; without any, “kind: item_retired”."
            )
            yield subject.finding(AMENDMENT_WITHOUT_FOLLOWER, ("amendments", at, "kind"), message, hint)


def items_that_follow_themselves(subject: Subject) -> Iterator[Finding]:
    """Find items split or merged into themselves: from then on the same id would be both ended and new."""
    for at, one in enumerate(subject.plan.amendments):
        for which, target in enumerate(one.into):
            if target in one.item:
                message = Message("{item} is to end and to follow itself.", item=target)
                hint = Message(
                    "Give what is new an id of its own; if {item} goes on, leave it out of “item”.", item=target
                )
                yield subject.finding(ITEM_FOLLOWS_ITSELF, ("amendments", at, "into", which), message, hint)


def renamed_without_names(subject: Subject) -> Iterator[Finding]:
    """Find renamings that do not say what the name was and what it is now."""
    for at, one in enumerate(subject.plan.amendments):
        missing = [key for key in ("was", "now") if not says(subject.tree, ("amendments", at), key)]
        if one.kind == "renamed" and missing:
            message = Message("Something was renamed, and {keys} is not written.", keys=missing)
            hint = Message("Write both names: “was: …, now: …”; the title itself stays as the plan was adopted.")
            yield subject.finding(RENAMED_WITHOUT_NAMES, ("amendments", at, "kind"), message, hint)


def items_ended_twice(subject: Subject) -> Iterator[Finding]:
    """Find items that end, are split or merged by a second amendment."""
    ended: dict[str, int] = {}
    for at, one in enumerate(subject.plan.amendments):
        for which, item in enumerate(one.item if one.kind in ENDS_ITEM else ()):
            first = ended.setdefault(item, at)
            if first == at:
                continue
            message = Message(
                "{item} ends here a second time; the first is in line {line}.",
                item=item,
                line=subject.tree.span(("amendments", first, "kind")).line,
            )
            hint = Message("Keep one of the two: a split or a merger ends the item as well.")
            yield subject.finding(ITEM_ENDED_TWICE, ("amendments", at, "item", which), message, hint)


CHECKS: Final = (
    (AMENDMENT_WITHOUT_ITEM, amendments_without_item),
    (AMENDMENT_WITHOUT_FOLLOWER, amendments_without_follower),
    (ITEM_FOLLOWS_ITSELF, items_that_follow_themselves),
    (RENAMED_WITHOUT_NAMES, renamed_without_names),
    (ITEM_ENDED_TWICE, items_ended_twice),
)
