"""The first sheet of a workbook: what it is, until when, how it is filled in, and what the grades mean."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kyodo_cli.analysis.scales import scale_of, stages_of, uses_own_scale
from kyodo_cli.base.language import Message, shown
from kyodo_cli.base.years import printed_year
from kyodo_cli.model.rating import Scale
from kyodo_cli.render.formats import date
from kyodo_cli.sheets.content import Questions
from kyodo_cli.sheets.fields import FILLED_IN_BY, FILLED_IN_ON
from kyodo_cli.views.words import word

SIGNATURE: Final = {"by": FILLED_IN_BY, "date": FILLED_IN_ON}
"""What is asked once for a whole workbook, and goes into the reviews of which something was taken."""


class CoverLine(NamedTuple):
    """A line of the first sheet: of one text a heading, of two a label and its text; `asks` names an open cell."""

    label: str
    text: str | None = None
    asks: str = ""


STEPS = (
    Message(
        "Fill in the light yellow cells: the column for {year}, and above who fills it in and when. No other is open."
    ),
    Message("Last year's answers stand to the left of them. What is recorded of this year already is filled in."),
    Message("Where a cell offers a list, pick from it; what the codes mean stands below."),
    Message("Numbers: digits alone, without the unit. A line break within a cell: Alt+Enter."),
    Message("What does not apply stays empty. Nothing is to be written outside these cells: it would not arrive."),
    Message("Save it as an Excel workbook (.xlsx), without a password, and send it back."),
)


def cover_lines(
    asked: Questions, department: str | None, counts: Sequence[int], deadline: str | None, contact: str | None
) -> Iterator[CoverLine]:
    """Yield the lines of the first sheet.

    Args:
        asked: the questions.
        department: the department's name.
        counts: how many items and indicators it is asked about.
        deadline: until when, as YYYY-MM-DD.
        contact: whom to ask.
    """
    plan, language = asked.plan, asked.plan.language
    year = printed_year(asked.year, language)

    def say(message: object) -> str:
        return shown(message, language)

    yield CoverLine(plan.title)
    if asked.stage:
        yield CoverLine(say(Message("How it went in {year}: {stage}", year=year, stage=asked.stage.label)))
    else:
        yield CoverLine(say(Message("How it went in {year}: questions to the departments", year=year)))
    if department:
        yield CoverLine(say(Message("Department in charge")), department)
    elif asked.plan.departments and not asked.stage:
        yield CoverLine(say(Message("Department in charge")), say(Message("(none named in the plan)")))
    if deadline:
        yield CoverLine(say(Message("Please send back by")), date(deadline, language))
    if contact:
        yield CoverLine(say(Message("Send to, ask")), contact)
    items, values = counts
    lowest = asked.items[0].kind if asked.items else word(plan, "action")
    both = Message("{items}: {count}, {indicators}: {values}", items=lowest, count=items,
                   indicators=word(plan, "indicator"), values=values)  # fmt: skip
    if asked.stage:
        both = Message("{count} items", count=items)
    yield CoverLine(say(Message("Asked about")), say(both))
    for name, label in SIGNATURE.items():
        yield CoverLine(say(label), "", name)
    yield CoverLine(say(Message("How to fill in")))
    for number, step in enumerate(STEPS, 1):
        yield CoverLine(str(number), say(Message(step.text, year=year)))
    yield from _meanings(asked)


def _meanings(asked: Questions) -> Iterator[CoverLine]:
    plan, language = asked.plan, asked.plan.language
    for stage in (asked.stage,) if asked.stage else stages_of(plan, asked.year)[:1]:
        parts: list[tuple[str, str | None]] = [(axis.label, axis.scale) for axis in stage.axes]
        for name, scale_id in parts or [(stage.label, stage.scale)]:
            scale = scale_of(plan, scale_id, asked.year)
            if scale:
                yield CoverLine(shown(Message("{label}: what the grades mean", label=name), language))
                yield from _grades(scale, language, is_ours=uses_own_scale(plan))
    if plan.directions:
        label = word(plan, "direction")
        yield CoverLine(shown(Message("{label}: what the codes mean", label=label), language))
        for one in plan.directions:
            yield CoverLine(one.code, one.label)


def _grades(scale: Scale, language: str, *, is_ours: bool) -> Iterator[CoverLine]:
    for one in scale.grades:
        reason = shown(Message("(a reason is needed)"), language) if one.reason_required else ""
        yield CoverLine(one.code, f"{one.label}{reason}" if language == "ja" else f"{one.label} {reason}".strip())
    if scale.note:
        yield CoverLine("", scale.note)
    if is_ours:
        yield CoverLine("", shown(Message("The plan has no scale of its own; this one is kyodo's."), language))
