"""Edits of any file written in any of the ways that people write YAML: the data come out as meant, the rest stays."""

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from handwriting import FILES, KEYS, SINGLES, VALUES, Data, Draw, joined, mapping_lines, mappings, places
from kyodo_cli.editing.change import ADD, Change, changed, patch_of
from kyodo_cli.editing.edit import edited
from kyodo_cli.reading.source import SourceText
from kyodo_cli.reading.tree import Tree, read_tree


@st.composite
def files(draw: Draw) -> str:
    return joined(draw, mapping_lines(draw, draw(FILES), 0))


@st.composite
def changes(draw: Draw, data: Data) -> list[Change]:
    made = []
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from([(), *places(data)]))
        here = data
        for step in path:
            here = here[step]
        is_entry = bool(path) and isinstance(path[-1], int)
        if isinstance(here, tuple):
            made.append(Change((*path, ADD), draw(VALUES)))
        elif isinstance(here, dict):
            if path and not is_entry and draw(st.integers(0, 4)) == 0 and not {"value", "rating"}.isdisjoint(here):
                made.append(Change((*path, ADD), draw(mappings(SINGLES))))
            else:
                made.append(Change((*path, draw(KEYS)), draw(VALUES)))
        elif is_entry:
            made.append(Change(path, draw(SINGLES)))
        elif draw(st.integers(0, 3)) == 0:
            made.append(Change(path, None))
        else:
            made.append(Change(path, draw(VALUES)))
    return made


def read(text: str) -> Tree | None:
    tree, findings = read_tree(SourceText("records/x/2024.yaml", text, has_bom=False))
    return tree if tree and not findings else None


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_the_data_come_out_as_meant_and_no_comment_is_lost(data: st.DataObject) -> None:
    before = data.draw(files(), label="before")
    tree = read(before)
    if tree is None:  # not every text that the generator writes is one that kyodo takes
        event("not taken")
        return
    made = data.draw(changes(tree.root.value), label="changes")
    pairs = [(one.path, other.path) for one in made for other in made if one is not other]
    if any(
        one[: len(other)] == other or (one[-1] == ADD and other[: len(one) - 1] == one[:-1]) for one, other in pairs
    ):
        return
    if not changed(tree.root.value, patch_of([one for one in made if one.value is None])):  # nothing would be left
        return
    after = edited(tree, made)
    again = read(after)
    assert again
    assert again.root.value == changed(tree.root.value, patch_of(made))
    if all(one.value is not None and one.path[-1] == ADD for one in made):
        kept = iter(after.splitlines())
        assert all(any(line.strip() in new for new in kept) for line in before.splitlines() if line.strip()[:1] == "#")


def test_a_text_of_lines_that_ended_with_the_file_may_be_replaced_while_something_is_added_below_it() -> None:
    tree = read("a04: |\n  一行目\n\n  三行目")
    assert tree
    after = edited(tree, [Change(("a04",), "継続実施"), Change(("result",), "新")])
    assert after == "a04: 継続実施\nresult: 新"
