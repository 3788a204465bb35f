"""Related items: that links lead somewhere, and that both ends know of them (KY11x)."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.analysis.frame import begun, retired
from kyodo_cli.base.folding import nearest
from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.rules.subject import Subject
from kyodo_cli.rules.written import says

UNKNOWN_LINK: Final = Rule("KY110", "unknown-link", "error")
SELF_LINK: Final = Rule("KY111", "self-link", "error")
REPEATED_LINK: Final = Rule("KY112", "repeated-link", "error")
ONE_SIDED_LINK: Final = Rule("KY113", "one-sided-link", "error")
LINK_TO_RETIRED: Final = Rule("KY114", "link-to-retired", "warning")
ISOLATED_ITEM: Final = Rule("KY115", "isolated-item", "note")


def unknown_links(subject: Subject) -> Iterator[Finding]:
    """Find links to items that the plan does not have."""
    for entry in subject.outline.entries:
        for at, target in enumerate(entry.node.related):
            if ":" not in target and target not in subject.has_item:
                message = Message(
                    "{item} links to “{target}”, which this plan does not have.", item=entry.id, target=target
                )
                yield subject.finding(
                    UNKNOWN_LINK, (*entry.path, "related", at), message, did_you_mean(subject, target)
                )


def self_links(subject: Subject) -> Iterator[Finding]:
    """Find items that link to themselves."""
    for entry in subject.outline.entries:
        for at, target in enumerate(entry.node.related):
            if target == entry.id:
                message = Message("{item} links to itself.", item=entry.id)
                hint = Message("Delete the entry, or name the item that was meant.")
                yield subject.finding(SELF_LINK, (*entry.path, "related", at), message, hint)


def repeated_links(subject: Subject) -> Iterator[Finding]:
    """Find links that an item lists more than once."""
    for entry in subject.outline.entries:
        related = entry.node.related
        if len(set(related)) == len(related):
            continue
        for at, target in enumerate(related):
            if target in related[:at]:
                message = Message("{item} lists “{target}” more than once.", item=entry.id, target=target)
                hint = Message("Keep one of the entries.")
                yield subject.finding(REPEATED_LINK, (*entry.path, "related", at), message, hint)


def one_sided_links(subject: Subject) -> Iterator[Finding]:
    """Find links that only one of the two items lists, where the plan prints them on both sides."""
    if subject.plan.links.related == "one_way":
        return
    by_id = subject.outline.by_id
    for entry in subject.outline.entries:
        related = entry.node.related
        for at, target in enumerate(related):
            other = by_id.get(target)
            if other is None or other.id == entry.id or entry.id in other.node.related or target in related[:at]:
                continue
            if not other.node.related and says(subject.tree, other.path, "related"):
                continue  # what it lists could not be read
            message = Message(
                "{item} links to {target}, but {target} does not link back.", item=entry.id, target=target
            )
            line = ", ".join((*other.node.related, entry.id))
            hint = Message(
                "Write at {target}: “related: [{line}]”; or, where the city prints links on one side only, "
                "“links: {{related: one_way}}” at the top.",
                target=target,
                line=line,
            )
            yield subject.finding(ONE_SIDED_LINK, (*entry.path, "related", at), message, hint)


def links_to_retired(subject: Subject) -> Iterator[Finding]:
    """Find links to items that ended before the item that lists them.

    Where both were part of the plan in the same year, the pages of that year need the link, and it is but a note.
    """
    by_id, stretches = subject.outline.by_id, _stretches(subject)
    whole = subject.plan.period.to  # who ends with the plan as adopted has not ended before it
    for entry in subject.outline.entries:
        first, last = stretches[entry.id]
        for at, target in enumerate(entry.node.related):
            if target not in by_id or target == entry.id:
                continue
            begun, ended = stretches[target]
            if ended is None or ended == whole or (last is not None and last <= ended):
                continue
            was_right = max(first, begun) <= ended
            rule = LINK_TO_RETIRED._replace(severity="note") if was_right else LINK_TO_RETIRED
            message = Message(
                "{item} links to {target}, which is not part of the plan from fiscal year {year} on.",
                item=entry.id,
                target=target,
                year=ended + 1,
            )
            hint = _hint_for_retired(subject, target, was_right=was_right)
            yield subject.finding(rule, (*entry.path, "related", at), message, hint)


def _hint_for_retired(subject: Subject, target: str, *, was_right: bool) -> Message:
    amendment = retired(subject.plan).get(target)
    if was_right and amendment and amendment.into:
        return Message(
            "Keep it for the pages of the years before; link also to what followed ({items}).", items=amendment.into
        )
    if was_right:
        return Message("Keep it: the pages of the years before need it, and those after say that the item has ended.")
    if amendment and amendment.into:
        return Message("Link to what followed it ({items}), or keep the link with a reason.", items=amendment.into)
    return Message("Delete the link, or keep it with “# kyodo: ignore[KY114] reason”.")


def _stretches(subject: Subject) -> dict[str, tuple[int, int | None]]:
    """Return the first and the last fiscal year of every item, by its own years, those above it and the amendments."""
    plan = subject.plan
    ended, added = retired(plan), begun(plan)
    found: dict[str, tuple[int, int | None]] = {}
    for entry in subject.outline.entries:
        first, last = plan.period.from_, None
        for one in (*entry.ancestors, entry):
            years = one.node.years
            first = max(first, added.get(one.id, first), (years and years.from_) or first)
            ends = [ended[one.id].year - 1 if one.id in ended else None, years.to if years else None, last]
            last = min((end for end in ends if end is not None), default=None)
        found.setdefault(entry.id, (first, last))
    return found


def isolated_items(subject: Subject) -> Iterator[Finding]:
    """Find items without any link, in a plan whose other items of that kind have some."""
    linked_kinds = {entry.kind for entry in subject.outline.entries if entry.node.related}
    pointed_at = {target for entry in subject.outline.entries for target in entry.node.related}
    for entry in subject.outline.entries:
        if entry.kind in linked_kinds and not entry.node.related and entry.id not in pointed_at:
            message = Message("{item} has no related items.", item=entry.id)
            hint = Message("This may well be as printed; compare with the plan's text.")
            yield subject.finding(ISOLATED_ITEM, entry.path, message, hint)


def did_you_mean(subject: Subject, target: str) -> Message | None:
    """Suggest the items whose id looks most like a text."""
    close = nearest(target, [entry.id for entry in subject.outline.entries])
    return Message("Did you mean {items}?", items=close) if close else Message("Name an item of this plan by its id.")


CHECKS: Final = (
    (UNKNOWN_LINK, unknown_links),
    (SELF_LINK, self_links),
    (REPEATED_LINK, repeated_links),
    (ONE_SIDED_LINK, one_sided_links),
    (LINK_TO_RETIRED, links_to_retired),
    (ISOLATED_ITEM, isolated_items),
)
