"""How a report is written in each form: what escapes its texts, how prose is set, what a whole page still needs."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from kyodo_cli.render import markdown, plain, typst

if TYPE_CHECKING:
    from markupsafe import Markup

_BLANKS_AT_THE_END: Final = re.compile(r"[ \t]+$", re.MULTILINE)
_SEVERAL_BLANK_LINES: Final = re.compile(r"\n{3,}")


class Writing(NamedTuple):
    """What is done to a value in one line (None: Jinja escapes it as HTML), to a text of several, to the whole page."""

    escape: Callable[[str], str] | None
    prose: Callable[..., "Markup"]
    finish: Callable[[str], str]


def _html_prose(text: str) -> "Markup":
    """Return a text in paragraphs, with its line breaks."""
    from markupsafe import Markup, escape

    paragraphs = re.split(r"\n(?:[ \t]*\n)+", text.strip("\n"))
    lines = (Markup("<br>").join(escape(line) for line in one.split("\n")) for one in paragraphs)
    return Markup("\n").join(Markup("<p>{}</p>").format(one) for one in lines)


def _escaping(write: Callable[..., str]) -> Callable[..., "Markup"]:
    def written(*arguments: object) -> "Markup":
        from markupsafe import Markup

        return Markup(write(*arguments))  # noqa: S704 - what writes it escapes it

    return written


def _tidy(page: str) -> str:
    """Return Markdown as somebody would write it: no blanks at the ends of lines, single empty lines."""
    return _SEVERAL_BLANK_LINES.sub("\n\n", _BLANKS_AT_THE_END.sub("", page)).strip("\n") + "\n"


WRITINGS: Final[Mapping[str, Writing]] = {
    "md": Writing(markdown.escaped, _escaping(markdown.quoted), _tidy),
    "html": Writing(None, _html_prose, str),
    "txt": Writing(plain.escaped, _escaping(plain.indented), plain.laid_out),
    "typ": Writing(typst.escaped, _escaping(typst.paragraphs), str),
}
