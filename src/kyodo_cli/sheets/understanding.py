"""What an officer wrote in a cell, as the records hold it: full width, units, meanings, days and 「同左」 included."""

import re
from decimal import Decimal
from typing import Final, NamedTuple
from unicodedata import normalize

from kyodo_cli.analysis.scales import same_sign
from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import DASHES, folded
from kyodo_cli.base.language import LANGUAGES, Message, shown
from kyodo_cli.editing.change import Change
from kyodo_cli.model.plan import Plan
from kyodo_cli.reading.nodes import Data
from kyodo_cli.reading.workbook.cells import Cell
from kyodo_cli.reading.workbook.days import day_of
from kyodo_cli.recording.kept import kept
from kyodo_cli.recording.values import date_text, field_value, named_body, number
from kyodo_cli.sheets.content import shown_choice
from kyodo_cli.sheets.fields import Choice, Field
from kyodo_cli.sheets.plain import plain, plain_text

AS_LEFT: Final = frozenset(map(folded, ("同左", "左に同じ", "左記に同じ", "same as left")))
"""Says what only the cell to its left, last year's answer, can tell."""

AS_ABOVE: Final = frozenset(map(folded, ("同上", "上に同じ", "〃", "々", "ditto")))
"""Says what only the cell above could tell, which may have been another question."""

_BRACKETS: Final = "「」『』（）()[]【】。．. \u3000"
_BETWEEN: Final = re.compile(r"[\s:()\[\].,・]+")
_NOTHING: Final = re.compile(f"[-ー－ｰ_{DASHES}]+")


_DENIALS: Final = ("ない", "せず", "not")

FIRST_SERIAL, LAST_SERIAL = 36_526, 73_050
"""Excel's numbers of 1 January 2000 and 31 December 2099."""


class Understood(NamedTuple):
    """An answer: as plain text to be compared, as the records hold it (None: nothing), and what is to be said of it."""

    plain: str
    data: Data
    remark: Message | None = None


NOTHING: Final = Understood("", None)


def understood(plan: Plan, field: Field, cell: Cell | None, before: str) -> Understood:
    """Return what a cell says.

    Args:
        plan: the plan.
        field: what was asked.
        cell: what stands in the cell, None where it is empty.
        before: last year's answer, as it stood to the left when the sheet was sent.

    Raises:
        UsageFault: it cannot be taken; the sentence says why and what to do.
    """
    if cell is None or not plain_text(cell.text):
        return NOTHING
    if cell.kind == "error":
        raise UsageFault(
            Message("An error of Excel stands there: {text}.", text=cell.text),
            Message("Write the answer itself."),
        )
    if cell.kind == "unknown":
        raise UsageFault(
            Message("A formula stands there whose result was not saved."),
            Message("Write the answer itself, or save the file once in Excel."),
        )
    if cell.kind == "text":
        word = folded(cell.text.strip(_BRACKETS + "\n"))
        if word in AS_LEFT:
            return _as_left(plan, field, cell, before)
        if word in AS_ABOVE:
            raise UsageFault(
                Message("“{text}” does not say which answer is meant.", text=cell.text.strip()),
                Message("Write the answer out."),
            )
    return _BY_KIND[field.kind](plan, field, cell)


def _as_left(plan: Plan, field: Field, cell: Cell, before: str) -> Understood:
    if not before.strip():
        raise UsageFault(
            Message("“{text}” stands there, and there is no answer to the left of it.", text=cell.text.strip()),
            Message("Write the answer out."),
        )
    taken = understood(plan, field, Cell("text", before), "")
    said = cell.text.strip(_BRACKETS + "\n")
    return taken._replace(remark=Message("“{text}”: last year's answer was taken.", text=said))


def _text(_: Plan, field: Field, cell: Cell) -> Understood:
    if cell.kind == "day":
        raise UsageFault(
            Message("Excel has made a day of it: {text}.", text=cell.text),
            Message("Write it as text, with an apostrophe before it."),
        )
    if cell.kind == "number" and cell.number is not None and (day := _maybe_day(cell.number)):
        raise UsageFault(
            Message("Excel may have made this number of a day: {text} ({day}).", text=cell.text, day=day),
            Message("Write it as text, with an apostrophe before it."),
        )
    text = _words(cell)
    kept([Change((field.name,), text)])
    return Understood(plain_text(text), plain_text(text))


def _maybe_day(number: Decimal) -> str | None:
    """Return the day of this century that a number may have been before a format was pasted over it."""
    is_day = number == number.to_integral_value() and FIRST_SERIAL <= number <= LAST_SERIAL
    return day_of(number, from_1904=False) if is_day else None


