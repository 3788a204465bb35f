"""Where a text stands is said in words: no key of the format is left without one."""

import pytest

from kyodo_cli.analysis.search import NOT_TEXT
from kyodo_cli.base.kinds import LISTS
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import YearRecords
from kyodo_cli.views.places import PLACES
from kyodo_cli.views.words import FIELDS, WORDS


@pytest.mark.parametrize("model", [Plan, YearRecords])
def test_every_key_that_text_can_stand_under_has_a_word(model: type[Plan | YearRecords]) -> None:
    schema = model.model_json_schema()
    keys = {key for part in (schema, *schema["$defs"].values()) for key in part.get("properties", {})}
    assert keys - NOT_TEXT - set(LISTS.values()) - set(WORDS) - set(FIELDS) - set(PLACES) == set()


def test_no_word_is_left_over() -> None:
    keys: set[str] = set()
    for model in (Plan, YearRecords):
        schema = model.model_json_schema()
        keys |= {key for part in (schema, *schema["$defs"].values()) for key in part.get("properties", {})}
    assert set(PLACES) - keys == set()
