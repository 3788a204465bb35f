from hypothesis import given
from hypothesis import strategies as st

from kyodo_cli.analysis.standing import Asked, Gap, covered_later, missing, standings, tally
from kyodo_cli.model.outline import Outline
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import YearRecords

TWO_STAGES = {
    "scales": (
        {
            "id": "default",
            "grades": (
                {"code": "A", "label": "達成", "counts_as": "achieved"},
                {"code": "C", "label": "遅れ", "counts_as": "behind", "reason_required": True},
                {"code": "-", "label": "評価できない", "counts_as": "not_assessed"},
            ),
        },
    ),
    "stages": (
        {"id": "self", "label": "自己評価", "scale": "default"},
        {
            "id": "council",
            "label": "協議会評価",
            "applies_to": ("goal", "action"),
            "axes": (
                {"id": "progress", "label": "達成度", "scale": "default"},
                {"id": "validity", "label": "妥当性", "scale": "default"},
            ),
        },
    ),
}


def plan_with(**fields: object) -> Plan:
    base = {
        "format": 1,
        "id": "example",
        "title": "例示市計画（架空）",
        "municipality": {"name": "例示市"},
        "period": {"from": 2021, "to": 2026},
        "goals": (
            {
                "id": "g1",
                "title": "目標",
                "actions": ({"id": "a1", "title": "取組1"}, {"id": "a2", "title": "取組2"}),
            },
        ),
    }
    return Plan.model_validate(base | fields)


def records_with(year: int = 2024, **evaluations: object) -> YearRecords:
    return YearRecords.model_validate({"format": 1, "plan": "example", "year": year, "evaluations": evaluations})


def ask(
    plan: Plan, records: YearRecords | None, year: int = 2024, covered: frozenset[str] = frozenset()
) -> list[Asked]:
    return list(standings(plan, Outline(plan), records, year, covered))


def lacks(plan: Plan, records: YearRecords | None, year: int = 2024) -> list[tuple[str, str, str | None]]:
    found = missing(plan, Outline(plan), records, year)
    return [(gap.entry.id, gap.lack, axis_of(gap)) for gap in found]


def axis_of(gap: Gap) -> str | None:
    if gap.question is None:
        return None
    return gap.question.axis.id if gap.question.axis else gap.question.stage.id


def test_without_records_every_item_of_the_lowest_level_is_missing() -> None:
    [asked] = ask(plan_with(), None)
    assert [(one.entry.id, one.standing) for one in asked.answers] == [("a1", "missing"), ("a2", "missing")]
    assert asked.tally == (0, 0, 0, 2, 2)


def test_a_rating_is_assessed_not_assessable_or_missing() -> None:
    records = records_with(a1={"reviews": {"self": {"rating": "-"}}}, a2={"reviews": {"self": {"rating": "A"}}})
    [asked, *_] = ask(plan_with(**TWO_STAGES), records)
    assert [one.standing for one in asked.answers] == ["not_assessable", "assessed"]


def test_a_code_that_the_scale_does_not_have_is_recorded_all_the_same() -> None:
    [asked] = ask(plan_with(), records_with(a1={"reviews": {"self": {"rating": "Z"}}}))
    assert (asked.answers[0].standing, asked.answers[0].code, asked.answers[0].grade) == ("assessed", "Z", None)


def test_each_axis_is_a_question_of_its_own_to_the_kinds_that_its_stage_reviews() -> None:
    records = records_with(g1={"reviews": {"council": {"ratings": {"progress": "A"}}}})
    asked = ask(plan_with(**TWO_STAGES), records)
    assert [(one.question.axis.id if one.question.axis else None, one.tally) for one in asked] == [
        (None, (0, 0, 0, 2, 2)),
        ("progress", (1, 0, 0, 2, 3)),
        ("validity", (0, 0, 0, 3, 3)),
    ]


def test_nothing_is_asked_of_a_plan_that_is_not_in_force() -> None:
    assert ask(plan_with(), None, 2027) == []
    assert lacks(plan_with(), None, 2027) == []


def test_a_plan_whose_period_was_abolished_is_asked_on() -> None:
    plan = plan_with(amendments=({"year": 2025, "kind": "period_abolished"},))
    assert ask(plan, None, 2030)[0].tally.missing == 2


def test_an_item_that_has_ended_is_not_counted() -> None:
    plan = plan_with(amendments=({"year": 2024, "kind": "item_retired", "item": ("a2",)},))
    assert ask(plan, None, 2023)[0].tally.total == 2
    assert ask(plan, None, 2024)[0].tally.total == 1


def test_an_item_that_is_listed_twice_is_counted_once() -> None:
    goals = (
        {"id": "g1", "title": "一", "actions": ({"id": "a1", "title": "取組", "relisted": ("g2",)},)},
        {"id": "g2", "title": "二"},
    )
    assert ask(plan_with(goals=goals), None)[0].tally.total == 1


