"""The two founding plans say what their cities published, word for word, and nothing else."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

TESTS = Path(__file__).parents[1]
SOURCES = {"kamagaya": "kamagaya-action-plan-22.txt", "matsudo": "matsudo-plan-4.txt"}
ERAS = {"平成": 1988, "令和": 2018}  # the Western year before the first of the era

# Values that are not the city's wording; every other text in a plan must stand in its source.
OURS = {
    r"id|language|.+/id": "names and codes of the format",
    r".+/(kind|at|after|under|related/\d+)|links/related": "words and references of the format",
    r"municipality/.+": "the official name and code, from the national list of municipality codes",
    r"amendments/\d+/.+": "later than the source: from the city's page, named in the amendment",
    r"source/errata/\d+/(read_as|note)": "a reading of the printed word, not the printed word",
    r"lineage/\d+/adopted|positioning/basis/\d+/in_force": "dates turned from eras into Western years, checked below",
}

Plan = dict[str, Any]


class CoreLoader(yaml.SafeLoader):
    """Reads plain scalars as the core schema of YAML 1.2 does: `2015-09` and `yes` are text."""


CoreLoader.yaml_implicit_resolvers = {}
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|false)$"), list("tf"))


def plan_of(name: str) -> Plan:
    text = (TESTS.parent / "plans" / f"{name}.yaml").read_text(encoding="utf-8")
    plan: Plan = yaml.load(text, Loader=CoreLoader)  # noqa: S506 - CoreLoader is a SafeLoader
    return plan


def source_of(name: str) -> str:
    return (TESTS / "sources" / SOURCES[name]).read_text(encoding="utf-8")


def joined_headings(source: str) -> str:
    """Undo the line breaks that the layout put into the titles of the 基本目標."""
    return re.sub(r"(?m)^(基本目標\d\n.+)\n(.+)$", r"\1\2", source)


def sentences(text: str) -> list[str]:
    """Cut text into sentences, without blank lines and the marks of headings (◆) and list entries (-)."""
    lines = (re.sub(r"^\s*(◆|- )", "", line).strip() for line in text.split("\n"))
    return [sentence for line in lines for sentence in re.split(r"(?<=。)", line) if sentence]


def laid_out(plan: Plan, fields: dict[str, list[str]]) -> list[str]:
    """Put the text of the fields and of the sections behind them into one reading order."""
    text = []
    for field, own in fields.items():
        text += own
        for section in plan["sections"]:
            if section["after"] == field:
                text += [section.get("title", ""), section["text"]]
    return sentences("\n".join(text))


def actions_of(plan: Plan) -> dict[str, Plan]:
    return {action["id"]: action for vision in plan["visions"] for action in vision["actions"]}


def leaves(value: Any, route: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every single value with its route; entries of lists count from 1."""
    if not isinstance(value, (dict, list)):
        yield route, value
        return
    for key, below in value.items() if isinstance(value, dict) else enumerate(value, start=1):
        yield from leaves(below, f"{route}/{key}".lstrip("/"))


def western_years(text: str) -> list[int]:
    return [ERAS[era] + int(year) for era, year in re.findall(r"(平成|令和)(\d+)年", text)]


def found(pattern: str, text: str) -> re.Match[str]:
    match = re.search(pattern, text)
    assert match, f"the source does not say {pattern}"
    return match


@pytest.mark.parametrize(
    ("name", "digest"),
    [
        ("kamagaya", "7a7f3c6333049e42844a9df630ad921acad14fbbbfed2ae8f5a58298c435ae7c"),
        ("matsudo", "44a019eebbbedee3f3941c38f55419c6c734fb02936c389741d203eb4bde6060"),
    ],
)
def test_the_source_is_byte_for_byte_as_published(name: str, digest: str) -> None:
    assert hashlib.sha256((TESTS / "sources" / SOURCES[name]).read_bytes()).hexdigest() == digest


def test_kamagaya_says_every_sentence_of_its_source_in_its_order() -> None:
    plan, source = plan_of("kamagaya"), source_of("kamagaya")
    visions = [f"{vision['number']} {vision['title']}\n{vision['description']}" for vision in plan["visions"]]
    fields = {
        "title": [plan["source"]["document"]],
        "positioning": [plan["labels"]["positioning"], plan["positioning"]["text"]],
        "period": [plan["labels"]["period"], plan["period"]["note"]],
        "visions": visions,
    }
    outside_the_table = "\n".join(line for line in source.split("\n") if "\t" not in line)
    assert laid_out(plan, fields) == sentences(outside_the_table)


