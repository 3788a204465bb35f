import pytest

from kyodo_cli.analysis.indicators.printed_numbers import shows


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("27.1%", 27.1),
        ("２７．１％", 27.1),
        ("28%", 28.0),
        ("28%", 28.4),
        ("1,234人", 1234),
        ("１，２３４人", 1234),
        ("500人以上", 500),
        ("0人", 0),
        ("▲3.2", -3.2),
        ("△3.2ポイント", -3.2),
        ("−5", -5),
        ("-5℃", -5),
        ("10-20人", 20),
        ("3.2万人", 32000),
        ("3.2万人", 32149),
        ("1万2,000人", 12000),
        ("2億3,500万円", 235_000_000),
        ("100万円", 100),
        ("100万円", 1_000_000),
        ("35.8回/年（3,946人/年）", 3946),
        ("3/4", 0.75),
        ("4分の3", 75),
        ("全ての課", 18),
        ("達成", 1),
        ("R6: 28.0%", 28.0),
    ],
)
def test_a_printed_text_shows_a_value(text: str, value: float) -> None:
    assert shows(text, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("27.1%", 21.7),
        ("27.14%", 27.1),
        ("28%", 28.6),
        ("500人", 50),
        ("▲3.2", 3.2),
        ("3.2", -3.2),
        ("1,234人", 234),
        ("3.2万人", 33000),
        ("0人", 1),
    ],
)
def test_a_printed_text_shows_another_value(text: str, value: float) -> None:
    assert not shows(text, value)
