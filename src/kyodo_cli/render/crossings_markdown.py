"""The links of plans as Markdown: the counts, then one row an item with what it is related to."""

from collections.abc import Sequence

from kyodo_cli.base.language import Message, shown
from kyodo_cli.render.markdown import escaped
from kyodo_cli.render.reference_text import outside_mark
from kyodo_cli.render.table import markdown_table
from kyodo_cli.views.crossings import CrossingsView


def crossings_markdown(views: Sequence[CrossingsView], language: str) -> str:
    """Return one section a plan."""
    return "\n".join(_section(view, language) for view in views)


def _section(view: CrossingsView, language: str) -> str:
    graph = view.graph
    summary = Message(
        "{pairs} pairs, {one_sided} one-sided, {across} across ({word}), {groups} groups, {isolated} isolated.",
        pairs=len(graph.pairs),
        one_sided=len(graph.one_sided),
        across=len(graph.across),
        word=view.top_word,
        groups=len(graph.groups),
        isolated=len(graph.isolated),
    )
    header = [
        shown(one, language) for one in (Message("Number"), Message("Item"), view.related_word, Message("Linked group"))
    ]
    rows = []
    for at, group in enumerate(graph.groups, 1):
        for entry in group:
            others = [link.second if link.first is entry else link.first for link in graph.links if entry in link[:2]]
            related = "、".join(other.node.number or other.numbering for other in others)
            rows.append([entry.node.number or entry.numbering, entry.node.title, related, str(at)])
    title = escaped(f"{view.plan_title} ({view.plan_id})")
    text = f"## {title}\n\n{escaped(summary.in_language(language))}\n\n" + markdown_table(header, rows)
    return text + _outside(view, language)


def _outside(view: CrossingsView, language: str) -> str:
    """Return the links that lead to items which are not part of the plan in the year."""
    if not view.outside:
        return ""
    lines = []
    for entry, other in view.outside:
        ends = [
            f"{entry.node.number or entry.numbering} {entry.node.title}",
            f"{other.number or other.id} {other.title}",
        ]
        mark = shown(outside_mark(other, language) or "", language)
        lines.append(f"- {escaped(' → '.join(ends))} {mark}\n")
    heading = Message("Linked, but not part of the plan in the year").in_language(language)
    return f"\n{heading}\n\n" + "".join(lines)