def test_matsudo_says_every_sentence_of_its_source_in_its_order() -> None:
    plan, labels = plan_of("matsudo"), plan_of("matsudo")["labels"]
    title, document = plan["title"], plan["source"]["document"]
    visions = []
    for vision in plan["visions"]:
        visions.append(vision["title"])
        for goal in vision["goals"]:
            visions += [f"{labels['goal']}{goal['number']}", goal["title"], goal["description"], labels["aim"]]
            for aim in goal["aims"]:
                visions += [f"{aim['number']} {aim['title']}", *(action["title"] for action in aim["actions"])]
    fields = {
        "title": [title],
        "period": [plan["period"]["note"], document.removeprefix(f"{title} ")],
        "positioning": [labels["positioning"], plan["positioning"]["text"]],
        "bodies": [line for body in plan["bodies"] for line in [body["name"], *body.get("roles", [])]],
        "visions": visions,
    }
    assert laid_out(plan, fields) == sentences(joined_headings(source_of("matsudo")))


@pytest.mark.parametrize("name", SOURCES)
def test_every_text_of_the_plan_stands_in_its_source(name: str) -> None:
    source = joined_headings(source_of(name))
    ours = re.compile("|".join(OURS))
    texts = [(route, text) for route, text in leaves(plan_of(name)) if isinstance(text, str)]
    printed = [(route, text) for route, text in texts if not ours.fullmatch(route)]
    added = [(route, line) for route, text in printed for line in text.split("\n") if line not in source]
    # The source prints title and 概要版 on lines of their own; the name of the document joins them.
    assert added == ([("source/document", "第4次 松戸市協働推進計画 概要版")] if name == "matsudo" else [])


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("key", ["scales", "stages", "directions", "departments", "indicators", "actors", "by_year"])
def test_the_plan_holds_nothing_that_its_source_leaves_out(name: str, key: str) -> None:
    assert [route for route, _ in leaves(plan_of(name)) if key in route.split("/")] == []


def test_kamagaya_has_the_rows_of_the_printed_table() -> None:
    plan = plan_of("kamagaya")
    labels, actions = plan["labels"], actions_of(plan)
    rows = [(labels["vision"], labels["need"], labels["action"], labels["related"])]
    for vision in plan["visions"]:
        first = f"{vision['number']} {vision['title']}"
        for action in vision["actions"]:
            related = ",".join(actions[other]["number"] for other in action.get("related", []))
            rows.append((first, action["need"], f"{action['number']} {action['title']}", related))
            first = ""  # the table prints the vision in its first row only
    table = [tuple(line.split("\t")) for line in source_of("kamagaya").split("\n") if "\t" in line]
    assert rows == table


def test_kamagaya_has_its_fixed_ids() -> None:
    plan = plan_of("kamagaya")
    actions_in = {vision["id"]: len(vision["actions"]) for vision in plan["visions"]}
    assert actions_in == {"v1": 6, "v2": 8, "v3": 4, "v4": 4}
    numbers = {id_: action["number"] for id_, action in actions_of(plan).items()}
    assert numbers == {f"a{number:02}": str(number) for number in range(1, 23)}
    assert list(numbers) == sorted(numbers)


def test_kamagaya_has_23_pairs_of_links_each_written_on_both_sides() -> None:
    plan = plan_of("kamagaya")
    vision_of = {action["id"]: vision["id"] for vision in plan["visions"] for action in vision["actions"]}
    links = [(one, other) for one, action in actions_of(plan).items() for other in action.get("related", [])]
    pairs = {frozenset(link) for link in links}
    assert len(links) == len(set(links)) == 46
    assert plan["links"] == {"related": "symmetric"}
    assert {(other, one) for one, other in links} == set(links)
    assert len(pairs) == 23
    assert sum(len({vision_of[action] for action in pair}) == 2 for pair in pairs) == 13
    assert set(vision_of) - {action for link in links for action in link} == {"a17"}
    assert "related" not in actions_of(plan)["a17"]


def test_kamagaya_has_the_title_that_its_source_quotes() -> None:
    plan = plan_of("kamagaya")
    assert f"「{plan['title']}」" in source_of("kamagaya")
    assert plan["title"].replace(" ", "") == plan["source"]["document"].replace(" ", "")


def test_kamagaya_rests_on_the_plan_that_its_source_names() -> None:
    above = found("本計画は、「(.+?)」に基づき", source_of("kamagaya"))
    assert plan_of("kamagaya")["positioning"]["parents"] == [above[1]]


