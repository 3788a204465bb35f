"""What holds for every indicator, whatever its numbers."""

import json
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, Final, NamedTuple, cast

from hypothesis import assume, given
from hypothesis import strategies as st

from kyodo_cli.analysis.indicators.assessment import SeriesAssessment, assess
from kyodo_cli.analysis.indicators.judging import VERDICTS
from kyodo_cli.analysis.indicators.numbers import exact, rounded
from kyodo_cli.model.outline import Outline
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import YearRecords
from kyodo_cli.reading.files import PlanFile
from kyodo_cli.render.explain_data import explain_data
from kyodo_cli.render.explain_text import explain_text
from kyodo_cli.render.paper import Paper
from kyodo_cli.views.explain import explain_view
from kyodo_cli.workspace.book import PlanBook

FIRST, LAST = 2022, 2029
HEAD: Final = {"format": 1, "id": "x", "title": "例", "municipality": {"name": "例示市"}}

RANK: Final = {"achieved": 2, "on_track": 1, "behind": 0}

ordinary = st.integers(-1000, 1000) | st.decimals(-1000, 1000, places=2).map(float)
numbers = ordinary | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**30), 10**30)
years = st.integers(FIRST, LAST)
sides = st.sampled_from(["higher", "lower"])
formulas = st.sampled_from(["simple", "inverse", "from_baseline", "pace"])
operators = st.sampled_from([None, "at_least", "at_most", "above", "below", "about", "equal"])
shapes = st.sampled_from([None, "reach", "keep", "direction"])


def book(indicator: dict[str, Any], measured: dict[int, dict[str, Any]]) -> PlanBook:
    period = {"from": FIRST, "to": LAST}
    plan = Plan.model_validate({**HEAD, "period": period, "indicators": ({"id": "i", "title": "指標", **indicator},)})
    records = {
        year: YearRecords.model_validate({"format": 1, "plan": "x", "year": year, "measurements": {"i": (one,)}})
        for year, one in measured.items()
    }
    return PlanBook(plan, Outline(plan), records, cast("PlanFile", None), ())


def standing(indicator: dict[str, Any], measured: dict[int, dict[str, Any]], year: int) -> SeriesAssessment:
    found = book(indicator, measured)
    [series] = assess(found.outline, found.outline.indicators[0], found.years, year).series
    return series


class Case(NamedTuple):
    """A target to reach by a year, and a value of another year."""

    better: str
    baseline: float
    target: float
    due: int
    year: int
    formula: str

    @property
    def indicator(self) -> dict[str, Any]:
        return {
            "better": self.better,
            "baseline": ({"year": FIRST - 1, "value": self.baseline},),
            "targets": ({"year": self.due, "value": self.target},),
            "formula": {"name": self.formula},
        }

    def with_value(self, value: float) -> SeriesAssessment:
        return standing(self.indicator, {self.year: {"value": value}}, self.year)


cases = st.builds(Case, sides, numbers, numbers, years, years, formulas)
ordinary_cases = st.builds(Case, sides, ordinary, ordinary, years, years, formulas)


@given(cases, numbers, numbers)
def test_a_better_value_never_has_the_worse_verdict_or_rate(case: Case, one: float, other: float) -> None:
    low, high = sorted((one, other), reverse=case.better == "lower")
    worse, best = case.with_value(low), case.with_value(high)
    assert RANK[worse.verdict] <= RANK[best.verdict]
    if worse.rate and best.rate:
        assert worse.rate.percent <= best.rate.percent
        assert worse.rate.printed <= best.rate.printed


@given(cases, numbers, st.sampled_from([None, "reach", "keep"]))
def test_a_target_that_the_baseline_meets_and_the_value_keeps_is_achieved(
    case: Case, value: float, shape: str | None
) -> None:
    same = case._replace(baseline=value, target=value)
    indicator = same.indicator | ({"shape": shape} if shape else {})
    assert standing(indicator, {case.year: {"value": value}}, case.year).verdict == "achieved"


@given(cases)
def test_zero_is_a_value(case: Case) -> None:
    found = case.with_value(0)
    assert found.actual
    assert found.actual.value == 0
    assert found.verdict in RANK


@given(cases, st.sampled_from([None, "pending", "unknown", "not_surveyed"]))
def test_what_is_missing_is_never_zero(case: Case, status: str | None) -> None:
    found = standing(case.indicator, {case.year: {"status": status}} if status else {}, case.year)
    assert (found.actual, found.rate) == (None, None)
    assert found.verdict == ("not_assessed" if status else "missing")


@given(ordinary_cases, ordinary)
def test_rate_and_verdict_agree(case: Case, value: float) -> None:
    found = case.with_value(value)
    assume(found.rate is not None)
    assert found.rate
    enough = ("achieved", "on_track") if case.formula == "pace" and case.year < case.due else ("achieved",)
    assert (found.rate.percent >= 100) == (found.verdict in enough)
    assert found.refusal is None


@given(
    st.fixed_dictionaries(
        {"targets": st.lists(
            st.fixed_dictionaries(
                {"value": numbers},
                optional={
                    "year": years, "every_year": st.just(value=True), "op": operators.filter(bool),
                    "against": st.sampled_from(["previous_year", "baseline", "r"]),
                },
            ), max_size=3).map(tuple)},
        optional={
            "better": st.sampled_from(["higher", "lower", "none"]), "shape": shapes.filter(bool),
            "baseline": st.fixed_dictionaries({"value": numbers}, optional={"year": years}).map(lambda one: (one,)),
            "formula": st.fixed_dictionaries(
                {"name": formulas}, optional={"since": st.sampled_from(["plan_start", "baseline"])}
            ),
            "references": st.just(({"id": "r", "label": "全国", "value": 5},)),
            "measured_as": st.just("ratio"), "unit": st.just("%"),
        },
    ),
    st.dictionaries(
        years,
        st.fixed_dictionaries(
            {}, optional={"value": numbers, "numerator": numbers, "denominator": numbers, "measured": years}
        ),
        max_size=3,
    ),
    years,
)  # fmt: skip
def test_any_numbers_can_be_assessed_and_explained(
    indicator: dict[str, Any], measured: dict[int, dict[str, Any]], year: int
) -> None:
    found = book(indicator, measured)
    view = explain_view(found, found.outline.indicators[0], year)
    assert view.standing.verdict in VERDICTS
    for language in ("ja", "en"):
        paper = Paper(language, 60)
        explain_text(view, paper)
        assert paper.text()
        json.loads(json.dumps(explain_data(view, language), allow_nan=False))


@given(st.fractions(-(10**6), 10**6), st.integers(0, 4))
def test_a_half_goes_away_from_zero(value: Fraction, places: int) -> None:
    if (value * 10**6).denominator == 1:
        known = Decimal(value.numerator) / Decimal(value.denominator)
        assert rounded(value, places) == known.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert abs(Fraction(rounded(value, places)) - value) <= Fraction(1, 2 * 10**places)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_what_is_written(value: float) -> None:
    assert float(exact(value)) == value
