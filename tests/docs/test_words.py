"""One word for one idea: what the format's documents, the rule pages and the interface call things in Japanese."""

from pathlib import Path

import pytest

from conftest import Program

ROOT = Path(__file__).parents[2]
INTERFACE = ROOT / "src/kyodo_cli/locale/ja/LC_MESSAGES/kyodo.po"
TEXTS = [
    INTERFACE,
    ROOT / "src/kyodo_cli/render/key_words.yaml",
    ROOT / "src/kyodo_cli/exporting/tables/words.yaml",
    ROOT / "docs/export.ja.md",
    ROOT / "docs/format.ja.md",
    ROOT / "docs/cli.ja.md",
    *sorted((ROOT / "docs/rules").glob("*.ja.md")),
    *sorted((ROOT / "src/kyodo_cli/rules/pages").glob("*.yaml")),
]

OURS = {
    "暫定値": "速報値",
    "系列": "内訳",
    '"前の計画"': "前身の計画",
    "これまでの計画": "前身の計画",
    "以前の計画": "前身の計画",
    "沿革": "前身の計画",
    "評価の区分": "評価区分",
    "独自項目": "独自の欄",
    "別の計画": "他の計画",
    "自治体": "地方公共団体",
    "会議体": "組織",
    "ひな型": "ひな形",
    "改訂の記録": "策定後の変更",
    "改定後の目標": "見直し後の目標",
    "再開": "確定の解除",
    "書式の版": "書き方の版",
    "項目名": "キー",
}
"""The word that is not ours, and the one that is."""


@pytest.mark.parametrize("other", OURS)
def test_one_idea_has_one_word(other: str) -> None:
    found = [path.name for path in TEXTS if other in path.read_text("utf-8")]
    assert not found, f"“{other}” is called “{OURS[other]}”"


def test_a_key_of_a_file_is_no_item_of_the_plan(kyodo: Program, workspace: Path) -> None:
    (workspace / "plans/example.yaml").write_text('format: 1\nedition: ""\n', encoding="utf-8")
    done = kyodo("validate", here=workspace, language="ja")
    assert "そのキーを削除" in done.out
