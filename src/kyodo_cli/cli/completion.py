"""What completes a word in the shell: plans, items and rules; never an error, and no model is built for it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from kyodo_cli.base.errors import KyodoError
from kyodo_cli.base.folding import folded
from kyodo_cli.base.kinds import PLURALS

Offered = list[tuple[str, str]]
"""Words with what the shell may say beside them."""


def plan_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the plans of the workspace."""
    return [name for name in dict(_plans(ctx)) if name.startswith(incomplete)]


def item_ids(ctx: typer.Context, incomplete: str) -> Offered:
    """Offer the items of the kind that was typed before, with their titles."""
    singular = {plural: kind for kind, plural in PLURALS.items()}
    typed = folded(str(ctx.params.get("kind") or ""))
    kind = singular.get(typed, typed)
    if kind == "plan":
        return [(name, "") for name in plan_ids(ctx, incomplete)]
    only = ctx.params.get("plan")
    return [
        (item, title)
        for name, content in _plans(ctx)
        if only in (None, name)
        for item, title in _items(content, PLURALS.get(kind, ""))
        if item.startswith(incomplete)
    ]


def indicator_ids(ctx: typer.Context, incomplete: str) -> Offered:
    """Offer the indicators."""
    return _of_list(ctx, "indicators", incomplete)


def visions(ctx: typer.Context, incomplete: str) -> Offered:
    """Offer the visions."""
    return _of_list(ctx, "visions", incomplete)


def goals(ctx: typer.Context, incomplete: str) -> Offered:
    """Offer the goals."""
    return _of_list(ctx, "goals", incomplete)


def rule_codes(incomplete: str) -> list[str]:
    """Offer the codes of the rules, after a comma too."""
    from kyodo_cli.rules.catalogue import PAGES

    before, comma, last = incomplete.rpartition(",")
    codes = sorted(path.stem for path in PAGES.glob("KY*.yaml"))
    return [before + comma + code for code in codes if code.startswith(last.upper())]


def template_names(incomplete: str) -> list[str]:
    """Offer the blocks and the templates."""
    from kyodo_cli.render.template_catalogue import catalogue

    blocks = (block for one in catalogue() for block in one.blocks)
    names = dict.fromkeys([*blocks, *(one.name for one in catalogue())])
    return [name for name in names if name.startswith(incomplete)]


def _of_list(ctx: typer.Context, name: str, incomplete: str) -> Offered:
    found = (item for _, content in _plans(ctx) for item in _items(content, name))
    return [(item, title) for item, title in found if item.startswith(incomplete)]


def _plans(ctx: typer.Context) -> Iterator[tuple[str, dict[str, Any]]]:
    """Read the plans as plain data; without a workspace, or of a file that cannot be read, there is nothing."""
    from kyodo_cli.reading.source import read_source
    from kyodo_cli.reading.tree import read_tree

    folder = ctx.find_root().params.get("workspace")
    around = ctx.obj if folder is None else ctx.obj._replace(folder=Path(folder))  # older Typers give text here
    with contextlib.suppress(KyodoError, OSError):
        workspace = around.workspace()
        for file in workspace.plans:
            source, _ = read_source(workspace.path(file), file)
            tree = read_tree(source)[0] if source else None
            yield file.rsplit("/", 1)[-1].rsplit(".", 1)[0], tree.root.value if tree else {}


def _items(content: object, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(content, dict):
        for key, value in content.items():
            if key == name and isinstance(value, tuple):
                yield from ((str(one["id"]), str(one.get("title", ""))) for one in value if _is_item(one))
            yield from _items(value, name)
    elif isinstance(content, tuple):
        for one in content:
            yield from _items(one, name)


def _is_item(one: object) -> bool:
    return isinstance(one, dict) and isinstance(one.get("id"), str)
