"""Which indicator a value in a table of results is of: the one that is named, else the only one of the row's item."""

from collections.abc import Sequence

from kyodo_cli.analysis.lookup import indicator_names
from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import folded, nearest
from kyodo_cli.base.language import Message
from kyodo_cli.base.naming import named
from kyodo_cli.model.outline import Entry, IndicatorEntry
from kyodo_cli.sheets.content import Block, Questions
from kyodo_cli.sheets.results.whose import MOST_NAMED, Said, entry_name, title_key


def indicator_of(asked: Questions, said: Said, item: Block | None) -> Block:
    """Return the indicator, or the series of one, that a row is about: the one named, else the only one of its item.

    Raises:
        UsageFault: it names none or several, or one of another item.
    """
    own = [one for one in asked.values if item is None or _holder(one) is item.subject.entry or _is_of(one, item)]
    if not said.indicators:
        found = own if item is not None else []
    else:
        text = said.indicators[0]
        found = _indicators(own, text) or (_series_named(own, text) if item is not None else [])
        if not found and (elsewhere := _indicators(asked.values, text)):
            raise UsageFault(
                Message(
                    "“{text}” is no indicator of this item, but of “{item}”.", text=text, item=_held_by(elsewhere[0])
                ),
                Message("Write it into the row of its item."),
            )
    found = _of_series(found, said.series)
    if len(found) == 1:
        return found[0]
    names = [one.title for one in (found or own)[:MOST_NAMED]]
    if found:
        raise UsageFault(
            Message("It does not say which indicator the value is of: {indicators}.", indicators=names),
            Message("Add a column with the name of the indicator (指標), and of its series (区分)."),
        )
    text = " ".join(said.indicators)
    close = nearest(text, [one.title for one in asked.values]) or names
    raise UsageFault(
        Message("The plan asks for no indicator “{text}” in that year.", text=text)
        if text
        else Message("The item has no indicator in that year."),
        Message("Closest: {items}.", items=close) if close else None,
    )


def _indicators(blocks: Sequence[Block], text: str) -> list[Block]:
    entries: dict[str, IndicatorEntry] = {
        one.subject.indicator.indicator.id: one.subject.indicator for one in blocks if one.subject.indicator
    }
    ids = {one.indicator.id for one in named(text, list(entries.values()), indicator_names)}
    ids |= {key for key, one in entries.items() if title_key(one.indicator.title) == title_key(text)}
    by_series = [
        one for one in blocks if title_key(one.title) == title_key(text) or folded(one.subject.key) == folded(text)
    ]
    return by_series or [one for one in blocks if one.subject.indicator and one.subject.indicator.indicator.id in ids]


def _series_named(blocks: Sequence[Block], text: str) -> list[Block]:
    """Return the series of a label, where the values of an item are those of one indicator."""
    if len({one.subject.indicator.indicator.id for one in blocks if one.subject.indicator}) > 1:
        return []
    return [one for one in blocks if one.subject.series and title_key(one.subject.series.label) == title_key(text)]


def _of_series(blocks: Sequence[Block], series: Sequence[str]) -> list[Block]:
    wanted = {folded(text) for text in series}
    found = [
        one
        for one in blocks
        if one.subject.series and wanted & {folded(one.subject.series.id), folded(one.subject.series.label)}
    ]
    return found or list(blocks)


def _holder(block: Block) -> Entry | None:
    return block.subject.indicator.holder if block.subject.indicator else None


def _is_of(block: Block, item: Block) -> bool:
    holder = _holder(block)
    return holder is not None and item.subject.entry is not None and holder.path == item.subject.entry.path


def _held_by(block: Block) -> str | Message:
    holder = _holder(block)
    return entry_name(holder) if holder else Message("the plan as a whole")
