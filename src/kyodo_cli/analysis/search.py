"""Search in all text of plans and records, however it is written."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from kyodo_cli.base.folding import folded, folded_with_map
from kyodo_cli.base.routes import Path, Route
from kyodo_cli.reading.tree import Tree
from kyodo_cli.workspace.book import PlanBook

NOT_TEXT: Final = frozenset(
    {
        "id", "format", "language", "code", "kind", "related", "relisted", "role", "to", "as", "shape", "better",
        "measured_as", "status", "op", "against", "counts_as", "order", "scale", "applies_to", "under", "successors",
        "plan", "at", "item", "into", "after", "date", "adopted", "in_force",
    }
)  # fmt: skip
"""Keys whose values are names and signs of the format, not text that anybody reads."""


class Hit(NamedTuple):
    """One text that holds what was looked for.

    `year` is None for the plan itself; `spans` are where in `text` it stands (start, end, from 0).
    """

    year: int | None
    route: Route
    item: str | None
    text: str
    spans: tuple[tuple[int, int], ...]


def search(book: PlanBook, wanted: str) -> Iterator[Hit]:
    """Find a text in a plan and its years, folding width, case, kana, dashes and variant kanji."""
    needle = folded(wanted)
    if not needle:
        return
    if book.plan_file.tree:
        yield from _hits(book.plan_file.tree, needle, None)
    for one in book.year_files:
        if one.tree and one.records:
            yield from _hits(one.tree, needle, one.records.year)


def texts(book: PlanBook) -> Iterator[tuple[int | None, Route, str | None, str]]:
    """Yield every text of a plan and its years that a search looks at: its year, its route, its item, itself."""
    files = [(None, book.plan_file.tree), *((one.records.year, one.tree) for one in book.year_files if one.records)]
    for year, tree in files:
        if tree:
            for path, text in _texts(tree.root.value, ()):
                route = tree.route(path)
                yield year, route, _item(route), text


def _hits(tree: Tree, needle: str, year: int | None) -> Iterator[Hit]:
    for path, text in _texts(tree.root.value, ()):
        if needle not in folded(text):
            continue
        spans = tuple(_spans(text, needle))
        if spans:
            route = tree.route(path)
            yield Hit(year, route, _item(route), text, spans)


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_TEXT:
                yield from _texts(inner, (*path, key))
    elif isinstance(value, tuple):
        for at, inner in enumerate(value):
            yield from _texts(inner, (*path, at))


def _spans(text: str, needle: str) -> Iterator[tuple[int, int]]:
    plain, places = folded_with_map(text)
    start = plain.find(needle)
    while start >= 0:
        end = start + len(needle)
        last = places[end - 1] + 1
        yield places[start], max(last, places[end]) if end < len(places) else len(text)
        start = plain.find(needle, end)


def _item(route: Route) -> str | None:
    return str(route[1]) if len(route) > 2 and isinstance(route[1], str) else None
