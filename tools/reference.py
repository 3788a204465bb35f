"""The reference pages, made from the program itself."""

import os
import subprocess
import sys
from pathlib import Path

from kyodo_cli.findings.finding import Rule
from kyodo_cli.render.view_reference import whole_reference
from kyodo_cli.rules.catalogue import Example, page
from kyodo_cli.rules.registry import RULES

ROOT = Path(__file__).parent.parent

SEVERITIES = {"error": "エラー", "warning": "警告", "note": "注記"}

INTRODUCTION = {
    "en": "# The commands\n\nMade from the program by `tools/generate.py`. "
    "The same in Japanese: [cli.ja.md](cli.ja.md).\n",
    "ja": "# コマンド一覧\n\n`tools/generate.py` がプログラムから作成する。英語版は [cli.md](cli.md)。\n",
}

EXIT_CODES = {
    "en": """## Environment variables

| variable | meaning |
|---|---|
| `KYODO_LANG` | language of the interface, `ja` or `en`; else the locale decides |
| `KYODO_WORKSPACE` | the folder that holds `plans/`, where `-C` does not say it |
| `KYODO_NO_CACHE` | keep no printed pages of `kyodo show` and no compiled templates |
| `NO_COLOR` | no bold text |
| `COLUMNS` | how wide text may be |

## Exit codes

| code | meaning |
|---|---|
| 0 | fine |
| 1 | findings at or above the threshold, or a gate that is not met |
| 2 | wrong usage, or no such item |
| 3 | nothing to work on: no plan found, or none in force that year |
| 4 | an input that the command needs is unreadable or invalid |
| 5 | conflict: the same entry changed underneath |
| 70 | a mistake of kyodo's own; a report file is named |
| 130 | interrupted |
""",
    "ja": """## 環境変数

| 変数 | 意味 |
|---|---|
| `KYODO_LANG` | 表示の言語（`ja` 又は `en`）。指定がなければOSの設定による |
| `KYODO_WORKSPACE` | `plans/` がある作業フォルダー（`-C` の指定がない場合） |
| `KYODO_NO_CACHE` | `kyodo show` の表示内容と、変換済みのテンプレートを残さない |
| `NO_COLOR` | 太字を使わない |
| `COLUMNS` | 表示の幅 |

## 終了コード

| コード | 意味 |
|---|---|
| 0 | 正常 |
| 1 | 基準以上の指摘がある、又は条件を満たさない |
| 2 | 使い方の誤り、又は該当する項目がない |
| 3 | 対象がない（計画が見つからない、又はその年度に有効な計画がない） |
| 4 | 必要なファイルを読み取れない、又は内容に誤りがある |
| 5 | 競合（同じ箇所が別に変更された） |
| 70 | kyodo 自体の不具合（記録ファイルの場所を表示する） |
| 130 | 中断 |
""",
}


def command_reference(language: str) -> str:
    """Return every command's help, as the program prints it without a terminal."""
    names = ["", *_commands()]
    parts = [INTRODUCTION[language]]
    for name in names:
        title = f"kyodo {name}".strip()
        parts.append(f"## {title}\n\n```console\n$ {title} --help\n{_help(name, language)}\n```\n")
    return "\n".join([*parts, EXIT_CODES[language]])


def rule_index(language: str) -> str:
    """Return the table of all rules."""
    heads = {
        "en": ("# The rules\n", "| code | name | severity | finds |"),
        "ja": ("# 点検項目\n", "| コード | 名前 | 区分 | 内容 |"),
    }
    title, header = heads[language]
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {rule.slug} | {_severity(rule, language)} | {summary} |"
        for rule, summary in ((rule, page(rule).summary[language]) for rule in RULES)
    ]
    return "\n".join([title, header, "|---|---|---|---|", *rows]) + "\n"


def rule_page(rule: Rule) -> str:
    """Return the page of a rule in both languages."""
    one = page(rule)
    parts = [f"# {rule.code} {rule.slug}\n"]
    for language, (severity, why, fix) in {
        "ja": ("区分", "理由", "直し方"),
        "en": ("Severity", "Why", "How to mend it"),
    }.items():
        parts += [
            f"{one.summary[language]}\n",
            f"- {severity}: {_severity(rule, language)}",
            f"- {why}: {one.why[language].strip()}",
            f"- {fix}: {one.fix[language].strip()}\n",
        ]
    parts += ["## 悪い例 / Bad\n", *map(_example, one.bad), "## 良い例 / Good\n", *map(_example, one.good)]
    return "\n".join(parts)


def view_reference(language: str) -> str:
    """Return what a template may use, as `kyodo templates fields` prints it, with a link to the other language."""
    other = {"en": "The same in Japanese: [views.ja.md](views.ja.md).", "ja": "英語版は[views.md](views.md)です。"}
    title, rest = whole_reference(language).split("\n\n", 1)
    return f"{title}\n\n{other[language]}\n\n{rest}"


def schema(what: str) -> str:
    """Return the JSON Schema of a plan or of records, as `kyodo schema` prints it."""
    return _run(["schema", what], "en")


def _commands() -> list[str]:
    from kyodo_cli.cli.table import COMMANDS

    return list(COMMANDS)


def _help(name: str, language: str) -> str:
    lines = _run([*name.split(), "--help"], language).splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _run(arguments: list[str], language: str) -> str:
    environment = {
        **os.environ,
        "KYODO_LANG": language,
        "COLUMNS": "80",
        "TERMINAL_WIDTH": "80",
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
        "_TYPER_FORCE_DISABLE_TERMINAL": "1",
    }
    command = [sys.executable, "-m", "kyodo_cli", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, cwd=ROOT)  # noqa: S603
    return done.stdout.decode()


def _severity(rule: Rule, language: str) -> str:
    return SEVERITIES[rule.severity] if language == "ja" else rule.severity


def _example(example: Example) -> str:
    return f"`{example.file}`\n\n```yaml\n{example.content.rstrip()}\n```\n"
