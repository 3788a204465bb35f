import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyodo_cli.base.routes import Route, parse, printed

NAMES = st.from_regex(r"[a-z][a-z0-9_-]*", fullmatch=True)
ROUTES = st.lists(NAMES | st.integers(0, 30)).map(tuple)


@pytest.mark.parametrize(
    ("route", "text"),
    [
        (("actions", "a08", "title"), "actions/a08/title"),
        (("actions", "a04", "related", 1), "actions/a04/related/2"),
        (("indicators", "i1", "targets", 1), "indicators/i1/targets/2"),
        (("period", "to"), "period/to"),
        (("evaluations", "a04", "result"), "evaluations/a04/result"),
        ((), ""),
    ],
)
def test_a_route_is_printed_with_list_entries_from_one(route: Route, text: str) -> None:
    assert printed(route) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("actions/a04/related/2", ("actions", "a04", "related", "2")),
        (" actions／a04 / title\u3000", ("actions", "a04", "title")),
        ("actions//title", ("actions", "", "title")),
        (" ", ()),
    ],
)
def test_a_written_route_is_read_in_parts(text: str, parts: tuple[str, ...]) -> None:
    assert parse(text) == parts


@given(ROUTES)
def test_a_printed_route_is_read_back(route: Route) -> None:
    assert parse(printed(route)) == tuple(str(part + 1) if isinstance(part, int) else part for part in route)
