"""The tables of indicators: what is measured, from where, to where, and how it is judged."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.analysis.indicators.targets import replacement
from kyodo_cli.exporting.tables.item_tables import OF_ITEM
from kyodo_cli.exporting.tables.keys import keys
from kyodo_cli.exporting.tables.plan_tables import POSITION
from kyodo_cli.exporting.tables.schema import Column, Reference, Row, Table
from kyodo_cli.model.indicator import Baseline, Break, Formula, Indicator, Rhythm, Series, Target
from kyodo_cli.model.indicator import Reference as Standard
from kyodo_cli.model.parts import Span
from kyodo_cli.workspace.book import PlanBook

INDICATOR: Final = Column("indicator", required=True)
OF_INDICATOR: Final = Reference(("plan", "indicator"), "indicators")

_WORDS: Final = keys(Indicator, "number", "title", "kind", "unit", "shape", "better", "measured_as")
_CYCLE: Final = keys(Rhythm, "every", "first", before="cycle_")
_REST: Final = keys(Indicator, "no_target_reason", "scale", "successor", "definition", "year_kind")
_FORMULA: Final = keys(Formula, "name", "since", name="formula", since="formula_since")
_SPAN: Final = keys(Span, "from", "to")

_SERIES: Final = keys(Series, "id", "label", "unit", "better", id="series")
_BASELINE: Final = keys(Baseline, "series", "year", "value", "as_printed", "status", "note")
_TARGET: Final = keys(
    Target,
    *("series", "year", "from", "to", "every_year", "op", "value", "min", "max", "text", "against", "as_printed"),
    *("replaces", "revised", "reason"),
)
_STANDARD: Final = keys(Standard, "id", "label", "year", "value", id="reference")
_BREAK: Final = keys(Break, "year", "note")


def _indicators(book: PlanBook) -> Iterator[Row]:
    for position, entry in enumerate(book.outline.indicators, 1):
        one = entry.indicator
        yield (
            one.id,
            entry.holder.id if entry.holder else None,
            position,
            *_WORDS.cells(one),
            *_CYCLE.cells(one.cycle),
            *_FORMULA.cells(one.formula),
            *_REST.cells(one),
            *_SPAN.cells(one.years),
        )


def _series(book: PlanBook) -> Iterator[Row]:
    for entry in book.outline.indicators:
        for position, one in enumerate(entry.indicator.series, 1):
            yield (entry.indicator.id, position, *_SERIES.cells(one))


def _baselines(book: PlanBook) -> Iterator[Row]:
    for entry in book.outline.indicators:
        for position, one in enumerate(entry.indicator.baseline, 1):
            yield (entry.indicator.id, position, *_BASELINE.cells(one))


def _targets(book: PlanBook) -> Iterator[Row]:
    for entry in book.outline.indicators:
        targets = entry.indicator.targets
        for position, one in enumerate(targets, 1):
            is_replaced = replacement(one, targets) is not None
            yield (entry.indicator.id, position, *_TARGET.cells(one), is_replaced)


def _standards(book: PlanBook) -> Iterator[Row]:
    for entry in book.outline.indicators:
        for position, one in enumerate(entry.indicator.references, 1):
            yield (entry.indicator.id, position, *_STANDARD.cells(one))


def _breaks(book: PlanBook) -> Iterator[Row]:
    for entry in book.outline.indicators:
        for position, one in enumerate(entry.indicator.breaks, 1):
            yield (entry.indicator.id, position, *_BREAK.cells(one))


_KEY: Final = ("indicator", "position")

TABLES: Final = (
    Table(
        "indicators",
        (
            INDICATOR,
            Column("item"),
            POSITION,
            *_WORDS.columns,
            *_CYCLE.columns,
            *_FORMULA.columns,
            *_REST.columns,
            *_SPAN.columns,
        ),
        ("indicator",),
        (OF_ITEM,),
        of_plan=_indicators,
    ),
    Table("series", (INDICATOR, POSITION, *_SERIES.columns), _KEY, (OF_INDICATOR,), of_plan=_series),
    Table("baselines", (INDICATOR, POSITION, *_BASELINE.columns), _KEY, (OF_INDICATOR,), of_plan=_baselines),
    Table(
        "targets",
        (INDICATOR, POSITION, *_TARGET.columns, Column("is_replaced", "yes_no", required=True)),
        _KEY,
        (OF_INDICATOR,),
        of_plan=_targets,
    ),
    Table("indicator_references", (INDICATOR, POSITION, *_STANDARD.columns), _KEY, (OF_INDICATOR,), of_plan=_standards),
    Table("breaks", (INDICATOR, POSITION, *_BREAK.columns), _KEY, (OF_INDICATOR,), of_plan=_breaks),
)
