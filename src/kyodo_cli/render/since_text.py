"""What has changed about an item, as text for a terminal."""

from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.years import printed_year
from kyodo_cli.render.names import NAMES
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.views.difference import DifferenceView, RevisedTarget
from kyodo_cli.views.item import Reference

Changes = tuple[DifferenceView, ...]

NO_REASON: Final = Message("No reason is recorded.")

SINCE_ADOPTION: Final[dict[str, Message]] = {
    "ended": Message("No longer part of the plan."),
    "begun": Message("Added to the plan."),
    "split": Message("Split; no longer part of the plan itself."),
    "merged": Message("Merged; no longer part of the plan itself."),
    "taken_over": Message("Took over from other items."),
}
TODAY: Final[dict[str, Message]] = {
    "ended": Message("Today it is no longer part of the plan."),
    "begun": Message("Today it is part of the plan."),
    "split": Message("Today it is split."),
    "merged": Message("Today it is merged."),
    "taken_over": Message("Today it has taken over from other items."),
}


def since_text(changes: Changes, differences: Changes, today: int, paper: Paper) -> None:
    """Write what has changed since the plan was adopted, and what is different today from the year that is shown."""
    if changes:
        paper.heading(Message("Changed since the plan was adopted"))
        for one in changes:
            _change(one, paper, is_today=False)
    if differences:
        paper.heading(Message("Different today ({year})", year=printed_year(today, paper.language)))
        for one in differences:
            _change(one, paper, is_today=True)


def _change(one: DifferenceView, paper: Paper, *, is_today: bool) -> None:
    year = printed_year(one.year, paper.language) if one.year is not None else Message("year not recorded")
    lines = [paper.say(_what(one, paper, is_today=is_today))]
    if one.items:
        names = [_named(item) for item in one.items]
        label = Message("Before") if one.what in ("begun", "taken_over") else Message("In its place")
        lines.append(paper.say(Message("{label}: {text}", label=label, text=names)))
    if one.reason:
        lines.append(paper.say(Message("Reason: {reason}", reason=one.reason)))
    elif one.asks_reason:
        lines.append(paper.say(NO_REASON))
    if one.source:
        lines.append(paper.say(Message("Source: {source}", source=one.source)))
    paper.entry(year, "\n".join(lines))


def _what(one: DifferenceView, paper: Paper, *, is_today: bool) -> Message | str:
    if one.target:
        return _target(one.target, paper, is_today=is_today)
    if one.over:
        above = join(paper, one.over.word, _named(one.over))
        return Message("{what} (with “{item}”)", what=_turn(one, is_today=is_today), item=above)
    if one.what in TODAY:
        return _turn(one, is_today=is_today)
    about, was, now = one.about, one.was, one.now
    if one.what == "reorganised":
        return _from_to(about, was, now, is_today=is_today)
    about = about or (Message("Name") if one.what == "renamed" else NAMES[one.kind or "corrected"])
    quoted = [Message("“{text}”", text=text) if text else None for text in (was, now)]
    return _from_to(about, *quoted, is_today=is_today)


def _turn(one: DifferenceView, *, is_today: bool) -> Message:
    return (TODAY if is_today else SINCE_ADOPTION)[one.what]


def _from_to(about: Message | str | None, was: object, now: object, *, is_today: bool) -> Message | str:
    if was and now and is_today:
        return Message("{about}: today {now} (was {was})", about=about, was=was, now=now)
    if was and now:
        return Message("{about}: {was} → {now}", about=about, was=was, now=now)
    if now:
        return Message("{about}: now {now}", about=about, now=now)
    if was:
        return Message("{about}: was {was}", about=about, was=was)
    return about or ""


def _target(one: RevisedTarget, paper: Paper, *, is_today: bool) -> Message | str:
    from kyodo_cli.render.formats import quantity, when

    years, old_years = (
        Message("({text})", text=when(stretch, paper.language)) if stretch else None
        for stretch in (one.when, one.old_when)
    )
    was, now = (quantity(value, paper.language) if value else "" for value in (one.old, one.new))
    if old_years:
        named, was, now = join(paper, one.indicator, one.series), join(paper, was, old_years), join(paper, now, years)
    else:
        named = join(paper, one.indicator, one.series, years)
    return _from_to(Message("{what}: {item}", what=NAMES[one.way], item=named), was, now, is_today=is_today)


def _named(one: Reference) -> str:
    return f"{one.number or one.id} {one.title}" if one.title else one.id
