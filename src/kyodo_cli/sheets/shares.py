"""Which department answers for what in a fiscal year, and who else reads it."""

from typing import NamedTuple

from kyodo_cli.analysis.departments import in_charge, responsible
from kyodo_cli.model.nodes import Node
from kyodo_cli.model.plan import Plan


class Share(NamedTuple):
    """Who answers for an item (None: the plan names nobody), and the other departments that take part in it."""

    answers: str | None
    reads: tuple[str, ...] = ()


def share_of(plan: Plan, node: Node | None, year: int) -> Share:
    """Return who answers for an item: the lead, or of several that are in charge the first that is named."""
    in_charge_now = responsible(plan, node, year)
    if node is None or not in_charge_now:
        return Share(None)
    named = [one.id for part in node.departments for one in in_charge(plan, part.id, year)]
    others = dict.fromkeys([*in_charge_now, *named])
    return Share(in_charge_now[0], tuple(one for one in others if one != in_charge_now[0]))
