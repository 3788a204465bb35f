"""The example city with other texts wherever its plan and its records have room for text."""

import json
from collections.abc import Iterator, Mapping
from itertools import cycle
from pathlib import Path
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints

from kyodo_cli.workspace.book import Book, open_book
from kyodo_cli.workspace.files import list_files
from mihon_city import CITY

HOSTILE: Final = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)//",
    "</title><svg/onload=alert(1)>",
    "</style><img src=x onerror=alert(1)>",
    "</td></tr></table></section></main><h1>x",
    '"\' onmouseover="alert(1)" style=\'x:expression(alert(1))\' autofocus onfocus=alert(1) x="',
    '<a href="javascript:alert(1)">x</a> javascript:alert(1) JaVaScRiPt&colon;alert(1)',
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "<svg xmlns='http://www.w3.org/2000/svg'><script href='data:,alert(1)'/><use href='#x'/></svg>",
    "</text></svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject>",
    "]]><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;<![CDATA[",
    "--><script>alert(1)</script><!-- --!> <? php ?> <!-- x",
    "{{ 7*7 }} {% include '/etc/passwd' %} {# x #} {{ report.__class__.__mro__ }} ${7*7} #{7*7} <%= 7*7 %>",
    "{0} {title} %s %(x)s {{}} {}",
    "&lt;script&gt; &amp;lt; &#60;script&#62; &#x3c;img&#x3e; &lt &notit; &;",
    "\\\"; } body { background: url(//evil.example/x) } @import '//evil.example/x'; \\",
    "![x](javascript:alert(1)) [x](data:text/html,x) [x]: javascript:alert(1) [x][x] <javascript:alert(1)>",
    "https://evil.example/?a=1&b=2 www.evil.example ftp://evil.example //evil.example",
    "| a | b | --- | :-: | `|` \\| \\\\| ||",
    "``` ~~~ `x` ``y`` $$x$$ $`x`$ **b** __b__ *i* _i_ ~~s~~ ~s~ ==h==",
    "# h",
    "## h ##",
    "- x",
    "* x",
    "+ x",
    "1. x",
    "1) x",
    "> x",
    "> [!WARNING]",
    "=====",
    "-----",
    "***",
    "[ ] x",
    "[x] x",
    "[^1]: note [^1] ^[inline]",
    ":+1: @mention #1 GH-1 :::note",
    "    indented",
    "\tindented",
    "x  ",
    "\\",
    "`",
    "|",
    "<",
    "&",
    "~~",
    "<b",
    "<!--",
    "<?",
    "<![CDATA[",
    "&#0;",
    "\u200b\u200c\u200d\u2060\u00ad\u200e\u200f\u061c\u180e\ufe0f\U000e0041x",
    "עברית (עם) العربية <b> 123",
    "\u0338\u20e0\u0300\u0301\u0302\u0303\u0304\u0305x\u0336",
    '=HYPERLINK("http://evil.example";"x") +1 -1 @SUM(1+1)*cmd|\' /C calc\'!A0',
    "👩\u200d👩\u200d👧 ﷽ ｱ",
)
"""What would do something if it were not text: in HTML, SVG, style sheets, templates, Markdown or a spreadsheet."""

SEVERAL_LINES: Final = (
    "x\n</p></section><script>alert(1)</script>\n\n\n# h\n\n- x\n  - y\n1. x\n> q\n\n```\nalert(1)\n```\n\n---\n\n===",
    "x\n\n<div>\n\n<script>\nalert(1)\n</script>\n\n    code\n\n| a |\n| - |\n| b |\n\n[^1]: y\n[x]: javascript:x",
    "x\n<b>y</b>\n\nz\\\n\\\n  \n\t\n<!--\n\n-->",
)

REFERENCES: Final = frozenset({"related", "relisted", "successor", "at", "item", "into", "after", "plan", "to", "id"})
"""Texts that lead to something else, and would lead nowhere."""

NUMBERS: Final = frozenset({"rate"})
"""What the report compares with a number of its own, where there is one in the text."""

CODES: Final = frozenset({"code", "rating", "direction", "edition"})
"""Texts that the report compares with others: they keep what they say, and the other text comes behind it."""


def read(folder: Path, *texts: str) -> Book:
    """Write the city with some texts, in turn, in place of all others, and read it; nothing may be refused."""
    one_by_one = cycle(texts)
    for book in open_book(list_files(CITY)).plans:
        _write(folder / "plans" / f"{book.id}.yaml", _with(book.plan, one_by_one))
        for year, records in book.years.items():
            _write(folder / "records" / book.id / f"{year}.yaml", _with(records, one_by_one))
    return opened(folder)


def opened(folder: Path) -> Book:
    """Read a city that was written, and may have been changed since."""
    found = open_book(list_files(folder))
    assert not [unread for book in found.plans for unread in book.unread]
    assert len(found.plans) == 2
    return found


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _with(part: BaseModel, texts: Iterator[str]) -> dict[str, Any]:
    found = {}
    for name, field in type(part).model_fields.items():
        if name in part.model_fields_set and (value := getattr(part, name)) is not None:
            found[field.alias or name] = _replaced(part, name, value, texts)
    return found


def _replaced(part: BaseModel, name: str, value: object, texts: Iterator[str]) -> object:
    if isinstance(value, BaseModel):
        return _with(value, texts)
    if isinstance(value, Mapping):
        return {key: _replaced(part, name, one, texts) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_replaced(part, name, one, texts) for one in value]
    if isinstance(value, str) and _is_text(part, name):
        return value + next(texts) if name in CODES else next(texts)
    return value


def _is_text(part: BaseModel, name: str) -> bool:
    field = type(part).model_fields[name]
    return name not in REFERENCES | NUMBERS and any(map(_is_free, (*field.metadata, *_types(field.annotation))))


def _is_free(kind: object) -> bool:
    """Say whether a type holds any text: one without a pattern, or one that takes texts beside numbers."""
    return kind is str if not isinstance(kind, StringConstraints) else kind.pattern is None


def _types(kind: object) -> Iterator[object]:
    """Yield what a type is made of; a text that is constrained yields its constraints alone."""
    parts = get_args(kind)
    constraints = [one for one in parts if isinstance(one, StringConstraints)]
    if constraints:
        yield from constraints
    elif get_origin(kind) is Union or get_origin(kind) is UnionType:
        for one in parts:
            yield one
            yield from _types(one)
    elif get_origin(kind) is not Literal:
        for one in parts:
            yield from _types(one)
