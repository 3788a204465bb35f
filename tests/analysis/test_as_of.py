"""The plan as it stood in a fiscal year: period, items, words, targets and departments, each from its own year on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import changing_city
from conftest import ROOT
from kyodo_cli.analysis.as_of import AsOf, as_of, beginning, ending, is_followed
from kyodo_cli.analysis.departments import in_charge
from kyodo_cli.analysis.frame import Frame
from kyodo_cli.analysis.revisions import revisions
from kyodo_cli.analysis.wording import plan_in
from kyodo_cli.model.outline import Outline
from kyodo_cli.model.plan import Plan, Section
from kyodo_cli.workspace.book import PlanBook, open_book
from kyodo_cli.workspace.files import list_files

YEARS = range(2021, 2027)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> PlanBook:
    return changing_city.read(tmp_path_factory.mktemp("city"))


def plan(*amendments: dict[str, object], title: str = "交流会", **action: object) -> Plan:
    return Plan.model_validate(
        {
            "format": 1,
            "id": "example",
            "title": "例示市計画（架空）",
            "municipality": {"name": "例示市"},
            "period": {"from": 2021},
            "amendments": amendments,
            "actions": ({"id": "a1", "title": title, **action},),
        }
    )


def title(one: Plan, year: int) -> str:
    return plan_in(one, year).actions[0].title


def ids(then: AsOf) -> list[str]:
    return [entry.id for entry in then.outline.entries]


def test_kamagaya_runs_to_2026_as_of_2024_and_has_no_end_as_of_2025() -> None:
    [book] = open_book(list_files(ROOT), "kamagaya").plans
    assert as_of(book, 2024).period == Frame(2021, 2026)
    assert as_of(book, 2025).period[:2] == (2021, None)
    assert as_of(book, 2024).amendments == ()
    assert [one.kind for one in as_of(book, 2025).amendments] == ["period_abolished"]


def test_a_plan_without_changes_is_the_same_in_every_year() -> None:
    [book] = open_book(list_files(ROOT), "matsudo").plans
    for year in (2021, 2024, 2031):
        assert as_of(book, year).book is book


def test_items_come_and_go_with_the_year_of_their_amendment(city: PlanBook) -> None:
    assert ids(as_of(city, 2022)) == ["a01", "a02", "a05", "a06"]
    assert ids(as_of(city, 2023)) == ["a01", "a03", "a04", "a05", "a06"]
    assert ids(as_of(city, 2024)) == ["a01", "a03", "a04", "a07"]


def test_the_period_is_extended_from_the_year_of_the_amendment_on(city: PlanBook) -> None:
    assert [as_of(city, year).period.last for year in (2023, 2024)] == [2024, 2026]


def test_what_ended_or_began_says_when_and_by_which_amendment(city: PlanBook) -> None:
    by_id = city.outline.by_id
    ended, begun = ending(city.plan, by_id["a02"]), beginning(city.plan, by_id["a03"])
    assert ended
    assert ended.amendment
    assert (ended.year, ended.amendment.into, ended.amendment.source) == (2023, ("a03", "a04"), "第3回協議会資料")
    assert begun
    assert begun.amendment is ended.amendment
    assert ending(city.plan, by_id["a01"]) is beginning(city.plan, by_id["a01"]) is None


def test_what_stands_below_an_ended_item_ends_with_it() -> None:
    one = Plan.model_validate(
        {
            "format": 1,
            "id": "example",
            "title": "例示市計画（架空）",
            "municipality": {"name": "例示市"},
            "period": {"from": 2021},
            "amendments": ({"year": 2023, "kind": "item_retired", "item": ("g1",)},),
            "goals": ({"id": "g1", "title": "目標", "actions": ({"id": "a1", "title": "取組"},)},),
        }
    )
    turn = ending(one, Outline(one).by_id["a1"])
    assert turn
    assert (turn.year, turn.entry.id) == (2023, "g1")


def test_a_title_is_the_one_of_the_year_whichever_of_the_two_the_file_holds() -> None:
    renamed = {"year": 2024, "kind": "renamed", "item": ("a1",), "was": "交流会", "now": "交流の日"}
    for written in ("交流会", "交流の日"):
        one = plan(renamed, title=written)
        assert [title(one, year) for year in (2023, 2024)] == ["交流会", "交流の日"]


@given(
    names=st.lists(st.sampled_from(["甲", "乙", "丙", "丁", "戊"]), min_size=2, max_size=5, unique=True),
    which=st.integers(0, 4),
    data=st.data(),
)
def test_through_any_chain_of_names_the_file_may_hold_any_of_them(
    names: list[str], which: int, data: st.DataObject
) -> None:
    count = len(names) - 1
    years = sorted(data.draw(st.lists(st.integers(2022, 2030), min_size=count, max_size=count, unique=True)))
    changes = [
        {"year": year, "kind": "renamed", "item": ("a1",), "was": names[at], "now": names[at + 1]}
        for at, year in enumerate(years)
    ]
    one = plan(*changes, title=names[which % len(names)])
    for year in range(2021, 2032):
        assert title(one, year) == names[sum(changed <= year for changed in years)]


def test_a_rename_that_says_only_what_was_leaves_todays_title_to_the_file() -> None:
    one = plan({"year": 2024, "kind": "renamed", "item": ("a1",), "was": "交流会"}, title="交流の日")
    assert [title(one, year) for year in (2023, 2024)] == ["交流会", "交流の日"]


def test_a_text_revised_in_words_is_the_one_of_the_year(city: PlanBook) -> None:
    texts = [as_of(city, year).plan.actions[0].description for year in (2024, 2025)]
    assert texts == ["年1回開く。", "年3回開く。"]


def test_words_that_fit_no_text_of_the_item_change_nothing() -> None:
    one = plan(
        {"year": 2024, "kind": "revised", "item": ("a1",), "was": "別の文", "now": "新しい文"}, description="説明"
    )
    assert plan_in(one, 2024) is one


def test_departments_go_by_the_name_and_the_reorganisation_of_the_year(city: PlanBook) -> None:
    def who(year: int, department: str) -> list[str]:
        return [one.name for one in in_charge(as_of(city, year).plan, department, year)]

    assert [who(year, "katsudo") for year in (2022, 2023)] == [["市民活動課"], ["協働推進課"]]
    assert [who(year, "koho") for year in (2021, 2022)] == [["広報課"], ["広報広聴課"]]
    [one] = as_of(city, 2023).reorganisations
    assert (one.year, one.old.id, [new.id for new in one.new]) == (2023, "katsudo", ["kyodo"])
    assert as_of(city, 2022).reorganisations == ()


def test_a_target_revised_later_is_not_there_yet(city: PlanBook) -> None:
    def values(year: int) -> list[float | None]:
        return [one.value for one in as_of(city, year).plan.actions[0].indicators[0].targets]

    assert [values(year) for year in (2022, 2023)] == [[500], [500, 300]]


def test_a_revised_target_says_from_what_to_what_and_whether_that_is_easier(city: PlanBook) -> None:
    found = {one.entry.indicator.id: one for one in revisions(city.outline)}
    assert {key: one.way for key, one in found.items()} == {
        "i-fair": "target_lowered",
        "i-news": "target_lowered",
        "i-cost": "target_eased",
    }
    assert all(one.is_easier for one in found.values())
    fair = found["i-fair"]
    assert fair.old
    assert (fair.year, fair.old.value, fair.new.value, fair.reason) == (2023, 500, 300, "会場が狭くなった。")


def test_the_reason_of_a_revision_may_stand_in_its_amendment(city: PlanBook) -> None:
    found = {one.entry.indicator.id: one for one in revisions(city.outline)}
    assert (found["i-news"].reason, found["i-news"].source) == ("紙の発行をやめた。", "中間見直し")
    assert found["i-cost"].reason is None


@pytest.mark.parametrize(
    ("old", "new", "way"),
    [
        ({"value": 0}, {"value": 10}, "target_raised"),
        ({"value": -1}, {"value": -2}, "target_lowered"),
        ({"value": 10}, {"value": 10}, "target_changed"),
        ({"value": 10}, {"text": "増やす"}, "target_changed"),
        ({"value": 10, "op": "at_most"}, {"value": 8, "op": "at_most"}, "target_tightened"),
        ({"op": "between", "min": 5, "max": 9}, {"op": "between", "min": 4, "max": 9}, "target_lowered"),
    ],
)
def test_easier_goes_by_what_is_better(old: dict[str, object], new: dict[str, object], way: str) -> None:
    targets = ({"year": 2025, **old}, {"year": 2025, "replaces": 2025, "revised": 2023, **new})
    one = plan(indicators=({"id": "i1", "title": "指標", "targets": targets},))
    assert [each.way for each in revisions(Outline(one))] == [way]


def test_an_indicator_is_followed_until_an_amendment_ends_it() -> None:
    one = plan({"year": 2024, "kind": "item_retired", "item": ("i1",)}, indicators=({"id": "i1", "title": "指標"},))
    [indicator] = one.actions[0].indicators
    assert [is_followed(one, indicator, year) for year in (2023, 2024)] == [True, False]


def test_every_year_keeps_every_item_so_that_what_ended_can_be_named(city: PlanBook) -> None:
    for year in YEARS:
        then = as_of(city, year)
        assert len(then.book.outline.entries) == len(city.outline.entries)
        assert {one.path for one in then.outline.entries} <= {one.path for one in city.outline.entries}


def test_prose_of_a_review_is_in_the_years_that_it_is_for_and_what_follows_it_keeps_its_place() -> None:
    sections = (
        {"title": "策定の方法", "text": "調査による。", "after": "period", "years": {"to": 2024}},
        {"title": "見直しの方法", "text": "会議による。", "after": "策定の方法", "years": {"from": 2025}},
        {"title": "位置付け", "text": "総合計画による。", "after": "見直しの方法"},
    )
    whole = plan().model_copy(update={"sections": tuple(Section.model_validate(one) for one in sections)})
    shown = {year: [(one.title, one.after) for one in plan_in(whole, year).sections] for year in (2024, 2025)}
    assert shown == {
        2024: [("策定の方法", "period"), ("位置付け", "策定の方法")],
        2025: [("見直しの方法", "period"), ("位置付け", "見直しの方法")],
    }


def test_prose_at_the_end_may_end_too() -> None:
    sections = (Section(text="はじめに"), Section.model_validate({"text": "付記", "years": {"to": 2022}}))
    whole = plan().model_copy(update={"sections": sections})
    assert [one.text for one in plan_in(whole, 2023).sections] == ["はじめに"]
    assert plan_in(whole, 2022) is whole
