"""The marks beside a picture's values."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyodo_cli.render.svg.axes import axis_for

NUMBERS = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=1000)


@given(st.lists(NUMBERS, min_size=1))
def test_every_value_is_on_the_axis_and_the_marks_are_few_and_even(values: list[Fraction]) -> None:
    axis = axis_for(values)
    assert axis.low <= min(values) <= max(values) <= axis.high
    assert 2 <= len(axis.ticks) <= 8
    assert len({after - before for before, after in zip(axis.ticks, axis.ticks[1:], strict=False)}) == 1


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ([0], (0, 1)),
        ([3], (0, 3)),
        ([-3], (-3, 0)),
        ([-2, 3], (-2, 4)),
        ([10, 100], (0, 100)),
        ([11, 12], (10, 13)),
        ([Fraction("57.6"), Fraction("60.2")], (50, 65)),
    ],
)
def test_an_axis_begins_at_zero_unless_the_values_lie_close_together(
    values: list[Fraction], ends: tuple[int, int]
) -> None:
    axis = axis_for([Fraction(one) for one in values])
    assert (axis.low, axis.high) == tuple(map(Fraction, ends))


def test_whole_numbers_have_whole_marks() -> None:
    assert all(tick.denominator == 1 for tick in axis_for([Fraction(0), Fraction(3)]).ticks)
