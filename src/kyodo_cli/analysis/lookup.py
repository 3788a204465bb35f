"""Find items of a plan by what a person types: an id, a number, a position."""

from kyodo_cli.base.folding import folded, nearest
from kyodo_cli.base.naming import Names, named
from kyodo_cli.model.outline import Entry, IndicatorEntry, Outline


def find_entries(outline: Outline, kind: str, text: str) -> list[Entry]:
    """Return the items of a kind that a text names."""
    return named(text, outline.of_kind(kind), entry_names)


def find_indicators(outline: Outline, text: str) -> list[IndicatorEntry]:
    """Return the indicators that a text names, by id or number."""
    return named(text, outline.indicators, indicator_names)


def entry_names(entry: Entry) -> Names:
    """Return what an item may be called."""
    line = (*entry.ancestors, entry)
    numbers = [one.node.number or str(one.position[-1]) for one in line]
    positions = [str(place) for place in entry.position]
    places = {folded("-".join(way[depth:])) for way in (numbers, positions) for depth in range(max(len(line) - 1, 1))}
    number = (folded(entry.node.number),) if entry.node.number else ()
    return Names((folded(entry.id),), number, sorted(places))


def indicator_names(entry: IndicatorEntry) -> Names:
    """Return what an indicator may be called."""
    number = entry.indicator.number
    return Names((folded(entry.indicator.id),), (folded(number),) if number else ())


def near_misses(outline: Outline, kind: str, text: str) -> list[str]:
    """Return the names of items that look like a text that names none."""
    if kind == "indicator":
        return nearest(text, [entry.indicator.id for entry in outline.indicators])
    names = [name for entry in outline.of_kind(kind) for name in (entry.id, entry.node.number or entry.numbering)]
    return nearest(text, names)
