"""What is recorded in a file of any style leaves every line that it does not concern as it was, byte for byte."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from handwriting import TEXTS, Draw, joined, mapping_lines
from kyodo_cli.base.errors import UsageFault
from kyodo_cli.editing.change import ADD, Change, changed, patch_of
from kyodo_cli.editing.ends import end_of, is_block_scalar, is_flow, last_value
from kyodo_cli.editing.store import write_records
from kyodo_cli.reading.files import YearFile, read_year
from kyodo_cli.reading.source import BOM
from kyodo_cli.reading.tree import Tree
from kyodo_cli.recording.closing import event_change
from kyodo_cli.recording.evaluation import Given, evaluation_changes
from kyodo_cli.recording.kept import kept
from kyodo_cli.recording.measurement import Measured, listed_change, measurement_changes
from kyodo_cli.recording.orders import record_order
from kyodo_cli.recording.places import Ledger
from kyodo_cli.workspace.book import PlanBook, open_book
from kyodo_cli.workspace.files import list_files
from small_town import FILE, small_town

Compose = Callable[[YearFile | None], list[Change]]

PROSE = TEXTS.filter(lambda text: bool(text.strip()))
ACTIONS = st.sampled_from(["a01", "a02", "a03", "a10", "a20"])
GRADES = st.sampled_from(["A", "B"])
AMOUNTS = st.integers(-10, 10_000_000)
DATES = st.sampled_from(["2025-05-12", "2025-05", "2025-06-30"])


def some(**values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return some of the keys, in any order."""
    keys = st.lists(st.sampled_from(sorted(values)), min_size=1, unique=True)
    return keys.flatmap(lambda chosen: st.fixed_dictionaries({key: values[key] for key in chosen}))


REVIEWS = st.one_of(
    some(rating=GRADES, comment=PROSE, by=PROSE, date=DATES).map(lambda review: {"self": {"rating": "A"} | review}),
    st.just({"self": {"rating": "A"}, "council": {"ratings": {"validity": "B", "progress": "A"}}}),
    PROSE.map(
        lambda text: {"self": {"rating": "B"}, "council": {"ratings": {"progress": {"rating": "A", "comment": text}}}}
    ),
)
EVALUATIONS = some(
    planned=PROSE, result=PROSE, variance=PROSE, issues=PROSE, next=PROSE, reviews=REVIEWS, response=some(text=PROSE),
    cost=some(budget=AMOUNTS, actual=AMOUNTS), covers=st.just((2023, 2024)), fields=some(memo=PROSE, staff=AMOUNTS),
)  # fmt: skip
MEASURED = some(value=AMOUNTS, note=PROSE, as_printed=PROSE, measured=st.just(2024))
EVENT = st.just({"date": "2025-08-01", "event": "published"})
RECORDS = st.builds(
    lambda parts: {"format": 1, "plan": "reiji", "year": 2024} | parts,
    some(
        evaluations=st.dictionaries(ACTIONS, EVALUATIONS, min_size=1, max_size=3),
        measurements=MEASURED.map(lambda one: {"i1": one}) | MEASURED.map(lambda one: {"i1": (one,)}),
        surveys=some(group=PROSE, sample=st.just(300)).map(lambda one: ({"id": "s1", **one},)),
        history=EVENT | EVENT.map(lambda one: (one, one)),
        publication=some(published=DATES, contact=PROSE),
    ),
)


@st.composite
def files(draw: Draw) -> bytes:
    lines = mapping_lines(draw, draw(RECORDS), 0)
    mark: str = draw(st.sampled_from(["", "", BOM]))
    return (mark + joined(draw, lines)).encode()


GIVEN = st.builds(
    Given,
    stage=st.sampled_from([None, "self"]),
    texts=some(planned=PROSE, result=PROSE, next=PROSE) | st.just({}),
    ratings=st.sampled_from([{}, {"": "A"}, {"": "B"}]),
    comments=st.just({}) | PROSE.map(lambda text: {"": text}),
    by=st.none() | PROSE,
    date=st.none() | DATES,
    response=st.none() | PROSE,
    direction=st.none(),
    response_direction=st.none(),
    cost=st.just({}) | some(budget=AMOUNTS, actual=AMOUNTS),
    covers=st.sampled_from([(), (2023, 2024), (2022, 2023, 2024)]),
    fields=st.just({}) | some(memo=PROSE, staff=st.sampled_from(["1", "0.5"])),
).filter(lambda one: not one.is_empty)
BY_AXIS = st.builds(
    Given,
    stage=st.just("council"),
    **{name: st.none() for name in ("direction", "by", "date", "response", "response_direction")},
    **{name: st.just({}) for name in ("texts", "cost", "fields")},
    covers=st.just(()),
    ratings=st.sampled_from([{"progress": "A"}, {"validity": "B", "進捗": "A"}, {}]),
    comments=PROSE.map(lambda text: {"validity": text}) | PROSE.map(lambda text: {"": text}),
)


