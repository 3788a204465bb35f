"""Cross-references as graphs: Mermaid, which Markdown pages draw, and DOT, for Graphviz."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from kyodo_cli.model.outline import Entry
from kyodo_cli.views.crossings import CrossingsView

_MERMAID: Final = re.compile(r"""[&"<>#%`\r]""")


def mermaid(views: Sequence[CrossingsView]) -> str:
    """Return the links as a Mermaid flowchart, one box around each plan."""
    lines = ["flowchart LR"]
    for view in views:
        lines.append(f'  subgraph {_key(view.plan_id)}["{_mermaid_text(view.plan_title)}"]')
        lines += [f'    {_key(view.plan_id, one.id)}["{_mermaid_text(_label(one))}"]' for one in _members(view)]
        for link in view.graph.links:
            arrow = "---" if link.both else "-->"
            lines.append(f"    {_key(view.plan_id, link.first.id)} {arrow} {_key(view.plan_id, link.second.id)}")
        lines.append("  end")
    lines += [f"  {ends[0]} -.- {ends[1]}" for ends in _between(views, _key)]
    return "\n".join(lines) + "\n"


def dot(views: Sequence[CrossingsView]) -> str:
    """Return the links as a DOT graph, one cluster a plan."""
    lines = ["graph kyodo {", "  node [shape=box];"]
    for view in views:
        lines.append(f"  subgraph {_quoted('cluster_' + view.plan_id)} {{")
        lines.append(f"    label={_quoted(view.plan_title)};")
        lines += [f"    {_dot_key(view.plan_id, one.id)} [label={_quoted(_label(one))}];" for one in _members(view)]
        for link in view.graph.links:
            way = "" if link.both else " [dir=forward]"
            lines.append(
                f"    {_dot_key(view.plan_id, link.first.id)} -- {_dot_key(view.plan_id, link.second.id)}{way};"
            )
        lines.append("  }")
    lines += [f"  {ends[0]} -- {ends[1]} [style=dashed];" for ends in _between(views, _dot_key)]
    return "\n".join([*lines, "}"]) + "\n"


def _members(view: CrossingsView) -> list[Entry]:
    return [entry for group in view.graph.groups for entry in group]


def _between(views: Sequence[CrossingsView], key: Callable[[str, str], str]) -> list[tuple[str, str]]:
    """Return each correspondence between plans once, whichever end lists it."""
    shown = {view.plan_id for view in views}
    found = {
        tuple(sorted((key(view.plan_id, item.id), key(one.plan_id, one.item_id))))
        for view in views
        for item, one in view.counterparts
        if one.plan_id in shown
    }
    return sorted((first, second) for first, second in found)


def _label(entry: Entry) -> str:
    return f"{entry.node.number or entry.numbering} {entry.node.title}"


def _key(plan: str, item: str = "") -> str:
    return f"{plan}__{item}".replace("-", "_")


def _dot_key(plan: str, item: str) -> str:
    return _quoted(f"{plan}:{item}")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _mermaid_text(text: str) -> str:
    """Return a text in which Mermaid finds nothing: no entity, tag, Markdown or directive (%%{…}%%)."""
    return _MERMAID.sub(lambda sign: f"#{ord(sign[0])};", text.replace("\r\n", " ").replace("\n", " "))
