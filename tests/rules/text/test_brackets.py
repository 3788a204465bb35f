import pytest

from kyodo_cli.rules.text.brackets import stray_bracket


@pytest.mark.parametrize(
    "text",
    [
        "",
        "協働（市民と行政）の推進",
        "条例(以下、「条例」という。)",
        "多様な手法（特にデジタルツール）による各種情報発信",
        "（一方が全角)でもよい",
        "1) 広報紙 2) ホームページ",
        "１）広報紙\nイ）ホームページ",
        "ア）広報紙",
        "a) 広報紙、b) ホームページ",
        "一）総則",
        "①）広報紙",
        "→1) 広報紙",
        "（参加者は次のとおり。1) 市民 2) 団体）",
        "(1) 広報紙 (2) ホームページ",
        "（see page 5）",
        "『「かっこ」の中』【重要】〔案〕［１］｛２｝〈三〉《四》",
        "(^^)",
    ],
)
def test_brackets_with_a_counterpart_and_list_marks_are_fine(text: str) -> None:
    assert stray_bracket(text) is None


@pytest.mark.parametrize(
    ("text", "at", "is_opening"),
    [
        ("協働（市民と行政の推進", 2, True),
        ("協働市民と行政）の推進", 7, False),
        ("「協働」』", 4, False),
        ("（「協働）", 1, True),
        ("（協働」）", 3, False),
        ("[協働", 0, True),
        ("（（協働）", 0, True),
        ("計画第1)の推進", 4, False),
    ],
)
def test_a_bracket_without_a_counterpart_is_found(*, text: str, at: int, is_opening: bool) -> None:
    assert stray_bracket(text) == (at, is_opening)
