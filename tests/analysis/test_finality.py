"""What a final report asks for beside readiness."""

from pathlib import Path

import pytest

from final_city import RECORDS, city
from kyodo_cli.analysis.finality import finality, unbalanced
from kyodo_cli.analysis.readiness import readiness
from kyodo_cli.analysis.standing import Answer, Asked
from kyodo_cli.workspace.book import PlanBook, open_book
from kyodo_cli.workspace.files import list_files
from mihon_city import BOOK


def book(folder: Path, records: str | None = RECORDS) -> PlanBook:
    [found] = open_book(list_files(city(folder, records=records))).plans
    return found


@pytest.mark.parametrize("year", range(2021, 2026))
def test_the_sums_of_every_year_add_up(year: int) -> None:
    assert finality(BOOK, year).unbalanced == ()


def test_a_tally_that_does_not_add_up_is_named() -> None:
    ready = readiness(BOOK.outline, BOOK.years, 2024)
    lost = Answer(ready.asked[0].answers[0].entry, "lost")  # type: ignore[arg-type]  # a standing nobody counts
    broken = Asked(ready.asked[0].question, (lost, *ready.asked[0].answers[1:]))
    assert unbalanced(ready._replace(asked=(broken, *ready.asked[1:]))) == (broken.question,)


def test_what_the_publication_data_do_not_say_is_named(tmp_path: Path) -> None:
    assert finality(book(tmp_path), 2024).unstated == ()
    assert finality(book(tmp_path, RECORDS.replace("as_of: 2025-03-31, ", "")), 2024).unstated == ("as_of",)
    assert finality(book(tmp_path, RECORDS.partition("publication")[0]), 2024).unstated == (
        "published",
        "as_of",
        "contact",
    )


def test_a_blank_says_nothing(tmp_path: Path) -> None:
    records = RECORDS.replace("例示市 市民課 047-000-0000 kyodo@example.jp", '" "')
    assert finality(book(tmp_path, records), 2024).unstated == ("contact",)
