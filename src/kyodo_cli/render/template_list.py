"""The list of templates and blocks, for people and for programs."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kyodo_cli.base.language import Message, shown
from kyodo_cli.render.paper import Paper
from kyodo_cli.render.table import text_table
from kyodo_cli.render.template_catalogue import Template, about, overridden, pages_with


def templates_text(found: Iterable[Template], folder: Path | None, language: str, columns: int | None) -> str:
    """Return two tables: the templates, and the blocks of pages.

    Args:
        found: the templates.
        folder: a folder whose templates are taken before ours, if there is one.
        language: of the words.
        columns: how wide the tables may be; None for lines that other programs read.
    """
    found = tuple(found)
    names = [Message("Template"), Message("What it is for"), Message("In the folder")]
    rows = [[one.name, about(one)[language], _mark(language) if _is_replaced(one, folder) else ""] for one in found]
    blocks = dict.fromkeys(block for one in found for block in one.blocks)
    block_names = [Message("Block"), Message("What it holds"), Message("Pages"), Message("In the folder")]
    block_rows = [_block_row(block, folder, language) for block in blocks]
    if folder is None:
        names, block_names = names[:-1], block_names[:-1]
        rows, block_rows = [row[:-1] for row in rows], [row[:-1] for row in block_rows]
    tables = [
        ([shown(one, language) for one in header], body) for header, body in ((names, rows), (block_names, block_rows))
    ]
    hint = Paper(language, columns or 80)
    hint.line(
        Message(
            "“kyodo templates eject footer -o DIR” copies a block to change, “… eject style.css …” the style sheet."
        )
    )
    return "\n".join(
        [*(text_table(header, body, columns) for header, body in tables), *([hint.text()] if columns else [])]
    )


def templates_data(found: Iterable[Template], folder: Path | None, language: str) -> list[dict[str, Any]]:
    """Return the templates as data; `overridden_by` is the file that takes a template's place."""
    return [_data(one, folder, language) for one in found]


def _data(one: Template, folder: Path | None, language: str) -> dict[str, Any]:
    is_replaced, blocks = overridden(one, folder) if folder else (False, ())
    return {
        "name": one.name,
        "kind": one.kind,
        "form": one.form,
        "about": about(one)[language],
        "overridden_by": (folder / one.name).as_posix() if folder and is_replaced else None,
        "blocks": [
            {"name": block, "about": about(one, block)[language], "overridden": block in blocks} for block in one.blocks
        ],
    }


def _block_row(block: str, folder: Path | None, language: str) -> list[str]:
    pages = pages_with(block)
    replaced = [one.form for one in pages if folder and block in overridden(one, folder)[1]]
    mark = shown(replaced, language) if len(replaced) < len(pages) else _mark(language)
    return [block, about(pages[0], block)[language], shown([one.form for one in pages], language), mark]


def _is_replaced(one: Template, folder: Path | None) -> bool:
    return folder is not None and overridden(one, folder)[0]


def _mark(language: str) -> str:
    return Message("replaced by yours").in_language(language)