@st.composite
def composed(draw: Draw, where: Ledger) -> Compose:
    """Draw what somebody may record."""
    action, indicator = draw(ACTIONS), where.book.outline.indicator_by_id["i1"].indicator
    match draw(st.sampled_from(["evaluate", "evaluate", "by axis", "measure", "survey", "event", "publish"])):
        case "measure":
            measured = draw(MEASURED | st.just({"status": "not_surveyed"}))
            return lambda now: measurement_changes(indicator, Measured(**measured), where.year, now)
        case "survey":
            identity, survey = draw(st.sampled_from(["s1", "s2"])), draw(some(group=PROSE, method=PROSE))
            return lambda now: listed_change("surveys", identity, survey, now)
        case "event":
            return lambda _: [event_change("closed", "2025-08-02", None, "期限のため")]
        case "publish":
            published = draw(some(published=DATES, as_of=DATES, contact=PROSE))
            return lambda _: [Change(("publication", key), value) for key, value in published.items()]
        case what:
            evaluation = draw(GIVEN if what == "evaluate" else BY_AXIS)
            return lambda now: evaluation_changes(where, where.book.outline.by_id[action], evaluation, now)


@cache
def town() -> tuple[Path, PlanBook]:
    folder = small_town(Path(mkdtemp()))
    return folder, open_book(list_files(folder)).plans[0]


def lines_of(raw: bytes) -> list[bytes]:
    return [line for line in re.split(rb"(?<=\n)|(?<=\r)(?!\n)", raw) if line]


def concerned(tree: Tree, changes: list[Change]) -> set[int]:
    """Return the numbers, from 0, of the lines that changes are about: the values that they replace or take away.

    What is new stands in lines of its own, but in brackets, and where a list is made of a single entry.
    """
    return {line for one in changes for line in _concerned(tree, one)}


def _concerned(tree: Tree, change: Change) -> Iterator[int]:
    source, node = tree.source, tree.root
    start, end = 0, 0
    for step in change.path:
        if is_flow(source.text, node) or node.children is None or node.value is None:
            break
        if isinstance(node.children, list):
            if step == ADD:
                return
            node = node.children[int(step)]
            start = node.start.index
        elif step in (0, ADD):
            if step == ADD:
                break
            continue
        elif step not in node.children:
            return
        else:
            start, node = node.keys[str(step)][0].index, node.children[step]
    end = max(start, end_of(source.text, node))
    yield from range(source.line_at(start) - 1, source.line_at(end))
    if change.value is None:  # the next key may move up beside the dash of a list
        yield source.line_at(end)


def at_the_end(tree: Tree) -> set[int]:
    """Return the line of the sign that says how the last text ends: where the file ends with it, that may change."""
    last = last_value(tree.root)
    is_open = not tree.source.text.endswith(("\n", "\r")) and is_block_scalar(tree.source.text, last)
    return {tree.source.line_at(last.start.index) - 1} if is_open else set()


def stand_in_order(lines: list[bytes], after: list[bytes]) -> bool:
    """Say whether lines are all there, in order; the last one of a file may have got an end."""
    rest = iter(after)
    bare = lines[-1].rstrip(b"\r\n") if lines else b""
    return all(line in rest for line in lines[:-1]) and (not lines or any(bare == new.rstrip(b"\r\n") for new in rest))


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_line_that_a_record_does_not_concern_stays(data: st.DataObject) -> None:
    root, book = town()
    raw = data.draw(files(), label="before")
    (root / FILE).write_bytes(raw)
    read = read_year(root / FILE, FILE)
    if read.findings or read.tree is None:  # not all that the generator writes is something that kyodo takes
        event("not taken")
        return
    where = Ledger(root, book._replace(year_files=(read,)), 2024)
    compose = data.draw(composed(where), label="what is recorded")
    order = record_order(where, compose, may_be_closed=True)
    try:
        outcome = write_records(order, where.lock)
    except UsageFault as fault:  # a rule speaks against it
        event(str(fault.message)[:40])
        assert (root / FILE).read_bytes() == raw
        return
    event("written")
    changes = kept(compose(read))
    after = (root / FILE).read_bytes()
    assert outcome.has_bom == raw.startswith(BOM.encode())
    assert after.startswith(BOM.encode()) == outcome.has_bom
    again = read_year(root / FILE, FILE)
    assert again.tree
    removals = [one for one in changes if one.value is None]
    meant = changed(read.tree.root.value, patch_of(removals)) if removals else read.tree.root.value
    assert again.tree.root.value == changed(meant, patch_of([one for one in changes if one.value is not None]))
    gone = concerned(read.tree, changes) | at_the_end(read.tree)
    before = lines_of(raw)
    assert stand_in_order([line for at, line in enumerate(before) if at not in gone], lines_of(after))
    assert _ends(after) <= (_ends(raw) or {b"\n"})
    if not any(ADD in one.path for one in changes):  # to record the same again changes nothing
        now = where._replace(book=book._replace(year_files=(again,)))
        assert not write_records(record_order(now, compose, may_be_closed=True), where.lock).has_changed


def _ends(raw: bytes) -> set[bytes]:
    return set(re.findall(rb"\r\n|\r|\n", raw))
