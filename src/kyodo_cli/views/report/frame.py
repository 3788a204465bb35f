"""What holds a plan together in the report: period, lineage, positioning, bodies, cycle, and prose in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kyodo_cli.analysis.frame import frame
from kyodo_cli.base.kinds import LISTS
from kyodo_cli.model.cycle import Cycle
from kyodo_cli.model.plan import Amendment, Body, Plan, Positioning, Predecessor, Section
from kyodo_cli.reading.tree import Tree
from kyodo_cli.views.report.references import Context
from kyodo_cli.views.words import Word

FIELDS: Final = ("lineage", "positioning", "period", "bodies", "cycle")
"""What the frame consists of; printed in the order of the plan file, as the city has it."""

ITEMS: Final = frozenset({*LISTS.values(), "indicators"})


@dataclass(frozen=True, slots=True)
class PeriodView:
    """The period as of the year, and as adopted; `changed_by` is the amendment between the two, if there is one."""

    first: int
    last: int | None
    adopted_last: int | None
    changed_by: Amendment | None
    note: str | None


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body, the name of the one it stands under, and those that stand under it."""

    body: Body
    under: str | None
    below: tuple["BodyView", ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the frame; `name` is the field it comes from, or `section`."""

    name: str
    heading: Word | None
    content: PeriodView | Positioning | Cycle | tuple[Predecessor, ...] | tuple[BodyView, ...] | str


def frame_blocks(context: Context, tree: Tree | None) -> tuple[Block, ...]:
    """Return the frame of a plan, its sections in their places, up to where the items begin."""
    plan = context.plan
    blocks = list(_sections_after(plan, "title"))
    for name in _in_file_order(tree):
        if block := _block(context, name):
            blocks.append(block)
        blocks += _sections_after(plan, name)
    return (*blocks, *(_section(one) for one in _without_place(plan)))


def closing_sections(plan: Plan) -> tuple[Block, ...]:
    """Return the sections that stand behind the items."""
    return tuple(block for name in (*LISTS.values(), "indicators") for block in _sections_after(plan, name))


def _in_file_order(tree: Tree | None) -> list[str]:
    keys = list(tree.root.value) if tree else []
    return sorted(FIELDS, key=lambda name: keys.index(name) if name in keys else len(keys))


def _block(context: Context, name: str) -> Block | None:
    plan = context.plan
    if name == "period":
        return Block(name, context.word("period"), _period(plan, context.year))
    if name == "positioning" and plan.positioning:
        return Block(name, context.word("positioning"), plan.positioning)
    if name == "lineage" and plan.lineage:
        return Block(name, None, plan.lineage)
    if name == "bodies" and plan.bodies:
        return Block(name, None, _bodies(plan.bodies))
    if name == "cycle" and plan.cycle:
        return Block(name, None, plan.cycle)
    return None


def _period(plan: Plan, year: int) -> PeriodView:
    now = frame(plan, year)
    return PeriodView(now.first, now.last, plan.period.to, now.changed_by, plan.period.note)


def _bodies(bodies: tuple[Body, ...]) -> tuple[BodyView, ...]:
    """Return the bodies as a tree; one whose superior is unknown, or that stands under itself, comes at the top."""
    names = {body.id: body.name for body in bodies}
    shown: set[str] = set()

    def branch(body: Body) -> BodyView:
        shown.add(body.id)
        below = tuple(branch(one) for one in bodies if one.under == body.id and one.id not in shown)
        return BodyView(body, names.get(body.under or ""), below)

    tops = [branch(body) for body in bodies if body.under not in names]
    return (*tops, *(branch(body) for body in bodies if body.id not in shown))


def _sections_after(plan: Plan, name: str) -> Iterator[Block]:
    """Yield the sections behind a field, each with those that follow it by its title."""
    waiting = [one for one in plan.sections if one.after == name]
    seen: list[Section] = []
    while waiting:
        section = waiting.pop(0)
        if any(section is one for one in seen):
            continue
        seen.append(section)
        yield _section(section)
        if section.title and section.title != name:
            waiting = [one for one in plan.sections if one.after == section.title] + waiting


def _without_place(plan: Plan) -> Iterator[Section]:
    """Yield the sections that name no place, or one that is not there."""
    placed = {"title", *FIELDS, *ITEMS}
    reached = set(placed)
    sections = list(plan.sections)
    for _ in sections:  # a chain of sections is no longer than there are sections
        reached |= {one.title for one in sections if one.title and one.after in reached}
    return (one for one in sections if one.after not in reached)


def _section(section: Section) -> Block:
    return Block("section", section.title, section.text)
