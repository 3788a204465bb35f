"""The codes of Japan's municipalities and prefectures (全国地方公共団体コード) and their check digit."""

from typing import Final

from kyodo_cli.base.language import Message

WEIGHTS: Final = (6, 5, 4, 3, 2)
PREFECTURES: Final = 47


def code_fault(code: str) -> Message | None:
    """Say what is wrong with a six-digit code and what the right one would be; None if it can be a code.

    Whether a municipality with that code exists is not looked up.
    """
    if not (code.isascii() and code.isdigit() and len(code) in (5, 6)):
        return _not_a_code(code)
    if len(code) == 5:
        return _five_digits_fault(code)
    if not _has_prefecture(code):
        return Message(
            "The municipality code {code} begins with {prefecture}; prefectures are 01 to {last}.",
            code=code,
            prefecture=code[:2],
            last=PREFECTURES,
        )
    five, digit = code[:5], expected_check_digit(code[:5])
    if code[5] == digit:
        return None
    return Message(
        "The check digit of the municipality code {code} does not fit: after {five} it is {digit}.",
        code=code,
        five=five,
        digit=digit,
    )


def expected_check_digit(five: str) -> str:
    """Return the sixth digit that belongs to five.

    Source: 全国地方公共団体コード仕様 (総務省): weights 6, 5, 4, 3, 2; the last digit of 11 minus the sum modulo 11.
    """
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, five, strict=True))
    return str((11 - total % 11) % 10)


def _five_digits_fault(code: str) -> Message:
    """Say which six digits five stand for: the check digit is missing, or a leading zero was lost."""
    complete, padded = code + expected_check_digit(code), f"0{code}"
    meant = [six for six in (complete, padded) if _has_prefecture(six) and six[5] == expected_check_digit(six[:5])]
    if meant == [complete, padded]:
        return Message(
            "The municipality code {code} has five digits; with six it is {complete}, or {padded} if a zero was lost.",
            code=code,
            complete=complete,
            padded=padded,
        )
    if meant:
        return Message("The municipality code {code} has five digits; with six it is {six}.", code=code, six=meant[0])
    return _not_a_code(code)


def _not_a_code(code: str) -> Message:
    """Say what a code looks like."""
    return Message("“{code}” is not a municipality code: that is six half-width digits, such as 122246.", code=code)


def _has_prefecture(code: str) -> bool:
    """Tell whether a code begins with the number of a prefecture."""
    return 1 <= int(code[:2]) <= PREFECTURES