def test_kamagaya_has_the_years_of_its_source() -> None:
    plan, source = plan_of("kamagaya"), source_of("kamagaya")
    period = plan["period"]
    assert western_years(found("令和3年度から令和8年度までの6年間", period["note"])[0]) == [2021, 2026]
    assert (period["from"], period["to"]) == (2021, 2026)
    assert period["to"] - period["from"] + 1 == 6
    adopted = [
        {"title": title, "adopted": f"{western_years(f'平成{year}年')[0]}-{int(month):02}"}
        for year, month, title in re.findall(r"平成(\d+)年(\d+)月に「(.+?)」", source)
    ]
    ended = western_years(found("計画期間が令和2年度に終了", source)[0])[0]
    assert plan["lineage"] == [adopted[0], {**adopted[1], "to": ended, "revision_of": adopted[0]["title"]}]
    assert [entry["adopted"] for entry in plan["lineage"]] == ["2005-03", "2015-09"]
    assert ended == 2020


def test_kamagaya_is_open_ended_from_2025_by_an_amendment_with_its_source() -> None:
    [amendment] = plan_of("kamagaya")["amendments"]
    assert (amendment["year"], amendment["kind"]) == (2025, "period_abolished")
    assert "to" not in amendment
    assert "sesaku_shiminkyoud.html" in amendment["source"]


def test_kamagaya_notes_both_probable_misprints_and_keeps_them() -> None:
    plan = plan_of("kamagaya")
    note = {"printed": "会おう", "read_as": "出会う", "note": "未確認"}
    assert plan["source"]["errata"] == [{"at": "actions/a08/need", **note}, {"at": "actions/a08/title", **note}]
    assert "会おう" in actions_of(plan)["a08"]["need"]
    assert "会おう" in actions_of(plan)["a08"]["title"]
    assert source_of("kamagaya").count("会おう") == 2


def test_kamagaya_calls_things_what_its_source_calls_them() -> None:
    source = source_of("kamagaya")
    vision, need, action, related = found(r"(?m)^(未来像)\t(.+)\t(.+)\t(.+)$", source).groups()
    assert plan_of("kamagaya")["labels"] == {
        "positioning": found(r"(?m)^◆(位置づけ)$", source)[1],
        "period": found(r"(?m)^◆(計画期間)$", source)[1],
        "vision": vision,
        "need": need,
        "action": action,
        "related": related,
    }


def test_kamagaya_promises_no_cycle_because_its_source_names_none() -> None:
    assert "cycle" not in plan_of("kamagaya")


def test_matsudo_has_the_goals_aims_and_actions_of_its_source() -> None:
    printed: list[tuple[str, ...]] = []
    for line in joined_headings(source_of("matsudo")).split("第3次計画からの変更点")[0].split("\n"):
        if match := re.fullmatch(r"基本目標(\d)", line):
            printed.append(("goal", match[1]))
        elif match := re.fullmatch(r"- (\d) (.+)", line):
            printed.append(("aim", match[1], match[2]))
        elif match := re.fullmatch(r" - (.+)", line):
            printed.append(("action", match[1]))
    written: list[tuple[str, ...]] = []
    for goal in plan_of("matsudo")["visions"][0]["goals"]:
        written.append(("goal", goal["number"]))
        for aim in goal["aims"]:
            written.append(("aim", aim["number"], aim["title"]))
            written += [("action", action["title"]) for action in aim["actions"]]
    assert written == printed
    assert [sum(row[0] == kind for row in printed) for kind in ("goal", "aim", "action")] == [3, 8, 13]


def test_matsudo_has_its_fixed_ids_by_position() -> None:
    [vision] = plan_of("matsudo")["visions"]
    assert vision["id"] == "v1"
    for g, goal in enumerate(vision["goals"], start=1):
        assert goal["id"] == f"g{g}"
        for m, aim in enumerate(goal["aims"], start=1):
            assert aim["id"] == f"m{g}-{m}"
            assert [action["id"] for action in aim["actions"]] == [
                f"a{g}-{m}-{a}" for a in range(1, len(aim["actions"]) + 1)
            ]
    counts = [[len(aim["actions"]) for aim in goal["aims"]] for goal in vision["goals"]]
    assert counts == [[2, 2, 1], [3], [1, 1, 2, 1]]


def test_matsudo_numbers_only_what_its_source_numbers() -> None:
    [vision] = plan_of("matsudo")["visions"]
    actions = [action for goal in vision["goals"] for aim in goal["aims"] for action in aim["actions"]]
    assert [set(action) for action in actions] == [{"id", "title"}] * 13
    assert "number" not in vision


