"""Options checked and read the same way by every command that has them."""

from collections.abc import Sequence
from datetime import date

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import folded, nearest
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import parse_date


def choice(value: str, possible: Sequence[str], option: str) -> str:
    """Return the possible value that was typed.

    Raises:
        UsageFault: it is none of them.
    """
    for one in possible:
        if folded(one) == folded(value):
            return one
    close = nearest(value, possible, limit=1)
    message = Message("{option} takes {possible}, not “{value}”.", option=option, possible=possible, value=value)
    raise UsageFault(message, Message("Did you mean “{kind}”?", kind=close[0]) if close else None)


def day(text: str) -> date:
    """Return the day that was typed as YYYY-MM-DD; a month stands for its first day, a year for 1 April.

    Raises:
        UsageFault: it is no date.
    """
    parsed = parse_date(text)
    return date(parsed.year, parsed.month or 4, parsed.day or 1)
