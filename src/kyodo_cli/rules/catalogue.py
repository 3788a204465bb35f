"""The pages of the rules: what each checks, why, how to mend it, a bad and a good example."""

from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from kyodo_cli.findings.finding import Rule
from kyodo_cli.reading.source import read_source
from kyodo_cli.reading.tree import read_tree

PAGES: Final = Path(__file__).parent / "pages"


class Example(NamedTuple):
    """A file of an example; `content` is its text, or what is special about it where text cannot show it."""

    file: str
    content: str


class Page(NamedTuple):
    """What is said of a rule; texts are by language."""

    rule: Rule
    summary: dict[str, str]
    why: dict[str, str]
    fix: dict[str, str]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]


@cache
def page(rule: Rule) -> Page:
    """Return the page of a rule."""
    data = _data(PAGES / f"{rule.code}.yaml")
    return Page(rule, data["summary"], data["why"], data["fix"], _examples(data["bad"]), _examples(data["good"]))


def _data(path: Path) -> dict[str, Any]:
    source, _ = read_source(path, path.name)
    tree, findings = read_tree(source) if source else (None, [])
    if tree is None or findings:
        raise ValueError(f"{path.name} is no page: {findings}")
    value: dict[str, Any] = tree.root.value
    return value


def _examples(value: Any) -> tuple[Example, ...]:
    files = value if isinstance(value, dict) else {"plans/example.yaml": value}
    return tuple(
        Example(file, content if isinstance(content, str) else _special(content)) for file, content in files.items()
    )


def _special(content: dict[str, Any]) -> str:
    (key, value), *_ = content.items()
    return value if key == "shift_jis" else SPECIAL[key]


SPECIAL: Final = {
    "folder": "（フォルダー / a folder of this name）",
    "size": "（上限を超える大きさのファイル / a file larger than the limit）",
    "hex": "（目に見えない制御文字を含むファイル / a file with characters that cannot be seen）",
}
"""What an example is where its text cannot show it."""
