"""Whatever is run in whatever order: a final report is replaced by a final one only, and no draft lies beside it."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from final_city import RECORDS, city
from kyodo_cli.cli.publishing import Run, publish
from kyodo_cli.render.editions import EDITIONS, Look
from kyodo_cli.render.marks import state_in
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files

MARKED = [one for one in ("md", "html", "txt") if one in EDITIONS]
RUNS = st.lists(
    st.tuples(st.booleans(), st.lists(st.sampled_from(MARKED), min_size=1, unique=True), st.integers(1, 3)),
    min_size=1,
    max_size=6,
)


def state_of(path: Path, data: bytes) -> str | None:
    return state_in(data, path.suffix[1:])


@settings(max_examples=25, deadline=None)
@given(RUNS)
def test_a_final_report_is_replaced_by_a_final_one_only(runs: list[tuple[bool, list[str], int]]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        here, out = Path(scratch), Path(scratch) / "reports"
        for is_final, forms, value in runs:
            city(here, records=RECORDS.replace("120", str(value)))
            [plan] = open_book(list_files(here)).plans
            before = {one: one.read_bytes() for one in out.glob("*")}
            final = {path for path, data in before.items() if state_of(path, data) == "final"}
            outcome = publish(plan, (plan,), Run(2024, forms, Look(), out, out, is_final=is_final))
            now = {one: one.read_bytes() for one in out.glob("*")}
            if final and not is_final:
                assert now == before
                assert not outcome.written
                assert set(outcome.kept) == final
            else:
                assert {path.suffix[1:] for path in outcome.written} >= set(forms)
            states = {state for path, data in now.items() if (state := state_of(path, data))}
            assert "final" not in states or states == {"final"}
