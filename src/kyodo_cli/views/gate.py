"""What stands in the way of calling a report final: department by department, with the command that mends each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kyodo_cli.analysis.as_of import as_of
from kyodo_cli.analysis.closing import Closing
from kyodo_cli.analysis.departments import responsible
from kyodo_cli.analysis.finality import Finality, Statement, finality
from kyodo_cli.analysis.mending import BLANK, rewriting, stating
from kyodo_cli.analysis.readiness import AnyGap, SurveyGap
from kyodo_cli.analysis.standing import Gap
from kyodo_cli.findings.diagnostic import Diagnostic
from kyodo_cli.model.plan import Plan
from kyodo_cli.rules.final import CONTACTS, TEXT, in_the_way
from kyodo_cli.views.gaps import GapRow, following, gap_rows
from kyodo_cli.views.item import Reference, reference
from kyodo_cli.views.report.records import question_word
from kyodo_cli.views.words import Word, word
from kyodo_cli.workspace.book import PlanBook

DeskKind = Literal["department", "unnamed", "stage", "secretariat", "plan"]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding of the rules; `subject` is the item or the indicator whose record it is in."""

    diagnostic: Diagnostic
    subject: Reference | None


@dataclass(frozen=True, slots=True)
class SumRow:
    """A tally that does not add up: of what."""

    name: Word


@dataclass(frozen=True, slots=True)
class Step:
    """One thing in the way; without a command, it is mended in the file.

    `about` is something missing, a finding, a sum, a year that is not closed, or what the publication data lack.
    """

    about: GapRow | FindingRow | SumRow | Closing | tuple[Statement, ...]
    command: str | None


@dataclass(frozen=True, slots=True)
class Desk:
    """Who has something to do, and what: a department, a later stage of review, the secretariat, the plan's keeper.

    The name is None but for departments and stages.
    """

    kind: DeskKind
    name: str | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class GateView:
    """What keeps the report of a plan's year from being final; nothing where it may be.

    `count` says how many things there are: one of several departments stands at the desk of each, and counts once.
    `first` is the command that opens the year, where it was closed although something is missing, or although there is
    something that a correction would keep on the page; `following` are later stages, which ask for more once the items
    that have no evaluation have one.
    """

    plan: Plan
    year: int
    desks: tuple[Desk, ...]
    count: int
    first: str | None
    following: tuple[tuple[Word, int], ...]

    @property
    def is_open(self) -> bool:
        """Say whether nothing is in the way."""
        return not self.count


Placed = tuple[tuple[DeskKind, str | None], Step]
"""A step and whose desk it is on."""


def gate_view(
    book: PlanBook, year: int, found: Sequence[Diagnostic], *, others: Sequence[PlanBook] | None = None
) -> GateView:
    """Look for everything that keeps the report of a year from being final.

    Args:
        book: the plan and its years.
        year: the fiscal year that is reported on.
        found: what the rules found in the workspace, silenced findings left out.
        others: the plans of the workspace, whose items a command must not mean; None where they were not read.
    """
    then = as_of(book, year).book
    final = finality(then, year)
    rows = gap_rows(then, final.ready, year, others)
    findings = in_the_way(found, book.plan_file.name, year)
    placed = [
        *(one for gap, row in zip(final.ready.gaps, rows, strict=True) for one in _of_gap(final, gap, row)),
        *(one for finding in findings for one in _of_finding(then, year, final, finding)),
        *_of_secretariat(then, year, final),
    ]
    keys = sorted(dict.fromkeys(key for key, _ in placed), key=lambda key: _order(then.plan, final, *key))
    desks = tuple(Desk(*key, tuple(step for its, step in placed if its == key)) for key in keys)
    reopening = f"kyodo reopen --year {year} --plan {book.id} --reason {BLANK}"
    must_be_open = bool(final.ready.gaps) or any(_would_stay(one) for one in findings)
    is_shut = must_be_open and final.closing.state == "closed"
    return GateView(
        plan=then.plan,
        year=year,
        desks=desks,
        count=len({id(step) for _, step in placed}),
        first=reopening if is_shut else None,
        following=following(final.ready),
    )


def _of_gap(final: Finality, gap: AnyGap, row: GapRow) -> Iterator[Placed]:
    step = Step(row, row.command)
    for name in row.departments.values():
        yield ("department", name), step
    if isinstance(gap, SurveyGap):
        yield ("secretariat", None), step
    elif not row.departments and row.is_for_departments:
        yield ("unnamed", None), step
    elif not row.departments and isinstance(gap, Gap):
        asked = (one.question for one in final.ready.asked if gap.entry.kind in one.question.kinds)
        yield ("stage", (gap.question or next(asked)).stage.label), step


def _of_finding(book: PlanBook, year: int, final: Finality, one: Diagnostic) -> Iterator[Placed]:
    if not one.file.startswith("records/"):
        yield ("plan", None), Step(FindingRow(one, None), None)
        return
    plan, outline = book.plan, book.outline
    entry, measured = outline.by_id.get(one.item or ""), outline.indicator_by_id.get(one.item or "")
    subject = reference(plan, entry) if entry else None
    if measured:
        indicator, entry = measured.indicator, measured.holder
        subject = Reference(word(plan, "indicator"), indicator.id, indicator.number, indicator.title)
    is_closed = final.closing.state == "closed"
    takes_correction = is_closed and not _would_stay(one)
    command = rewriting(outline, one.route, year, book.id, is_closed=takes_correction) if one.rule in TEXT else None
    step = Step(FindingRow(one, subject), command)
    if stage := _later_stage(final, one.route.split("/")):
        yield ("stage", stage), step
        return
    names = {each.id: each.name for each in plan.departments}
    charged = responsible(plan, entry.node, year) if entry else ()
    for name in charged:
        yield ("department", names.get(name, name)), step
    if not charged:
        yield ("unnamed" if subject else "secretariat", None), step


def _would_stay(one: Diagnostic) -> bool:
    """Say whether a correction would keep on the page what is to go from it."""
    return one.rule in CONTACTS and one.route.split("/")[0] in ("evaluations", "measurements", "surveys")


def _later_stage(final: Finality, route: list[str]) -> str | None:
    """Return the name of the stage after the first whose review a place is in."""
    match route:
        case ["evaluations", _, "reviews", stage, *_]:
            later = (one.question for one in final.ready.asked if not one.question.is_first)
            return next((one.stage.label for one in later if one.stage.id == stage), None)
    return None


def _of_secretariat(book: PlanBook, year: int, final: Finality) -> Iterator[Placed]:
    desk: tuple[DeskKind, None] = ("secretariat", None)
    for one in final.unbalanced:
        yield desk, Step(SumRow(word(book.plan, "indicator") if one == "values" else question_word(one)), None)
    if final.closing.state != "closed":
        yield desk, Step(final.closing, f"kyodo close --year {year} --plan {book.id}")
    if final.unstated:
        yield desk, Step(final.unstated, stating(book.id, year, final.unstated))


def _order(plan: Plan, final: Finality, kind: DeskKind, name: str | None) -> tuple[int, int]:
    """Sort by kind, departments and stages as the plan lists them."""
    kinds: tuple[DeskKind, ...] = ("department", "unnamed", "stage", "secretariat", "plan")
    names = [one.name for one in plan.departments] if kind == "department" else []
    if kind == "stage":
        names = [one.question.stage.label for one in final.ready.asked]
    return kinds.index(kind), names.index(name) if name in names else len(names)
