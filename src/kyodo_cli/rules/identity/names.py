"""Who is who: the plan's own id, the municipality's code, ids that stand twice, levels with nothing below (KY10x)."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kyodo_cli.analysis.frame import retired
from kyodo_cli.base.folding import folded, nearest
from kyodo_cli.base.kinds import LISTS
from kyodo_cli.base.language import Message
from kyodo_cli.base.municipality import code_fault
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.indicator import Reference, Series
from kyodo_cli.model.outline import Entry
from kyodo_cli.model.plan import Body, Department
from kyodo_cli.model.rating import Axis, Scale, Stage
from kyodo_cli.reading.shape import UNNAMED
from kyodo_cli.rules.periods.lifetimes import ALWAYS, Years, years_of
from kyodo_cli.rules.subject import Subject
from kyodo_cli.rules.written import written

PLAN_ID_NOT_FILE_NAME: Final = Rule("KY100", "plan-id-not-file-name", "error")
WRONG_MUNICIPALITY_CODE: Final = Rule("KY101", "wrong-municipality-code", "error")
OTHER_PREFECTURE: Final = Rule("KY102", "other-prefecture", "warning")
DUPLICATE_ID: Final = Rule("KY103", "duplicate-id", "error")
DUPLICATE_ID_IN_LIST: Final = Rule("KY104", "duplicate-id-in-list", "error")
EMPTY_LEVEL: Final = Rule("KY107", "empty-level", "warning")
EMPTY_PLAN: Final = Rule("KY108", "empty-plan", "warning")

PREFECTURES: Final = (
    *("北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県"),
    *("茨城県", "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県"),
    *("新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県"),
    *("三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県"),
    *("鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県"),
    *("福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県"),
)
"""In the order of their codes, 01 to 47 (全国地方公共団体コード, the first two digits; JIS X 0401)."""

_ID: Final = r"[a-z][a-z0-9_-]*"

_Listed = Body | Department | Scale | Stage | Axis | Series | Reference


def plan_id_not_file_name(subject: Subject) -> Iterator[Finding]:
    """Find a plan whose id is not the name of its file, by which everything else finds it."""
    plan, name = subject.plan, subject.name
    if plan.id == name:
        return
    message = Message("The plan's id is “{id}”, but its file is called “{name}”.", id=plan.id, name=name)
    folder, _, file = subject.file.rpartition("/")
    right = f"{folder}/{plan.id}{file.removeprefix(name)}".lstrip("/")
    if re.fullmatch(_ID, name):
        hint = Message("Write “id: {name}”, or rename the file to {file}.", name=name, file=right)
    else:
        hint = Message("Rename the file to {file}.", file=right)
    yield subject.finding(PLAN_ID_NOT_FILE_NAME, ("id",), message, hint)


def wrong_municipality_code(subject: Subject) -> Iterator[Finding]:
    """Find a municipality code that cannot be one."""
    code = subject.plan.municipality.code
    fault = code_fault(code) if code else None
    if fault:
        hint = Message("Compare all six digits with the national list (全国地方公共団体コード).")
        yield subject.finding(WRONG_MUNICIPALITY_CODE, ("municipality", "code"), fault, hint)


def other_prefecture(subject: Subject) -> Iterator[Finding]:
    """Find a prefecture that is not the one that the municipality's code begins with.

    A name that is none of Japan's prefectures (another script, an invented one) is left alone, unless it is a slip.
    """
    city = subject.plan.municipality
    if not city.code or not city.prefecture or code_fault(city.code):
        return
    right = PREFECTURES[int(city.code[:2]) - 1]
    meant = _prefecture_named(city.prefecture)
    if meant == right or (meant is None and right not in nearest(city.prefecture, PREFECTURES)):
        return
    message = Message(
        "The municipality code {code} belongs to {right}, but the prefecture is written “{prefecture}”.",
        code=city.code,
        right=right,
        prefecture=city.prefecture,
    )
    hint = Message("Write “prefecture: {right}”, or correct the code.", right=right)
    yield subject.finding(OTHER_PREFECTURE, ("municipality", "prefecture"), message, hint)


def duplicate_ids(subject: Subject) -> Iterator[Finding]:
    """Find ids that two items or indicators share, whatever their kind."""
    first: dict[str, Path] = {}
    highest = _highest_numbers(identity for identity, _ in _items_and_indicators(subject))
    for identity, path in _items_and_indicators(subject):
        if identity == UNNAMED or first.setdefault(identity, path) == path:
            continue
        stem, width = _stem(identity)[0::2]
        highest[stem] = highest.get(stem, 1) + 1
        free = f"{stem}{highest[stem]:0{width}}"
        hint = Message("Give the one that is newer an id that nothing has, such as “id: {free}”.", free=free)
        message = _second_time(subject, identity, first[identity])
        yield subject.finding(DUPLICATE_ID, (*path, "id"), message, hint)


def duplicate_ids_in_list(subject: Subject) -> Iterator[Finding]:
    """Find ids that stand twice among the departments, bodies, scales, stages, axes, series or references.

    A scale or a stage may follow another of the same id, valid in other years.
    """
    for path, entries in _lists(subject):
        seen: dict[str, list[tuple[int, Years]]] = {}
        for at, entry in enumerate(entries):
            valid = years_of(entry.valid) if isinstance(entry, (Scale, Stage)) else ALWAYS
            earlier = next((other for other, years in seen.get(entry.id, ()) if years.meets(valid)), None)
            if earlier is not None:
                hint = Message("Give one of the two another id, and use it wherever that one is meant.")
                message = _second_time(subject, entry.id, (*path, earlier))
                yield subject.finding(DUPLICATE_ID_IN_LIST, (*path, at, "id"), message, hint)
            seen.setdefault(entry.id, []).append((at, valid))


def empty_levels(subject: Subject) -> Iterator[Finding]:
    """Find items with nothing below them, in a plan whose other items of that kind have something."""
    relisted_at = {target for entry in subject.outline.entries for target in entry.node.relisted}
    holding = {entry.parent.kind for entry in subject.outline.entries if entry.parent}
    ended = retired(subject.plan)
    for entry in subject.outline.entries:
        if (
            entry.kind not in holding
            or entry.id in relisted_at
            or entry.id in ended
            or _holds_something(subject, entry)
        ):
            continue
        message = Message("Nothing stands under {item}.", item=entry.id)
        hint = Message("Compare with the printed plan; write what belongs to it, indented, below it.")
        yield subject.finding(EMPTY_LEVEL, entry.path, message, hint)


def empty_plan(subject: Subject) -> Iterator[Finding]:
    """Find a plan without a single item."""
    if subject.outline.entries or any(written(subject.tree, (name,)) for name in LISTS.values()):
        return
    message = Message("The plan holds no items: no {lists}.", lists=tuple(LISTS.values()))
    hint = Message("Write its items, such as “actions:” with “- id: a01” and “title: …” below it.")
    yield subject.finding(EMPTY_PLAN, ("title",), message, hint)


def _prefecture_named(text: str) -> str | None:
    """Return the prefecture that a text names, with or without 都, 府 or 県."""
    name = folded(text)
    return next((one for one in PREFECTURES if name in (folded(one), folded(one[:-1]))), None)


def _items_and_indicators(subject: Subject) -> Iterator[tuple[str, Path]]:
    for entry in subject.outline.entries:
        yield entry.id, entry.path
    for one in subject.outline.indicators:
        yield one.indicator.id, one.path


def _highest_numbers(identities: Iterable[str]) -> dict[str, int]:
    """Return, for what stands before the number at the end of ids, the highest number there is."""
    highest: dict[str, int] = {}
    for identity in identities:
        stem, number, _ = _stem(identity)
        highest[stem] = max(highest.get(stem, 1), number)
    return highest


def _stem(identity: str) -> tuple[str, int, int]:
    """Take an id apart for the next of its make: what stands before its number, the number, its width."""
    digits = re.search(r"[0-9]{1,9}$", identity)
    return (identity[: digits.start()], int(digits[0]), len(digits[0])) if digits else (f"{identity}-", 1, 1)


def _second_time(subject: Subject, identity: str, first: Path) -> Message:
    line = subject.tree.span((*first, "id")).line
    return Message("The id “{id}” stands here a second time; the first is in line {line}.", id=identity, line=line)


def _lists(subject: Subject) -> Iterator[tuple[Path, Iterable[_Listed]]]:
    plan = subject.plan
    yield ("departments",), plan.departments
    yield ("bodies",), plan.bodies
    yield ("scales",), plan.scales
    yield ("stages",), plan.stages
    for at, stage in enumerate(plan.stages):
        yield ("stages", at, "axes"), stage.axes
    for one in subject.outline.indicators:
        yield (*one.path, "series"), one.indicator.series
        yield (*one.path, "references"), one.indicator.references


def _holds_something(subject: Subject, entry: Entry) -> bool:
    if entry.node.indicators or any(True for _ in entry.node.children):
        return True
    data = written(subject.tree, entry.path)
    return isinstance(data, dict) and any(data.get(name) for name in (*LISTS.values(), "indicators"))


CHECKS: Final = (
    (PLAN_ID_NOT_FILE_NAME, plan_id_not_file_name),
    (WRONG_MUNICIPALITY_CODE, wrong_municipality_code),
    (OTHER_PREFECTURE, other_prefecture),
    (DUPLICATE_ID, duplicate_ids),
    (DUPLICATE_ID_IN_LIST, duplicate_ids_in_list),
    (EMPTY_LEVEL, empty_levels),
    (EMPTY_PLAN, empty_plan),
)
