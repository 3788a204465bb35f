"""What is missing, as text: in a line a kind, or one by one with the command that records it."""

from collections.abc import Sequence
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.width import width
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.views.gaps import AnyLack, GapRow
from kyodo_cli.views.status import StatusView
from kyodo_cli.views.words import Word

LACKS: Final[dict[AnyLack, Message]] = {
    "evaluation": Message("No evaluation"),
    "result": Message("No result"),
    "rating": Message("No rating"),
    "reason": Message("No reason for the grade"),
    "value": Message("No value"),
    "survey": Message("No survey"),
}


def gaps_by_kind(view: StatusView, paper: Paper) -> None:
    """Write what is missing, a line for each kind of gap, by ids."""
    if view.is_complete:
        return
    paper.heading(Message("Missing"))
    kinds = _by_lack(view)
    widths = [width(paper.say(lack)) for lack, _ in kinds]
    hang = max((one for one in widths if one + 4 <= paper.columns // 2), default=0) + 2
    for lack, gaps in kinds:
        paper.entry(lack, listed([_short(gap) for gap in gaps]), hang=hang)
    paper.line(Message("“kyodo status --require-complete” names each with its command."), indent=2)


def every_gap(view: StatusView, paper: Paper) -> None:
    """Write everything that is missing, with who answers for it and how it is recorded."""
    for lack, gaps in _by_lack(view):
        paper.heading(Message("{lack} ({count})", lack=lack, count=len(gaps)))
        for gap in gaps:
            who = Message("({text})", text=list(gap.departments.values())) if gap.departments else None
            paper.line(join(paper, name_of(gap, paper), who), indent=2)
            paper.verbatim(gap.command, indent=6)  # to be copied: a broken line would be two commands
    following_text(view.following, paper)


def following_text(stages: Sequence[tuple[Word, int]], paper: Paper) -> None:
    """Say which stages will ask for more; what a later stage says waits for the first."""
    if stages:
        named = [Message("{lack} ({count})", lack=stage, count=count) for stage, count in stages]
        paper.blank()
        paper.line(
            Message("Once the items without an evaluation have one, later stages ask for more: {stages}.", stages=named)
        )


def listed(names: Sequence[str]) -> Message:
    """Return names with how many they are."""
    return Message("{count}: {names}", count=len(names), names=list(names))


def lack_of(gap: GapRow) -> Message:
    """Return what is missing, and at which stage."""
    if gap.question is None:
        return LACKS[gap.lack]
    return Message("{lack}: {question}", lack=LACKS[gap.lack], question=gap.question)


def name_of(gap: GapRow, paper: Paper) -> str:
    """Return what something is missing of."""
    if gap.subject is None:
        return gap.group or paper.say(Message("Survey"))
    name = join(paper, gap.subject.number or gap.subject.id, gap.subject.title)
    return join(paper, name, f"[{gap.series}]" if gap.series else None)


def _by_lack(view: StatusView) -> list[tuple[Message, list[GapRow]]]:
    """Return the gaps by what is missing, and at which stage, in the order of the review."""
    lacks, stages = list(LACKS), [(None, None), *((one.stage, one.axis) for one in view.stages)]
    found: dict[tuple[AnyLack, str | None, str | None], list[GapRow]] = {}
    for gap in sorted(view.gaps, key=lambda one: (lacks.index(one.lack), stages.index((one.stage, one.axis)))):
        found.setdefault((gap.lack, gap.stage, gap.axis), []).append(gap)
    return [(lack_of(gaps[0]), gaps) for gaps in found.values()]


def _short(gap: GapRow) -> str:
    if gap.subject is None:
        return gap.group or "–"
    return f"{gap.subject.id} ({gap.series})" if gap.series else gap.subject.id