def _number(_: Plan, field: Field, cell: Cell) -> Understood:
    if cell.number is not None and cell.kind == "number":
        return _of(_whole(cell.number))
    if cell.number is not None and cell.kind == "percent":
        if field.unit != "%":
            raise UsageFault(
                Message("{text} is shown as a percentage there, and a number is asked for.", text=cell.text),
                Message("Write the number itself, and set the format of the cell to “General”."),
            )
        return _of(_whole(cell.number * 100))
    if cell.kind == "day":
        raise UsageFault(
            Message("Excel has made a day of it: {text}.", text=cell.text), Message("Write the number again.")
        )
    text = normalize("NFKC", cell.text).strip()
    if _NOTHING.fullmatch(text):
        return NOTHING._replace(remark=Message("“{text}”: no number.", text=cell.text.strip()))
    text = re.sub(r"^[▲△▼]\s*", "-", text).removeprefix("¥").removeprefix("\\").removeprefix("約")
    unit = normalize("NFKC", shown(field.unit, "ja")) if field.unit else ""
    return _of(number(text.removesuffix(unit).removesuffix("円" if field.path[0] == "cost" else "").strip()))


def _choice(plan: Plan, field: Field, cell: Cell) -> Understood:
    text = _words(cell).strip() if cell.kind != "day" else cell.text
    for one in field.choices:
        said = {one.code, *(shown(one.label, each) for each in LANGUAGES)}
        said |= {f"{one.code}{shown(one.label, each)}" for each in LANGUAGES}
        if _bare(text) in map(_bare, said):
            return Understood(one.code, one.code)
    if field.name.startswith("field.") and field.kind == "yes_no":
        data = field_value(plan, field.name.removeprefix("field."), text)[1]
        return Understood(plain(data), data)
    if not field.choices:
        return _text(plan, field, cell)
    if _NOTHING.fullmatch(text):
        return NOTHING._replace(remark=Message("“{text}”: nothing picked.", text=text))
    if begun := _begun(field, text):
        choice = shown_choice(begun, plan.language)
        remark = Message("“{text}” was taken as “{choice}”.", text=text, choice=choice)
        return Understood(begun.code, begun.code, remark)
    known = [shown_choice(one, plan.language) for one in field.choices]
    raise UsageFault(
        Message("“{text}” is none of the answers to pick from.", text=text),
        Message("They are: {answers}.", answers=known),
    )


def _begun(field: Field, text: str) -> Choice | None:
    """Return the one direction whose name begins with a text (継続: 継続する), unless what follows denies it."""
    bare = _bare(text)
    if field.path[-1] != "direction" or len(bare) < len("継続"):
        return None
    names = {one.code: [_bare(shown(one.label, each)) for each in LANGUAGES] for one in field.choices}
    found = [one for one in field.choices if any(name.startswith(bare) for name in names[one.code])]
    if len(found) != 1 or any(no in name[len(bare) :] for name in names[found[0].code] for no in _DENIALS):
        return None
    return found[0]


def _bare(text: str) -> str:
    """Return a choice without what may stand between its code and its meaning: ○：進んだ, ○（進んだ）."""
    return _BETWEEN.sub("", same_sign(text)) or same_sign(text)


def _yes_no(plan: Plan, field: Field, cell: Cell) -> Understood:
    taken = _choice(plan, field, cell)
    return taken._replace(data=taken.plain == "true") if taken.plain else taken


def _date(_: Plan, __: Field, cell: Cell) -> Understood:
    if cell.kind == "day":
        return Understood(cell.text, cell.text)
    if cell.number is not None:
        day = day_of(cell.number, from_1904=False)
        if day is None:
            raise UsageFault(Message("“{text}” is no date.", text=cell.text), Message("Write it as 2025-05-12."))
        return Understood(day, day)
    if _NOTHING.fullmatch(cell.text.strip()):
        return NOTHING._replace(remark=Message("“{text}”: no date.", text=cell.text.strip()))
    text = date_text(cell.text.strip())
    return Understood(text, text)


def _body(plan: Plan, field: Field, cell: Cell) -> Understood:
    text = plain_text(str(_text(plan, field, cell).data))
    known = next((one.code for one in field.choices if text in (one.code, shown_choice(one, plan.language))), None)
    body = known or named_body(plan, text)
    return Understood(body, body)


def _words(cell: Cell) -> str:
    """Return what people see in a cell, as text."""
    if cell.number is None:
        return cell.text
    if cell.kind == "percent":
        return f"{plain(_whole(cell.number * 100))}%"
    return plain(_whole(cell.number))


def _whole(value: Decimal) -> int | float:
    """Return a number of Excel, which holds 15 digits and knows no difference between 27 and 27.0."""
    rounded = Decimal(f"{value:.15g}")
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


def _of(value: float) -> Understood:
    return Understood(plain(value), value)


_BY_KIND: Final = {"text": _text, "number": _number, "choice": _choice, "date": _date, "yes_no": _yes_no,
                   "body": _body}  # fmt: skip
