"""The catalogue of translations: what the program says, what is translated, and the compiled form."""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kyodo_cli.cli.table import COMMANDS, GROUPS

ROOT: Final = Path(__file__).parent.parent
SOURCE: Final = ROOT / "src" / "kyodo_cli"
TEMPLATES: Final = ROOT / "templates"
PO: Final = SOURCE / "locale" / "ja" / "LC_MESSAGES" / "kyodo.po"
MO: Final = PO.with_suffix(".mo")

_IN_TEMPLATE: Final = re.compile(r"""\b_\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")


def said() -> dict[str, list[str]]:
    """Return every sentence that the program can say, with the places (file:line) where it does."""
    found: dict[str, list[str]] = {}
    for text, place in (*_in_python(), *_in_templates()):
        found.setdefault(text, []).append(place)
    return found


def translations() -> Catalog:
    """Return the Japanese catalogue."""
    with PO.open("rb") as file:
        return read_po(file, locale="ja")


def compiled() -> bytes:
    """Return the Japanese catalogue in the form that gettext loads."""
    buffer = io.BytesIO()
    bare = _WithoutHeader(locale="ja")
    for one in translations():
        if one.id and one.string:
            bare.add(one.id, one.string)
    write_mo(buffer, bare)
    return buffer.getvalue()


class _WithoutHeader(Catalog):
    """A catalogue that says only its encoding: the same bytes whatever tool made it, and when."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header."""
        return [("Content-Type", "text/plain; charset=utf-8")]


def _in_python() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in ("Message", "_"):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value, f"{path.relative_to(ROOT)}:{node.lineno}"
    for text in (*(command.does for command in COMMANDS.values()), *GROUPS.values()):
        yield text, "src/kyodo_cli/cli/table.py"


def _in_templates() -> Iterator[tuple[str, str]]:
    for path in sorted(TEMPLATES.rglob("*.j2")):
        text = path.read_text(encoding="utf-8")
        for match in _IN_TEMPLATE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield (match[1] or match[2]).replace('\\"', '"').replace("\\'", "'"), f"{path.relative_to(ROOT)}:{line}"


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
