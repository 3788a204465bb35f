"""Text made inert for Markdown (CommonMark, GFM): in headings, links, lists and tables it stays text."""

import re
from typing import Final

# `&` and `:` only where they would begin a reference to a character or a link that GitHub makes by itself.
_SPECIAL: Final = re.compile(r"[\\`*_\[\]<|~$#]|&(?=#?\w+;)|:(?=//)|(?<=www)\.", re.IGNORECASE)
_LINE_START: Final = re.compile(r"[-+>=]|[0-9]{1,9}(?=[.)](?:[ \t]|$))")
_LINE_END: Final = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")
_NOT_IN_ADDRESS: Final = re.compile(r"[\x00-\x20<>\\\"`{}|^()\x7f]")


def escaped(text: str) -> str:
    """Return a text in one line; line breaks become blanks, and those at its ends go: `** **` would not be bold."""
    return _escaped_line(_LINE_END.sub(" ", text).strip())


def quoted(text: str) -> str:
    """Return a text as a quotation, with its paragraphs and line breaks."""
    paragraphs = re.split(r"(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))+", text.strip(" \t\r\n"))
    return "\n>\n".join(_quoted_paragraph(one) for one in paragraphs)


def address(url: str) -> str:
    """Return a URL that can stand in the brackets of a link."""
    return _NOT_IN_ADDRESS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)


def _quoted_paragraph(text: str) -> str:
    return "\\\n".join(f"> {_escaped_line(line)}" for line in _LINE_END.split(text))


def _escaped_line(line: str) -> str:
    plain = _SPECIAL.sub(r"\\\g<0>", line.strip(" \t"))
    found = _LINE_START.match(plain)
    if not found:
        return plain
    at = found.end() if plain[0].isdigit() else 0
    return f"{plain[:at]}\\{plain[at:]}"
