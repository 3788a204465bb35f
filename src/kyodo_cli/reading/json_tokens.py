"""Where everything stands in a text of JSON: found only once there is something to be said of a place."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from kyodo_cli.base.routes import Path

# Each part takes all it can and gives nothing back (`*+`): no text, however long, makes the search slow.
_SIGN_TEXT_OR_WORD: Final = r"""[ \t\r\n]*+(?:([\[\]{},:])|("[^"\\]*+(?:\\.[^"\\]*+)*+")|([^\s\[\]{},:"]++))"""


class Placed(NamedTuple):
    """A value where it stands: its path, the stretch of its key (of an entry, its own), its beginning and its end.

    A list or mapping ends where it begins; `is_again` says that its key has stood in the same mapping before.
    """

    path: Path
    key: tuple[int, int]
    start: int
    end: int
    is_again: bool = False


class _Open:
    """A list or mapping that has not ended yet: the step to what comes next in it, and the keys that it has."""

    def __init__(self, *, is_list: bool) -> None:
        self.is_list = is_list
        self.step: str | int | None = 0 if is_list else None
        self.key = (0, 0)
        self.seen: set[str] = set()
        self.is_again = False


def placed_values(text: str) -> Iterator[Placed]:
    """Yield every value of a text that is JSON, from its beginning; of what is none, those before it goes wrong."""
    import json

    stack: list[_Open] = []
    for token in re.compile(_SIGN_TEXT_OR_WORD, re.DOTALL).finditer(text):
        sign, start, end = token[1], token.start(token.lastindex or 0), token.end()
        here = stack[-1] if stack else None
        if sign in ("]", "}"):
            if not stack:
                return
            stack.pop()
        elif sign == ",":
            if here is None:
                return
            here.step = here.step + 1 if isinstance(here.step, int) else None
        elif sign == ":":
            continue
        elif here is not None and here.step is None and token[2]:
            try:
                key = json.loads(token[2], strict=False)
            except ValueError:
                return
            here.step, here.key, here.is_again = key, (start, end), key in here.seen
            here.seen.add(key)
        else:
            path = tuple(one.step for one in stack if one.step is not None)
            again = here is not None and here.is_again
            yield Placed(path, here.key if here and not here.is_list else (start, end), start, end, again)
            if sign:
                stack.append(_Open(is_list=sign == "["))


def depth_exceeded(text: str, deepest: int) -> int | None:
    """Return where brackets are nested deeper than so many levels, or None where they never are."""
    depth = 0
    for token in re.compile(_SIGN_TEXT_OR_WORD, re.DOTALL).finditer(text):
        sign = token[1]
        if sign in ("[", "{"):
            depth += 1
            if depth > deepest:
                return token.start(1)
        elif sign in ("]", "}"):
            depth -= 1
    return None
