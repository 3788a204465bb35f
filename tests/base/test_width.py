import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyodo_cli.base.width import BLANKS, caret_line, pad, width, wrap

JAPANESE = st.text(alphabet="協働市民「」（）、。ー々っァ〜…plan 22-1.,\u3000\n\tｶﾞ👩\u200d\u3099\ufe00○")
ANY_TEXT = JAPANESE | st.text()
WORDS = st.lists(st.sampled_from(["協働", "「市民」", "です。", "（案）", "データ", "佐々木", "plan", "A4", "、"]))


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("plan", 4),
        ("協働", 4),
        ("協働plan", 8),
        ("ｷｮｳﾄﾞｳ", 6),
        ("ＡＢ", 4),
        ("が", 2),
        ("か\u3099", 2),
        ("葛\U000e0100城", 4),
        ("👩\u200d👩", 4),
        ("○※①", 3),
        ("a\x1b\r\nb", 2),
        ("\t", 8),
        ("協働\tx", 9),
        ("1234567\t\tx", 17),
    ],
)
def test_a_japanese_character_takes_two_columns_and_a_mark_on_it_none(text: str, columns: int) -> None:
    assert width(text) == columns


@given(ANY_TEXT, ANY_TEXT)
def test_widths_add_up_where_there_is_no_tab(one: str, other: str) -> None:
    one, other = one.replace("\t", ""), other.replace("\t", "")
    assert width(one + other) == width(one) + width(other)


@given(ANY_TEXT, st.integers(0, 60))
def test_padding_fills_up_and_never_cuts(text: str, columns: int) -> None:
    assert pad(text, columns).rstrip(" ") == text.rstrip(" ")
    assert width(pad(text, columns)) == max(columns, width(text))


@pytest.mark.parametrize(
    ("text", "start", "end", "carets"),
    [
        ("id: a04", 4, 7, "    ^^^"),
        ("題名: 協働", 4, 6, "      ^^^^"),
        ("協働のまち", 2, 3, "    ^^"),
        ("\tid: 協働", 5, 7, "\t    ^^^^"),
        ("協\t働", 0, 3, "^^\t^^"),
        ("協\t働", 1, 2, "  ^"),
        ("か\u3099き", 2, 3, "  ^^"),
        ("abc", 1, 1, " ^"),
        ("abc", 9, 12, "   ^"),
        ("", 0, 0, "^"),
    ],
)
def test_carets_stand_under_the_marked_characters(text: str, start: int, end: int, carets: str) -> None:
    assert caret_line(text, start, end) == carets


@given(ANY_TEXT, st.integers(0, 20), st.integers(0, 20))
def test_carets_begin_and_end_where_the_marked_text_does(text: str, start: int, length: int) -> None:
    line, end = caret_line(text, start, start + length), start + length
    assert width(line[: line.index("^")].rstrip("\t")) <= width(text[:end])
    if "\t" not in text and width(text[start:end]):
        assert (line.index("^"), len(line)) == (width(text[:start]), width(text[:end]))


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, [""]),
        ("協働のまちづくり", 8, ["協働のま", "ちづくり"]),
        ("市民です。", 8, ["市民で", "す。"]),
        ("市民「協働」", 6, ["市民", "「協", "働」"]),
        ("佐々木さん", 4, ["佐々", "木さ", "ん"]),
        ("データの公開", 4, ["デー", "タの", "公開"]),
        ("a plan of work", 7, ["a plan", "of work"]),
        ("協働planの推進", 8, ["協働plan", "の推進"]),
        ("extraordinary", 5, ["extra", "ordin", "ary"]),
        ("planning。", 8, ["plannin", "g。"]),
        ("see extraordinary", 5, ["see", "extra", "ordin", "ary"]),
        ('say "yes" or "no"', 9, ['say "yes"', 'or "no"']),
        ("協働\n\nまち", 8, ["協働", "", "まち"]),
        ("\u3000協働のまち", 6, ["\u3000協働", "のまち"]),
        ("協働  まち", 5, ["協働", "まち"]),
        ("協働", 1, ["協", "働"]),
        ("か\u3099き", 1, ["か\u3099", "き"]),
    ],
)
def test_lines_end_where_japanese_and_english_allow_it(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines


def test_the_first_line_and_the_others_have_prefixes_of_their_own() -> None:
    assert wrap("協働のまち\n\n市民", 8, first="・", rest="  ") == ["・協働の", "  まち", "", "  市民"]


def without_blanks(text: str) -> str:
    return "".join(character for character in text if character not in BLANKS)


@given(ANY_TEXT, st.integers(-3, 30))
def test_wrapping_loses_nothing_but_blanks_at_line_ends(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert without_blanks("".join(lines)) == without_blanks(text.replace("\n", ""))
    assert len(lines) >= len(text.split("\n"))
    assert [line for line in lines if line[-1:] in BLANKS and line] == []


@given(ANY_TEXT, st.integers(1, 30), st.sampled_from(["", "・ ", "    "]), st.sampled_from(["", "   "]))
def test_no_line_is_wider_than_the_columns_unless_one_character_is(
    text: str, columns: int, first: str, rest: str
) -> None:
    for number, line in enumerate(wrap(text, columns, first=first, rest=rest)):
        prefix = first if number == 0 else rest
        visible = [character for character in line.removeprefix(prefix) if width(character)]
        assert width(line) <= columns or len(visible) <= 1


@given(WORDS, st.integers(16, 40))
def test_no_line_begins_or_ends_with_what_must_not(words: list[str], columns: int) -> None:
    text = "".join(words).replace("、、", "、").lstrip("、")
    lines = wrap(text, columns)
    assert [line for line in lines if line[:1] in tuple("、。」）ー々")] == []
    assert [line for line in lines if line[-1:] in tuple("「（")] == []


@given(st.lists(st.sampled_from(["a", "plan", "of", "work"])), st.integers(4, 20))
def test_english_words_are_never_cut(words: list[str], columns: int) -> None:
    assert " ".join(wrap(" ".join(words), columns)).split() == words
