"""An indicator of an invented plan (例示市, 2022 to 2029), assessed from what stands in the test."""

from collections.abc import Mapping

from kyodo_cli.analysis.indicators.assessment import Assessment, SeriesAssessment, assess
from kyodo_cli.model.outline import Outline
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import YearRecords
from kyodo_cli.reading.source import decode
from kyodo_cli.reading.tree import read_tree

HEAD = (
    "format: 1\nid: example\ntitle: 例示市計画（架空）\nmunicipality: {name: 例示市}\nperiod: {from: 2022, to: 2029}\n"
)


def whole(indicator: str, measured: Mapping[int, str], year: int = 2025, *, more: str = "") -> Assessment:
    """Return how an indicator stands; `measured` is what the records of each year hold of it."""
    plan = Plan.model_validate(data(f"{HEAD}{more}\nindicators: [{{id: i, title: 指標, {indicator}}}]\n"))
    years = {
        at: YearRecords.model_validate(data(f"format: 1\nplan: example\nyear: {at}\nmeasurements: {{i: {text}}}\n"))
        for at, text in measured.items()
    }
    outline = Outline(plan)
    return assess(outline, outline.indicators[0], years, year)


def one(indicator: str, measured: Mapping[int, str], year: int = 2025, *, more: str = "") -> SeriesAssessment:
    """Return how an indicator without series stands."""
    [series] = whole(indicator, measured, year, more=more).series
    return series


def data(text: str) -> object:
    """Return what a YAML text holds."""
    source, findings = decode(text.encode(), "example.yaml")
    assert source
    tree, more = read_tree(source)
    assert tree
    assert [*findings, *more] == []
    return tree.root.value
