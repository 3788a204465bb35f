from collections.abc import Iterator
from pathlib import Path

import pytest

from kyodo_cli.model.parts import Part
from kyodo_cli.render.machine import part_data
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("folder", [ROOT, ROOT / "examples" / "mihon"])
def test_a_part_is_the_data_that_pydantic_makes_of_it(folder: Path) -> None:
    for plan in open_book(list_files(folder)).plans:
        for part in (plan.plan, *plan.years.values()):
            for one in _parts(part):
                assert part_data(one) == one.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _parts(value: object) -> Iterator[Part]:
    """Yield a part and every part in it."""
    if isinstance(value, Part):
        yield value
        for inner in value.__dict__.values():
            yield from _parts(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from _parts(inner)
    elif isinstance(value, dict):
        yield from _parts(list(value.values()))