def test_matsudo_calls_things_what_its_source_calls_them() -> None:
    plan, source = plan_of("matsudo"), source_of("matsudo")
    tracked = found("(個別施策)による「(.+?)」と、市民の意識変化についての「(.+?)」を設定", source)
    assert plan["labels"] == {
        "positioning": found(r"(?m)^計画の位置づけ$", source)[0],
        "goal": found(r"(?m)^(基本目標)\d$", source)[1],
        "aim": found(r"(?m)^目指す姿$", source)[0],
        "action": tracked[1],
        "output": tracked[2],
        "outcome": tracked[3],
    }
    assert plan["edition"] == found(r"(?m)^(第4次) 松戸市協働推進計画$", source)[1]


def test_matsudo_has_the_years_of_its_source() -> None:
    plan, source = plan_of("matsudo"), source_of("matsudo")
    period = plan["period"]
    assert western_years(found("令和4年度～令和11年度", source)[0]) == [2022, 2029]
    assert (period["from"], period["to"]) == (2022, 2029)
    assert period["to"] - period["from"] + 1 == int(found(r"(\d)年間の計画期間", source)[1])
    first = found(r"平成21年度に.+「(第1次松戸市協働推進計画)」が策定", source)
    assert plan["lineage"][0] == {"title": first[1], "adopted": western_years(first[0])[0]}
    assert plan["lineage"][0]["adopted"] == 2009
    assert plan["lineage"][1:] == [{"title": "第3次計画"}]  # named by the heading; its years are not


def test_matsudo_rests_on_the_ordinance_that_its_source_names() -> None:
    plan, source = plan_of("matsudo"), source_of("matsudo")
    law, article = found(r"、(松戸市協働のまちづくり条例)(第8条)の規定に基づき", source).groups()
    in_force = found("平成19年7月1日に施行", source)[0]
    assert plan["positioning"]["basis"] == [{"law": law, "article": article, "in_force": "2007-07-01"}]
    assert western_years(in_force) == [2007]


def test_matsudo_promises_the_reviews_of_its_source_and_leaves_open_what_it_leaves_open() -> None:
    source = source_of("matsudo")
    found("行動目標については毎年、点検・評価・見直しを行い、松戸市協働のまちづくり条例に基づき公表を行います", source)
    survey = found(r"成果目標については、(\d)年ごとに行う(.+)を対象にした意識調査", source)
    midterm = found(r"(\d)年を目途に計画の見直しを行います", source)
    found("計画期間の終了後には最終的な進捗評価を行います", source)
    assert plan_of("matsudo")["cycle"] == {
        "annual_review": {"every": 1, "publish": True},
        "survey": {"every": int(survey[1]), "groups": survey[2].split("・")},
        "midterm_review": {"after_years": int(midterm[1]), "about": True},
        "final_evaluation": {"after_end": True},
    }


def test_matsudo_has_its_bodies_and_who_stands_under_whom() -> None:
    found("補助組織として協働推進委員会と、関係各課に協働推進員を配置し", source_of("matsudo"))
    bodies = {body["id"]: body for body in plan_of("matsudo")["bodies"]}
    above = {body["name"]: bodies[body["under"]]["name"] for body in bodies.values() if "under" in body}
    assert [(body["name"], body["kind"]) for body in bodies.values()] == [
        ("松戸市協働のまちづくり協議会", "council"),
        ("庁内組織", "internal"),
        ("協働のまちづくり推進会議", "internal"),
        ("協働推進委員会", "internal"),
        ("協働推進員", "officers"),
    ]
    assert above == {
        "協働のまちづくり推進会議": "庁内組織",
        "協働推進委員会": "協働のまちづくり推進会議",
        "協働推進員": "庁内組織",
    }


@pytest.mark.parametrize(
    ("name", "municipality"),
    [
        ("kamagaya", {"name": "鎌ケ谷市", "prefecture": "千葉県", "code": "122246"}),
        ("matsudo", {"name": "松戸市", "prefecture": "千葉県", "code": "122076"}),
    ],
)
def test_the_municipality_has_its_official_name_and_code(name: str, municipality: dict[str, str]) -> None:
    assert plan_of(name)["municipality"] == municipality


@pytest.mark.parametrize("name", SOURCES)
def test_the_plan_is_named_after_its_file_and_written_in_japanese(name: str) -> None:
    plan = plan_of(name)
    assert (plan["format"], plan["id"], plan["language"]) == (1, name, "ja")


@pytest.mark.parametrize("name", SOURCES)
def test_the_file_begins_with_its_format_and_needs_no_anchor_alias_or_tag(name: str) -> None:
    data = (TESTS.parent / "plans" / f"{name}.yaml").read_bytes()
    events = list(yaml.parse(data.decode("utf-8")))
    assert data.startswith(b"format: 1\n")
    assert b"\r" not in data
    assert not [event for event in events if getattr(event, "anchor", None) or getattr(event, "tag", None)]
