"""Any file that kyodo reads, through JSON and back, edited or not: the same bytes, or just the data that were meant."""

import json
from typing import Any

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from handwriting import FILES, KEYS, SINGLES, VALUES, Data, Draw, joined, mapping_lines, places
from kyodo_cli.editing.change import plain
from kyodo_cli.editing.comments import comments_in
from kyodo_cli.editing.comparison import changes_between, is_unchanged
from kyodo_cli.editing.edit import is_same
from kyodo_cli.exporting.whole_files import Whole, export_json
from kyodo_cli.importing.whole_drafts import Draft, drafted
from kyodo_cli.importing.whole_items import items_of
from kyodo_cli.reading.json_source import Json, parse_json
from kyodo_cli.reading.source import BOM, SourceText, decode
from kyodo_cli.reading.tree import Tree, read_tree

FILE = "records/city/2024.yaml"
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


@st.composite
def trees(draw: Draw) -> Tree:
    source = SourceText(FILE, joined(draw, mapping_lines(draw, draw(FILES), 0)), draw(st.booleans()))
    tree, findings = read_tree(source)
    assert tree is not None
    assert findings == []
    return tree


@st.composite
def other_data(draw: Draw, data: Data) -> Data:
    """Draw data that came of others: values changed, put in, taken away, put in another order."""
    data = json.loads(json.dumps(data))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.sampled_from([(), *places(plain(data))]))
        holder, step = data, None
        for one in at:
            if step is not None:
                holder = holder[step]
            step = one
        deed = draw(st.sampled_from(["set", "put", "take", "turn"]))
        here = data if step is None else holder[step]
        if deed == "set" and step is not None:
            holder[step] = as_json(draw(VALUES))
        elif deed == "put" and isinstance(here, dict):
            here[draw(KEYS)] = as_json(draw(VALUES))
        elif deed == "put" and isinstance(here, list):
            here.insert(draw(st.integers(0, len(here))), as_json(draw(VALUES)))
        elif deed == "take" and step is not None and len(data) > 1:
            del holder[step]
        elif deed == "turn" and isinstance(here, list):
            here.reverse()
    return data


def as_json(data: Data) -> Any:
    return json.loads(json.dumps(data))


def export_of(tree: Tree) -> str:
    mark = BOM if tree.source.has_bom else ""
    return export_json([Whole(FILE, "city", 2024, tree.root.value, mark + tree.source.text)])


def draft_of(export: dict[str, Any]) -> Draft:
    read, findings = parse_json(json.dumps(export).encode(), "out.json")
    assert isinstance(read, Json)
    items, more = items_of(read)
    assert [*findings, *more] == []
    draft = drafted(items[0])
    assert isinstance(draft, Draft)
    return draft


@SLOW
@given(trees())
def test_a_file_that_nobody_changed_comes_back_to_the_byte(tree: Tree) -> None:
    draft = draft_of(json.loads(export_of(tree)))
    assert draft.raw == ((BOM if tree.source.has_bom else "") + tree.source.text).encode("utf-8")
    assert draft.left_out == ()


@SLOW
@given(st.data())
def test_changed_data_arrive_exactly_and_no_comment_is_lost_in_silence(data: st.DataObject) -> None:
    tree = data.draw(trees())
    export = json.loads(export_of(tree))
    meant = export["items"][0]["data"] = data.draw(other_data(export["items"][0]["data"]))
    draft = draft_of(export)
    source, _ = decode(draft.raw, FILE)
    assert source
    arrived, findings = read_tree(source)
    assert arrived
    assert findings == []
    assert is_unchanged(arrived.root.value, plain(meant))
    kept = comments_in(arrived)
    assert sorted([*kept, *draft.left_out]) == sorted(comments_in(tree))
    event("comments left out" if draft.left_out else "no comment left out")


@SLOW
@given(FILES, FILES)
def test_what_is_between_two_pieces_of_data_is_nothing_or_a_change(old: Data, new: Data) -> None:
    old, new = plain(old), plain(new)
    assert changes_between(old, old) == []
    assert is_same(old, new) <= is_unchanged(old, new)


@SLOW
@given(
    st.dictionaries(st.text(max_size=5), st.recursive(SINGLES, lambda below: st.lists(below, max_size=3)), max_size=3)
)
def test_json_is_read_as_it_was_written(data: dict[str, Any]) -> None:
    for text in (json.dumps(data), json.dumps(data, ensure_ascii=False, indent=1)):
        read, findings = parse_json(text.encode("utf-8", errors="surrogatepass"), "x.json")
        assert findings or (read and as_json(read.data) == data)
        for path in places(read.data) if read else ():
            span = read.spans([path])[path].value  # type: ignore[union-attr]  # it is there where the loop runs
            assert span.line >= 1
