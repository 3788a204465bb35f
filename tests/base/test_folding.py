import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyodo_cli.base.folding import folded, folded_with_map, nearest

LOOK_ALIKES = st.text(alphabet="協髙龍ヶケァｶﾞ゛゜ーｰ－―-〜～ \u3000\nＡaΣß㈱\u0301\u200b\ufe00\U000e0100")
ANY_TEXT = st.text() | LOOK_ALIKES


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("鎌ヶ谷市", "鎌ケ谷市"),
        ("12ヵ月", "１２カ月"),
        ("ｷｮｳﾄﾞｳ", "キョウドウ"),
        ("キョウドウ", "きょうどう"),
        ("ヴァ", "ゔぁ"),
        ("か゛", "が"),
        ("か\u3099", "が"),
        ("Ａ－１", "a-1"),
        ("Ⅲ", "III"),
        ("１ー２", "1-2"),
        ("1―2", "1–2"),
        ("1−2", "1‐2"),
        ("平成17〜20", "平成17～20"),
        ("２１、２２。", "21，22．"),
        ("髙橋", "高橋"),
        ("宮﨑", "宮崎"),
        ("齋藤", "斉藤"),
        ("渡邉", "渡辺"),
        ("横濵", "横浜"),
        ("龍ケ崎市", "竜ヶ崎市"),
        ("葛\U000e0100城市", "葛城市"),
        ("協働\u3000の\n まち ", "協働 の まち"),
    ],
)
def test_spellings_that_look_alike_are_equal(printed: str, written: str) -> None:
    assert folded(printed) == folded(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [("コーヒー", "コ-ヒ-"), ("ー", "一"), ("はは", "ばば"), ("きやく", "きゃく"), ("協 働", "協働"), ("谷", "屋")],
)
def test_spellings_that_differ_stay_different(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize(("text", "result"), [("データ", "でーた"), ("ーマ", "ーま"), ("ー", "-"), ("１ーー", "1--")])
def test_a_prolonged_sound_is_kept_in_a_kana_word_only(text: str, result: str) -> None:
    assert folded(text) == result


@pytest.mark.parametrize(
    ("text", "result", "places"),
    [
        ("", "", ()),
        ("ｻｰﾋﾞｽ", "さーびす", (0, 1, 2, 4)),
        ("㈱協働", "(株)協働", (0, 0, 0, 1, 2)),
        ("　協　　働 ", "協 働", (1, 2, 4)),
        ("葛\U000e0100城", "葛城", (0, 2)),
    ],
)
def test_each_folded_character_knows_where_it_comes_from(text: str, result: str, places: tuple[int, ...]) -> None:
    assert folded_with_map(text) == (result, places)


@given(ANY_TEXT)
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(ANY_TEXT)
def test_the_text_with_the_map_is_the_folded_text(text: str) -> None:
    assert folded_with_map(text)[0] == folded(text)


@given(ANY_TEXT)
def test_the_map_goes_through_the_text_in_order(text: str) -> None:
    result, places = folded_with_map(text)
    assert len(places) == len(result)
    assert list(places) == sorted(places)
    assert set(places) <= set(range(len(text)))


@given(st.sampled_from(["協働", "データ", "鎌ヶ谷", "㈱", "A－1"]), ANY_TEXT)
def test_a_word_is_found_in_a_text_that_holds_it(word: str, text: str) -> None:
    assert folded(word) in folded(f"{text}。{word}。{text}")


ACTIONS = [f"a{number:02}" for number in range(1, 23)]


@pytest.mark.parametrize(
    ("word", "candidates", "answer"),
    [
        ("a4", ACTIONS, ["a04", "a14"]),
        ("acton", ["vision", "action", "goal"], ["action"]),
        ("ACTION", ["vision", "action"], ["action"]),
        ("v5", ["v1", "g1", "v2"], ["v1", "v2"]),
        ("鎌け谷", ["松戸", "鎌ケ谷"], ["鎌ケ谷"]),
        ("アクシヨン", ["目標", "アクション"], ["アクション"]),
        ("a04", ["a04", "a04"], ["a04"]),
        ("x", ["a", "b"], []),
        ("x", [], []),
    ],
)
def test_the_nearest_candidates_come_first(word: str, candidates: list[str], answer: list[str]) -> None:
    assert nearest(word, candidates) == answer


@given(ANY_TEXT, st.lists(ANY_TEXT), st.integers(0, 4))
def test_only_candidates_are_named_and_no_more_than_asked(word: str, candidates: list[str], limit: int) -> None:
    answer = nearest(word, candidates, limit)
    assert set(answer) <= set(candidates)
    assert len(answer) <= limit
