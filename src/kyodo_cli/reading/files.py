"""A plan file and a records file, read: what stands in them, and everything wrong with them."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from kyodo_cli.findings.finding import Finding
from kyodo_cli.model.parts import FIRST_YEAR, LAST_YEAR
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import YearRecords
from kyodo_cli.reading.shape import shape
from kyodo_cli.reading.source import SourceText, read_source
from kyodo_cli.reading.tree import Tree, read_tree

FRAME: Final = frozenset({"format", "id", "title", "municipality", "period"})
"""What a plan cannot do without."""

UNKNOWN_START: Final = FIRST_YEAR
"""Stands in for the first year of a plan that does not say it rightly, so that the rest can be checked."""


class PlanFile(NamedTuple):
    """A plan file; `plan` holds what could be read, and is None where nothing could.

    `unsure` are the ids that stand in a part that could not be read: a link may name them rightly.
    """

    file: str
    plan: Plan | None
    source: SourceText | None
    tree: Tree | None
    findings: list[Finding]
    unsure: frozenset[str] = frozenset()

    @property
    def is_framed(self) -> bool:
        """Say whether what says whose plan it is and for which years could be read; else stand-ins are in its place."""
        return not any(one.place.path[:1] and one.place.path[0] in FRAME for one in self.findings)

    @property
    def name(self) -> str:
        """The file's name without its ending: the plan's id, if all is right."""
        return stem(self.file)


class YearFile(NamedTuple):
    """A records file; `records` holds what could be read, and is None where nothing could."""

    file: str
    records: YearRecords | None
    source: SourceText | None
    tree: Tree | None
    findings: list[Finding]

    @property
    def plan_id(self) -> str:
        """The plan whose records these are, by the folder that the file is in."""
        return self.file.rsplit("/", 2)[-2]

    @property
    def name(self) -> str:
        """The file's name without its ending: the year, if all is right."""
        return stem(self.file)


def stem(file: str) -> str:
    """Return a file's name without folder and ending."""
    return file.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def read_plan(path: Path, file: str) -> PlanFile:
    """Read a plan file; whatever is wrong with it is in the findings."""
    source, findings = read_source(path, file)
    return plan_file(source, findings) if source else PlanFile(file, None, None, None, findings)


def plan_file(source: SourceText, findings: Sequence[Finding] = ()) -> PlanFile:
    """Read the text of a plan file; `findings` are those of the bytes that it came from."""
    file = source.file
    tree, defects = read_tree(source)
    findings = [*findings, *defects]
    if tree is None:
        return PlanFile(file, None, source, None, findings)
    name = stem(file)
    defaults = {
        "format": 1,
        "id": _id(name),
        "title": name,
        "municipality": {"name": name},
        "period": {"from": UNKNOWN_START},
    }
    plan, tree, unsure, defects = shape(tree, Plan, defaults)
    return PlanFile(file, plan, source, tree, [*findings, *defects], unsure)


def read_year(path: Path, file: str) -> YearFile:
    """Read a records file; whatever is wrong with it is in the findings."""
    source, findings = read_source(path, file)
    return year_file(source, findings) if source else YearFile(file, None, None, None, findings)


def year_file(source: SourceText, findings: Sequence[Finding] = ()) -> YearFile:
    """Read the text of a records file; `findings` are those of the bytes that it came from."""
    file = source.file
    tree, defects = read_tree(source)
    findings = [*findings, *defects]
    if tree is None:
        return YearFile(file, None, source, None, findings)
    defaults = {"format": 1, "plan": _id(file.rsplit("/", 2)[-2]), "year": _year(stem(file))}
    records, tree, _, defects = shape(tree, YearRecords, defaults)
    return YearFile(file, records, source, tree, [*findings, *defects])


def _id(name: str) -> str:
    return name if re.fullmatch(r"[a-z][a-z0-9_-]*", name) else "unnamed"


def _year(name: str) -> int:
    year = int(name) if re.fullmatch(r"[0-9]{4}", name) else UNKNOWN_START
    return year if FIRST_YEAR <= year <= LAST_YEAR else UNKNOWN_START
