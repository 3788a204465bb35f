"""What a rule looks at: one plan in its file, and the years recorded for it."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Place, Rule
from kyodo_cli.model.outline import Outline
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import YearRecords
from kyodo_cli.reading.files import PlanFile, YearFile
from kyodo_cli.reading.tree import Tree


class YearSubject:
    """A year's records in their file."""

    def __init__(self, file: str, records: YearRecords, tree: Tree) -> None:
        self.file = file
        self.records = records
        self.tree = tree

    def finding(
        self, rule: Rule, path: Path, message: Message, hint: Message | None = None, *, at_key: bool = False
    ) -> Finding:
        """Make a finding at a place in the records file."""
        return Finding(rule, Place(self.file, path, at_key), message, hint)


class Subject:
    """A plan in its file, with the years recorded for it that could be read, in order."""

    def __init__(self, plan_file: PlanFile, plan: Plan, tree: Tree, years: list[YearFile]) -> None:
        self.file = plan_file.file
        self.name = plan_file.name
        self.plan = plan
        self.tree = tree
        self.unsure = plan_file.unsure
        self.outline = Outline(plan)
        self.years = tuple(YearSubject(one.file, one.records, one.tree) for one in years if one.records and one.tree)

    @cached_property
    def has_item(self) -> frozenset[str]:
        """Ids that a link may name: all items, and those in a part of the file that could not be read."""
        return frozenset(self.outline.by_id) | self.unsure

    def finding(
        self, rule: Rule, path: Path, message: Message, hint: Message | None = None, *, at_key: bool = False
    ) -> Finding:
        """Make a finding at a place in the plan file."""
        return Finding(rule, Place(self.file, path, at_key), message, hint)


class Reference(NamedTuple):
    """What an item names of another plan, and where; `way` says what the item is to that one, if it does."""

    path: Path
    item: str
    target: str
    way: str | None


class Summary(NamedTuple):
    """What rules between plans need of one plan: small, so that a large workspace can be checked in parts.

    `predecessors` holds the path in the file and the plan's id as written.
    """

    file: str
    name: str
    plan_id: str
    code: str | None
    ids: frozenset[str]
    correspondences: tuple[Reference, ...]
    predecessors: tuple[tuple[Path, str], ...]


PlanCheck = Callable[[Subject], Iterable[Finding]]
YearCheck = Callable[[Subject, YearSubject], Iterable[Finding]]
BetweenCheck = Callable[[Sequence[Summary]], Iterable[Finding]]
