"""A plan with one year of its records, as the tables by year need it."""

from functools import cached_property

from kyodo_cli.model.year import YearRecords
from kyodo_cli.views.dataset import DatasetView, dataset_view
from kyodo_cli.workspace.book import PlanBook


class BookYear:
    """A plan and the records of one fiscal year; `view` is what kyodo makes of them."""

    def __init__(self, book: PlanBook, year: int) -> None:
        self.book = book
        self.year = year

    @property
    def records(self) -> YearRecords:
        """What is recorded."""
        return self.book.years[self.year]

    @cached_property
    def view(self) -> DatasetView:
        """Items, values and verdicts of the year, in the words that the plan had then."""
        return dataset_view(self.book, self.year, "draft")
