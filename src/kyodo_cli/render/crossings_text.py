"""Cross-references as text for a terminal."""

from kyodo_cli.analysis.links import Link
from kyodo_cli.base.language import Message
from kyodo_cli.base.width import width
from kyodo_cli.model.outline import Entry
from kyodo_cli.render.counterpart_text import counterpart_text
from kyodo_cli.render.names import NAMES
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.render.reference_text import reference_text
from kyodo_cli.views.crossings import CrossingsView, RelatedView


def related_text(view: RelatedView, paper: Paper) -> None:
    """Write what an item is related to, step by step."""
    paper.heading(f"{view.plan_title} ({view.plan_id})")
    paper.heading(f"{join(paper, view.self.word, view.self.number)}  {view.self.title}  [{view.self.id}]")
    for step in sorted({one.step for one in view.neighbours}):
        here = [one for one in view.neighbours if one.step == step]
        paper.heading(view.related_word if step == 1 else Message("{step} steps away", step=step))
        hang = max(width(one.item.number or one.item.id) for one in here) + 2
        for one in here:
            over = Message("(over {item})", item=one.over.number or one.over.id) if step > 1 else None
            way = Message("({way})", way=NAMES[one.way]) if one.way != "both" else None
            paper.entry(one.item.number or one.item.id, join(paper, one.item.title, over, way), hang=hang)
    if not view.neighbours:
        paper.heading(view.related_word)
        paper.line(Message("none"), indent=2)
    if view.outside:
        paper.heading(Message("Linked, but not part of the plan in the year"))
        hang = max(width(one.number or one.id) for one in view.outside) + 2
        for other in view.outside:
            paper.entry(other.number or other.id, reference_text(other, paper), hang=hang)
    if view.dangling:
        paper.heading(Message("Listed, but not in this plan"))
        paper.line(view.dangling, indent=2)
    if view.counterparts:
        paper.heading(Message("Corresponding items of other plans"))
        for counterpart in view.counterparts:
            counterpart_text(counterpart, paper)


def crossings_text(view: CrossingsView, paper: Paper) -> None:
    """Write the links of a plan: how many, which, who has none, what hangs together."""
    graph = view.graph
    paper.heading(f"{view.plan_title} ({view.plan_id})")
    if not graph.directed:
        paper.line(Message("This plan lists no related items."), indent=2)
    else:
        counts = (
            (Message("Entries in lists"), graph.directed),
            (Message("Pairs"), len(graph.pairs)),
            (Message("One-sided links"), len(graph.one_sided)),
            (Message("Links across ({word})", word=view.top_word), len(graph.across)),
            (Message("Isolated items"), len(graph.isolated)),
            (Message("Groups"), len(graph.groups)),
        )
        hang = max(width(paper.say(label)) for label, _ in counts) + 2
        for label, count in counts:
            paper.entry(label, count, hang=hang)
        _groups(view, paper)
        _links(Message("Links across ({word})", word=view.top_word), graph.across, paper)
        _links(Message("One-sided links"), graph.one_sided, paper)
        if view.outside:
            paper.heading(Message("Linked, but not part of the plan in the year"))
            for entry, other in view.outside:
                paper.line(
                    join(paper, _name(entry), "→", other.number or other.id, reference_text(other, paper)), indent=2
                )
        if graph.dangling:
            paper.heading(Message("Listed, but not in this plan"))
            for entry, target in graph.dangling:
                paper.line(f"{_name(entry)} → {target}", indent=2)
    if view.counterparts:
        paper.heading(Message("Corresponding items of other plans"))
        for item, counterpart in view.counterparts:
            paper.line(f"{item.number or item.id}  {item.title}", indent=2)
            counterpart_text(counterpart, paper, indent=4)


def _groups(view: CrossingsView, paper: Paper) -> None:
    paper.heading(Message("Groups"))
    for group in view.graph.groups:
        paper.entry(Message("{count} items", count=len(group)) if len(group) > 1 else Message("isolated"), "")
        hang = max(width(_number(entry)) for entry in group) + 2
        for entry in group:
            paper.entry(_number(entry), entry.node.title, indent=4, hang=hang)


def _links(heading: Message, links: tuple[Link, ...], paper: Paper) -> None:
    if not links:
        return
    paper.heading(heading)
    for link in links:
        arrow = "⇔" if link.both else "→"
        paper.line(f"{_name(link.first)} {arrow} {_name(link.second)}", indent=2)


def _name(entry: Entry) -> str:
    return f"{_number(entry)} {entry.node.title}"


def _number(entry: Entry) -> str:
    return entry.node.number or entry.numbering
