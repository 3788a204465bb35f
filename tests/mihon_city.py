"""The example city of examples/mihon, as kyodo reads it."""

from conftest import ROOT
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.model.nodes import Node
from kyodo_cli.model.year import Evaluation, Measurement, YearRecords
from kyodo_cli.workspace.book import PlanBook, open_book
from kyodo_cli.workspace.files import list_files

CITY = ROOT / "examples" / "mihon"

BOOK: PlanBook = next(book for book in open_book(list_files(CITY)).plans if book.id == "mihon")
PLAN = BOOK.plan
YEARS: dict[int, YearRecords] = BOOK.years
INDICATORS: dict[str, Indicator] = {key: entry.indicator for key, entry in BOOK.outline.indicator_by_id.items()}
NODES: dict[str, Node] = {key: entry.node for key, entry in BOOK.outline.by_id.items()}
ACTIONS: tuple[Node, ...] = tuple(entry.node for entry in BOOK.outline.of_kind("action"))


def closing(year: int) -> list[str]:
    """Return how a year was closed and reopened, in order."""
    return [one.event for one in YEARS[year].history if one.event != "published"]


def evaluations() -> list[tuple[int, str, Evaluation]]:
    """Return every evaluation with its year and its item."""
    return [(year, item, one) for year, records in YEARS.items() for item, one in records.evaluations.items()]


def measured(year: int, indicator: str) -> tuple[Measurement, ...]:
    """Return what is recorded of an indicator in a year."""
    return YEARS[year].measurements[indicator]