def test_where_evaluations_come_every_two_years_the_others_are_not_due() -> None:
    plan = plan_with(cycle={"annual_review": {"every": 2}})  # 2021–2022, 2023–2024, 2025–2026
    assert ask(plan, None, 2023)[0].tally == (0, 0, 2, 0, 2)
    assert ask(plan, None, 2024)[0].tally == (0, 0, 0, 2, 2)
    assert lacks(plan, None, 2023) == []


def test_what_is_rated_before_it_is_due_counts_as_assessed() -> None:
    plan = plan_with(cycle={"annual_review": {"every": 2}})
    assert ask(plan, records_with(2023, a1={"reviews": {"self": {"rating": "A"}}}), 2023)[0].tally == (1, 0, 1, 0, 2)


def test_an_item_that_a_later_evaluation_speaks_for_is_not_due() -> None:
    years = {2024: records_with(a1={"covers": (2023, 2024)})}
    assert covered_later(years, 2023) == {"a1"}
    assert covered_later(years, 2024) == frozenset()
    assert ask(plan_with(), None, 2023, covered_later(years, 2023))[0].tally == (0, 0, 1, 1, 2)
    gaps = missing(plan_with(), Outline(plan_with()), None, 2023, covered_later(years, 2023))
    assert [gap.entry.id for gap in gaps] == ["a2"]


def test_an_item_without_an_evaluation_lacks_just_that() -> None:
    assert lacks(plan_with(**TWO_STAGES), None) == [
        ("g1", "evaluation", None),
        ("a1", "evaluation", None),
        ("a2", "evaluation", None),
    ]


def test_a_result_is_asked_for_where_the_first_stage_reviews_the_item() -> None:
    rated = {"council": {"ratings": {"progress": "A", "validity": "A"}}}
    records = records_with(
        g1={"reviews": rated}, a1={"result": "\u3000", "reviews": {"self": {"rating": "A"}, **rated}}
    )
    assert lacks(plan_with(**TWO_STAGES), records) == [("a1", "result", None), ("a2", "evaluation", None)]


def test_a_stage_that_has_not_rated_is_named_axis_by_axis() -> None:
    records = records_with(
        a1={"result": "実施", "reviews": {"council": {"ratings": {"validity": "A"}}}},
        a2={"result": "実施", "reviews": {"self": {"rating": "A"}, "council": {"rating": "A"}}},
        g1={"reviews": {"council": {"ratings": {"progress": "A", "validity": "A"}}}},
    )
    assert lacks(plan_with(**TWO_STAGES), records) == [
        ("a1", "rating", "self"),
        ("a1", "rating", "progress"),
        ("a2", "rating", "progress"),
        ("a2", "rating", "validity"),
    ]


def test_a_required_reason_stands_in_variance_first_and_in_the_comment_later() -> None:
    on_axes = {"progress": {"rating": "C", "comment": "理由"}, "validity": {"rating": "C"}}
    records = records_with(
        g1={"reviews": {"council": {"ratings": on_axes}}},
        a1={
            "result": "実施",
            "variance": "理由",
            "reviews": {"self": {"rating": "C"}, "council": {"ratings": on_axes}},
        },
        a2={
            "result": "実施",
            "reviews": {"self": {"rating": "C", "comment": "x"}, "council": {"ratings": on_axes, "comment": "理由"}},
        },
    )
    assert lacks(plan_with(**TWO_STAGES), records) == [
        ("g1", "reason", "validity"),
        ("a1", "reason", "validity"),
        ("a2", "reason", "self"),
    ]


REVIEWS = st.fixed_dictionaries(
    {},
    optional={
        "self": st.sampled_from([{}, {"rating": "A"}, {"rating": "-"}, {"rating": "?"}]),
        "council": st.sampled_from(
            [{}, {"rating": "A"}, {"ratings": {"progress": "-"}}, {"ratings": {"validity": "C"}}]
        ),
    },
)


@given(
    records=st.dictionaries(st.sampled_from(["g1", "a1", "a2", "other"]), st.builds(dict, reviews=REVIEWS)),
    every=st.integers(1, 3),
    year=st.integers(2019, 2028),
    covered=st.frozensets(st.sampled_from(["g1", "a1", "a2"])),
)
def test_tallies_always_close(records: dict[str, object], every: int, year: int, covered: frozenset[str]) -> None:
    plan = plan_with(**TWO_STAGES, cycle={"annual_review": {"every": every}})
    outline = Outline(plan)
    for asked in standings(plan, outline, records_with(year, **records), year, covered):
        assert asked.tally.closes
        assert asked.tally.total == sum(entry.kind in asked.question.kinds for entry in outline.entries)
        assert tally(asked.answers[:1]).closes
