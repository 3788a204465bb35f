"""The lines and paragraphs of a text, by whatever signs it parts them."""

import re
from typing import Final

_SIGNS: Final = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LINE_END: Final = re.compile(rf"[ \t]*(?:\r\n|[{_SIGNS}])[ \t]*")
_PARAGRAPH_END: Final = re.compile(rf"{_LINE_END.pattern}(?:{_LINE_END.pattern})+")


def in_one_line(text: str) -> str:
    """Return a text in one line; line breaks become blanks."""
    return _LINE_END.sub(" ", text)


def in_paragraphs(text: str) -> list[list[str]]:
    """Return the paragraphs of a text, each in its lines."""
    return [_LINE_END.split(one) for one in _PARAGRAPH_END.split(text.strip(_SIGNS))]
