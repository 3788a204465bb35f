import pytest

from kyodo_cli.rules.circles import circles


@pytest.mark.parametrize(
    ("graph", "found"),
    [
        ({}, []),
        ({"a": ["b"], "b": []}, []),
        ({"a": ["a"]}, [["a"]]),
        ({"a": ["b"], "b": ["a"]}, [["a", "b"]]),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, [["b", "c"]]),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
        ({"a": ["x", "b"], "b": ["a", "b"]}, [["a", "b"], ["b"]]),
    ],
    ids=str,
)
def test_circles_are_found_once_each(graph: dict[str, list[str]], found: list[list[str]]) -> None:
    assert list(circles(graph)) == found


def test_a_long_chain_is_followed_to_its_end() -> None:
    assert list(circles({at: [at + 1] for at in range(5000)})) == []
