"""YAML as people write it: any of its styles, indented oddly, with comments, blank lines and silencers between."""

import re
from collections.abc import Callable
from typing import Any, Final

from hypothesis import strategies as st

from kyodo_cli.editing.words import block, key_text, scalar

Data = Any
Draw = Callable[[st.SearchStrategy[Any]], Any]

WRAPPED: Final = re.compile(r"(?<=[ぁ-ん一-鿿a-z]) (?=[ぁ-ん一-鿿a-z])")

WORDS = (
    "継続実施", "B", "4", "-", "yes", "010", "12:30", "2024-04-01", "a: b", "a #b", "'引用'", '"引用"', "市：", "：",
    "　字下げ", "末尾 ", "a,b", "[x]", "{x}", "#1", "&a", "*a", "!x", "%", "@", "`", "~", "null", "true", "1.5", "１２",
    "一行目\n二行目", "一行目\n\n三行目\n", "終わりに\n\n", "\n初めに", " 初めに\n次", "タブ\tあり", "行 \n末", "...",
    "\\n", "C:\\市", "とても" * 60, "| 表", "> 引用", "- 項目", "? 問", "key:", "---", "=1+1", "計画の 見直し",
    "会議を 開く", "a b c",
)  # fmt: skip
OTHERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf", "Cn", "Co"])
TEXTS = st.one_of(st.sampled_from(WORDS), st.text(OTHERS, min_size=1))
SINGLES = st.one_of(TEXTS, TEXTS, st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.booleans())
KEYS = st.sampled_from(
    ["a04", "result", "reviews", "self", "rating", "planned", "note", "measurements", "value", "x-1"]
)


def mappings(below: st.SearchStrategy[Data]) -> st.SearchStrategy[dict[str, Data]]:
    return st.dictionaries(KEYS, below, min_size=1, max_size=4)


VALUES: st.SearchStrategy[Data] = st.recursive(
    SINGLES, lambda below: st.one_of(mappings(below), st.lists(below, min_size=1, max_size=3).map(tuple)), max_leaves=8
)
FILES = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)

COMMENTS = st.sampled_from(["# 注", "# kyodo: ignore[KY110] 理由", "#", "#a: b", "# - x"])
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def flow(draw: Draw, value: Data, comma: str = ", ") -> str:
    gap: str = draw(st.sampled_from(["", " "]))
    if isinstance(value, dict):
        pairs = (f"{key_text(key)}: {flow(draw, one, comma)}" for key, one in value.items())
        return "{" + gap + comma.join(pairs) + gap + "}"
    if isinstance(value, tuple):
        return "[" + gap + comma.join(flow(draw, one, comma) for one in value) + gap + "]"
    return scalar(value, flow=True, quote=draw(st.sampled_from(["", "'", '"'])))


def written(draw: Draw, value: Data, column: int) -> tuple[str, list[str]]:
    """Write a value in a way that somebody might: what stands beside its key, and the lines below."""
    indent = " " * (column + draw(st.integers(1, 5)))
    if isinstance(value, str) and "\n" in value and draw(st.booleans()):
        beside = block(value, column)
        if beside:
            return beside
    if isinstance(value, str) and WRAPPED.search(value) and "\n" not in value and draw(st.booleans()):
        return wrapped(draw, value, indent)
    if isinstance(value, dict) and draw(st.booleans()):
        return "", mapping_lines(draw, value, column + draw(st.integers(1, 4)))
    if isinstance(value, tuple) and draw(st.booleans()):
        inner = column + draw(st.integers(0 if column else 1, 3))
        lines: list[str] = []
        for entry in value:
            first, rest = entry_written(draw, entry, inner)
            lines += [" " * inner + "- " + first, *rest]
        return "", lines
    first, *rest = flow(draw, value, draw(st.sampled_from([", ", ", ", ",", f",\n{indent}"]))).split("\n")
    comment = " " + draw(COMMENTS) if draw(st.integers(0, 5)) == 0 else ""
    if rest:
        return first, [*rest[:-1], rest[-1] + comment]
    return " " * draw(st.integers(0, 2)) + first + comment, []


def wrapped(draw: Draw, text: str, indent: str) -> tuple[str, list[str]]:
    """Write a text over two lines, broken at a blank."""
    folds = draw(st.booleans())
    one, other = WRAPPED.split(text if folds else scalar(text, quote=draw(st.sampled_from(["", "'"]))), maxsplit=1)
    return (">-", [indent + one, indent + other]) if folds else (one, [indent + other])


def entry_written(draw: Draw, entry: Data, column: int) -> tuple[str, list[str]]:
    if isinstance(entry, dict) and draw(st.booleans()):
        lines = mapping_lines(draw, entry, column + 2, comment_first=False)
        return lines[0][column + 2 :], lines[1:]
    return flow(draw, entry), []


def mapping_lines(draw: Draw, value: dict[str, Data], column: int, *, comment_first: bool = True) -> list[str]:
    lines: list[str] = []
    for key, below in value.items():
        if draw(st.integers(0, 4)) == 0 and (lines or comment_first):
            lines.append(" " * column + draw(COMMENTS))
        if draw(st.integers(0, 4)) == 0 and lines:
            lines.append("")
        first, rest = written(draw, below, column)
        lines += [" " * column + key_text(key) + ": " + first if first else " " * column + key_text(key) + ":", *rest]
    return lines


def joined(draw: Draw, lines: list[str]) -> str:
    """Return lines as a text: ended in one of three ways, and the last one in one of five."""
    end: str = draw(ENDS)
    return end.join(lines) + str(draw(st.sampled_from(["", end, end, end + end, end + "# 終わり" + end, end + "# 終"])))


def places(data: Data, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    for key, below in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, tuple) else ():
        found += places(below, (*path, key))
    return found
