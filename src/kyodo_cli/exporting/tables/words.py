"""What a table and a column are called and hold, in both languages."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from kyodo_cli.exporting.tables.schema import Column, Table
from kyodo_cli.reading.source import read_source
from kyodo_cli.reading.tree import read_tree
from kyodo_cli.render.schema import words_of_key

WORDS: Final = Path(__file__).with_name("words.yaml")
ANY: Final = "any"
BESIDE: Final = "text_beside"


class Words(NamedTuple):
    """A name and a meaning, by language."""

    titles: Mapping[str, str]
    meanings: Mapping[str, str]


def words_of_table(table: Table) -> Words:
    """Return what a table is.

    Raises:
        LookupError: nobody has written it down, which is a mistake of ours.
    """
    return _words(_all()[table.name])


def words_of_column(table: Table, column: Column) -> Words:
    """Return what a column holds: in the table's own words, the format's, or those of all tables.

    Raises:
        LookupError: nobody has written it down, which is a mistake of ours.
    """
    if column.beside:
        number = next(one for one in table.columns if one.name == column.beside)
        return _beside(words_of_column(table, number))
    own = _all()[table.name].get("keys", {}).get(column.name)
    if own:
        return _words(own)
    if column.source:
        return _words(words_of_key(*column.source))
    return _words(_all()[ANY]["keys"][column.name])


def _beside(number: Words) -> Words:
    said = _all()[ANY]["keys"][BESIDE]
    titles = {"ja": f"{number.titles['ja']}{said['title']['ja']}", "en": f"{number.titles['en']} {said['title']['en']}"}
    meanings = {"ja": f"「{number.titles['ja']}」{said['ja']}", "en": f"“{number.titles['en']}” {said['en']}"}
    return Words(titles, meanings)


def _words(found: Mapping[str, Any]) -> Words:
    return Words(found["title"], {"ja": found["ja"], "en": found["en"]})


@cache
def _all() -> Mapping[str, Any]:
    source, _ = read_source(WORDS, WORDS.name)
    tree = read_tree(source)[0] if source else None
    return tree.root.value if tree else {}
