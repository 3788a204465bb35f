"""Text measured and laid out in the columns of a terminal, where a Japanese character takes two."""

from collections.abc import Iterator
from functools import cache
from typing import Final
from unicodedata import category, east_asian_width

TAB: Final = 8

# Characters of ambiguous width (○ ① ※ α) count as one column, as Windows Terminal and the other present-day terminals
# show them unless told otherwise, and as Rich counts them. The older console window of Windows goes by its font, and
# may show two.
AMBIGUOUS: Final = 1

BLANKS: Final = " \t\u3000"

# 行頭禁則 and 行末禁則 after JIS X 4051: what does not begin, and what does not end a line.
NOT_FIRST: Final = (
    "、。，．・：；？！,.:;?!"
    "」』）】〕］｝〉》〗〙〟｣｠»)]}”’"
    "々〻ヽヾゝゞーｰ゛゜ﾞﾟ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ､｡･"
    "‐–—―゠〜～…‥%％‰℃°′″"
)
NOT_LAST: Final = "「『（【〔［｛〈《〖〘〝｢｟«([{“‘￥＄"
GLUE: Final = "\"'\u200d"  # quotes that open or close, and what joins the parts of an emoji


def width(text: str) -> int:
    """Return the columns that a text takes, tabs going to the next multiple of eight."""
    if text.isascii() and text.isprintable():
        return len(text)
    *before_tabs, last = text.split("\t")
    used = 0
    for part in before_tabs:
        used += _extent(part)
        used += TAB - used % TAB
    return used + _extent(last)


def pad(text: str, columns: int) -> str:
    """Return a text with blanks after it up to a number of columns; a wider one stays as it is."""
    return text + " " * (columns - width(text))


def caret_line(text: str, start: int, end: int) -> str:
    """Return the line to print under a line of text so that carets stand under `text[start:end]`.

    Tabs stay tabs, so that both lines may be set behind the same margin. Where nothing visible is marked, one caret
    shows the place.
    """
    before = "".join("\t" if character == "\t" else " " * _columns(character) for character in text[:start])
    marks = "".join("\t" if character == "\t" else "^" * _columns(character) for character in text[start:end])
    return before + (marks if "^" in marks else "^")


def wrap(text: str, columns: int, *, first: str = "", rest: str = "") -> list[str]:
    """Return the lines of a text, none wider than the columns unless a single character is.

    A line ends between Japanese characters, except where 禁則 forbids it, and at blanks between words; a word is cut
    only if it is wider than a line. Line breaks in the text stay; blanks at the end of a line go, nothing else does.

    Args:
        text: The text, in paragraphs separated by line breaks.
        columns: The width of a line with what precedes it.
        first: What precedes the first line, such as a bullet.
        rest: What precedes all other lines, such as an indent.
    """
    first_room, rest_room = columns - width(first), columns - width(rest)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _lines(paragraph, rest_room if lines else first_room, rest_room)
    prefixes = [first] + [rest] * (len(lines) - 1)
    return [prefix + line if line else prefix.rstrip(BLANKS) for prefix, line in zip(prefixes, lines, strict=True)]


@cache
def _columns(character: str) -> int:
    """Return the columns of one character; a tab has its greatest width."""
    if character == "\t":
        return TAB
    if category(character) in {"Cc", "Cf", "Mn", "Me", "Zl", "Zp"}:
        return 0
    return {"W": 2, "F": 2, "A": AMBIGUOUS}.get(east_asian_width(character), 1)


def _extent(text: str) -> int:
    """Return the columns that a text takes at most, wherever it stands."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_columns, text))


def _lines(paragraph: str, room: int, rest_room: int) -> Iterator[str]:
    """Return a paragraph in lines, of which the first has a room of its own."""
    line, used = "", 0
    for unit in _units(paragraph):
        if line and used + _extent(unit.rstrip(BLANKS)) > room:
            yield line.rstrip(BLANKS)
            line, used, room = "", 0, rest_room
        *full, last = _cut(unit, room, rest_room)
        yield from full
        if full:
            room = rest_room
        line, used = line + last, used + _extent(last)
    yield line.rstrip(BLANKS)


def _units(paragraph: str) -> Iterator[str]:
    """Return the parts of a paragraph that a line does not divide, each with the blanks after it."""
    start = 0
    indent = len(paragraph) - len(paragraph.lstrip(BLANKS))
    for place in range(indent + 1, len(paragraph)):
        if _may_break(paragraph[place - 1], paragraph[place]):
            yield paragraph[start:place]
            start = place
    yield paragraph[start:]


def _may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters."""
    if after in BLANKS or after in NOT_FIRST or _columns(after) == 0:
        return False
    if before in BLANKS:
        return True
    if before in NOT_LAST or before in GLUE or after in GLUE:
        return False
    return _stands_alone(before) or _stands_alone(after)


@cache
def _stands_alone(character: str) -> bool:
    """Tell whether a line may end beside a character: Japanese ones and symbols such as ※, not letters of words."""
    kind = east_asian_width(character)
    return kind in {"W", "F", "H"} or (kind == "A" and character >= "\u2010")


def _cut(unit: str, room: int, rest_room: int) -> list[str]:
    """Return a unit in pieces that fit, usually one."""
    pieces: list[str] = []
    while place := _place_to_cut(unit, room):
        pieces.append(unit[:place].rstrip(BLANKS))
        unit, room = unit[place:], rest_room
    return [*pieces, unit]


def _place_to_cut(unit: str, room: int) -> int:
    """Return where to cut a unit wider than the room, keeping marks with their characters; 0 if it fits."""
    used = 0
    for place, character in enumerate(unit.rstrip(BLANKS)):
        taken = _columns(character)
        if place and taken and used + taken > room:
            allowed = (one for one in range(place, 0, -1) if unit[one] not in NOT_FIRST and _columns(unit[one]))
            return next(allowed, place)
        used += taken
    return 0
