"""What a plan needs and no table says (title, municipality, years): from options, or asked for at a terminal."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year
from kyodo_cli.cli.interview import typed_answer
from kyodo_cli.cli.output import write
from kyodo_cli.cli.surroundings import Surroundings

if TYPE_CHECKING:
    from kyodo_cli.cli.commands.import_file import Order
    from kyodo_cli.importing.tables.preview import Imported
    from kyodo_cli.workspace.book import PlanBook


class Frame(NamedTuple):
    """The frame of a plan; what is None nobody has said. `kept` is what of it an older plan says."""

    title: str | None
    municipality: dict[str, Any] | None
    first: int | None
    last: int | None = None

    def data(self) -> dict[str, Any]:
        """Return it by the keys of the format."""
        period = {key: year for key, year in (("from", self.first), ("to", self.last)) if year is not None}
        return {"title": self.title, "municipality": self.municipality, "period": period or None}


def frame_of(order: "Order", old: "PlanBook | None") -> Frame:
    """Return what the options say; what they leave open is as in the plan that is replaced.

    Raises:
        UsageFault: a year is none, or the last lies before the first.
    """
    from kyodo_cli.render.machine import part_data

    first = fiscal_year(order.first) if order.first else None
    last = fiscal_year(order.last) if order.last else None
    name, title = _line("--municipality", order.municipality), _line("--title", order.title)
    municipality = {"name": name} if name else None
    if old is not None:
        title = title or old.plan.title
        municipality = municipality or part_data(old.plan.municipality)
        if first is None:
            first = old.plan.period.from_
            last = old.plan.period.to if last is None else last
    frame = Frame(title, municipality, first, last)
    _refuse_backwards(frame)
    return frame


def _line(option: str, typed: str | None) -> str | None:
    """Return what was typed, without blanks around it; blanks alone say nothing.

    Raises:
        UsageFault: it holds signs that nobody sees.
    """
    text = (typed or "").strip()
    if not text.isprintable():
        raise UsageFault(
            Message("{option} holds signs that nobody sees.", option=option), Message("Type it anew, in one line.")
        )
    return text or None


def missing(frame: Frame) -> list[str]:
    """Return the options that are still needed."""
    needed = (("--title", frame.title), ("--municipality", frame.municipality), ("--from", frame.first))
    return [option for option, value in needed if value is None]


def asked_frame(around: Surroundings, frame: Frame, found: "Imported") -> Frame:
    """Ask for what is missing; the line above the table is offered as the title.

    Raises:
        KeyboardInterrupt: the answer was the end of input.
    """
    from kyodo_cli.importing.tables.take import title_above

    if frame.title is None:
        frame = frame._replace(title=_asked(around, Message("Title of the plan"), title_above(found.table), _any))
    if frame.municipality is None:
        frame = frame._replace(municipality={"name": _asked(around, Message("Municipality"), "", _any)})
    if frame.first is None:
        frame = frame._replace(
            first=fiscal_year(_asked(around, Message("First fiscal year of the plan"), "", fiscal_year))
        )
        text = _asked(around, Message("Last fiscal year (empty: open-ended)"), "", _last(frame), may_be_empty=True)
        frame = frame._replace(last=fiscal_year(text) if text else None)
    return frame


def _asked(
    around: Surroundings, question: Message, start: str, check: Callable[[str], object], *, may_be_empty: bool = False
) -> str:
    while True:
        said = typed_answer(Message("{question}: ", question=question).in_language(around.language), start).strip()
        if not said and may_be_empty:
            return ""
        try:
            check(said)
        except UsageFault as fault:
            write(fault.message.in_language(around.language))
            if fault.hint:
                write(fault.hint.in_language(around.language))
        else:
            return said


def _any(text: str) -> None:
    if not text:
        raise UsageFault(Message("A plan cannot be without it."))


def _last(frame: Frame) -> Callable[[str], None]:
    def check(text: str) -> None:
        _refuse_backwards(frame._replace(last=fiscal_year(text)))

    return check


def _refuse_backwards(frame: Frame) -> None:
    """Refuse years that run backwards.

    Raises:
        UsageFault: the last lies before the first.
    """
    if frame.first and frame.last and frame.last < frame.first:
        raise UsageFault(
            Message("The plan would end ({last}) before it begins ({first}).", first=frame.first, last=frame.last),
            Message("Check --from and --to."),
        )
