import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyodo_cli.base.municipality import code_fault, expected_check_digit

FIVE_DIGITS = st.builds("{:02}{:03}".format, st.integers(1, 47), st.integers(0, 999))


@pytest.mark.parametrize(
    "code",
    ["122246", "122076", "122173", "122041", "121002", "120006", "011002", "132063", "342084"],
    ids=["鎌ケ谷", "松戸", "柏", "船橋", "千葉市", "千葉県", "札幌", "府中（東京）", "府中（広島）"],
)
def test_the_code_of_a_municipality_has_no_fault(code: str) -> None:
    assert code_fault(code) is None


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("122247", "The check digit of the municipality code 122247 does not fit: after 12224 it is 6."),
        ("12224", "The municipality code 12224 has five digits; with six it is 122246."),
        ("11002", "The municipality code 11002 has five digits; with six it is 110027, or 011002 if a zero was lost."),
        ("90001", "“90001” is not a municipality code: that is six half-width digits, such as 122246."),
        ("482248", "The municipality code 482248 begins with 48; prefectures are 01 to 47."),
        ("002248", "The municipality code 002248 begins with 00; prefectures are 01 to 47."),
        ("１２２２４６", "“１２２２４６” is not a municipality code: that is six half-width digits, such as 122246."),
        ("1222", "“1222” is not a municipality code: that is six half-width digits, such as 122246."),
        ("", "“” is not a municipality code: that is six half-width digits, such as 122246."),
    ],
)
def test_a_fault_names_the_right_code_where_it_can_be_known(code: str, fault: str) -> None:
    assert str(code_fault(code)) == fault


@given(FIVE_DIGITS)
def test_exactly_one_check_digit_fits_five_digits(five: str) -> None:
    assert [digit for digit in "0123456789" if code_fault(five + digit) is None] == [expected_check_digit(five)]


@given(FIVE_DIGITS)
def test_five_digits_are_answered_with_six_that_have_no_fault(five: str) -> None:
    fault = code_fault(five)
    assert fault is not None
    sixes = [str(value) for name, value in fault.values.items() if name != "code"]
    assert five + expected_check_digit(five) in sixes
    assert [code_fault(six) for six in sixes] == [None] * len(sixes)


@given(st.text())
def test_any_text_is_a_code_or_has_a_fault(code: str) -> None:
    assert code_fault(code) is not None or (len(code) == 6 and code.isascii() and code.isdigit())
