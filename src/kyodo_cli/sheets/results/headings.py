"""What the headings of a table of results mean: whose row it is, and which answers it holds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple
from unicodedata import normalize

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import folded, nearest
from kyodo_cli.base.kinds import KINDS, Kind
from kyodo_cli.base.language import LANGUAGES, Message, shown
from kyodo_cli.base.years import FISCAL_YEAR, YearUnreadable, fiscal_year
from kyodo_cli.reading.grids.heads import heading_key, mapped, shown_columns
from kyodo_cli.reading.workbook.cells import letters
from kyodo_cli.sheets.content import Questions
from kyodo_cli.sheets.results.words import (
    ABOVE,
    INDICATOR,
    ITEM,
    OF_ANYTHING,
    OTHER_YEARS,
    REASONS,
    SERIES,
    SYNONYMS,
    THIS_YEAR,
    TITLE,
    UNITS,
)
from kyodo_cli.views.words import word

LEAVE_OUT: Final = ("-", "ignore", "無視", "対象外")
"""What --map takes for a column that is not to be read."""

_YEAR: Final = re.compile(rf"(?<![A-Za-z0-9])(?:{FISCAL_YEAR})年?", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"[(\[【〔〈<「『].*?[)\]】〕〉>」』]")


class Column(NamedTuple):
    """A column of the table: where it is, its heading, and what it says; None where that is not known.

    `times` is what one stands for: 1,000 in a column of thousand yen. `why` says why it is not read. `kind` is that of
    the items whose numbers or titles it holds, where the heading says that.
    """

    at: int
    heading: str
    means: str | None
    times: int = 1
    why: Message | None = None
    kind: Kind | None = None

    @property
    def place(self) -> str:
        """The column as Excel names it."""
        return letters(self.at)


def meanings(asked: Questions) -> Mapping[str, str]:
    """Return what headings may mean in a plan, by their keys: its own words before ours; what is ambiguous is none."""
    own: dict[str, set[str]] = {}
    for text, means in _own(asked):
        own.setdefault(heading_key(text), set()).add(means)
    ours: dict[str, str] = {heading_key(text): means for means, texts in SYNONYMS.items() for text in texts}
    ours |= {heading_key(means): means for means in _fields(asked)}
    known = {key: means for key, means in ours.items() if means in _SAY_WHOSE or means in _fields(asked)}
    return known | {key: next(iter(found)) for key, found in own.items() if len(found) == 1}


def columns_of(heads: Mapping[int, str], known: Mapping[str, str], year: int, typed: Sequence[str]) -> list[Column]:
    """Return the columns of a table.

    Args:
        heads: the headings by column.
        known: what headings may mean.
        year: the fiscal year whose results are wanted; columns of other years are not read.
        typed: what --map was given, `HEADING=FIELD`.

    Raises:
        UsageFault: --map names no heading or no field, or two columns would be the same.
    """
    by_hand = {at: _meant(field, known) for at, field in mapped(typed, heads).items()}
    found = []
    for one in plainly(heads, known, year):
        if one.at in by_hand:
            means = by_hand[one.at]
            found.append(one._replace(means=means, why=None if means else _LEFT_OUT))
        elif one.means in by_hand.values() and one.means not in _MAY_REPEAT:
            found.append(one._replace(means=None, why=_MAPPED_INSTEAD))
        else:
            found.append(one)
    _refuse_two(found)
    return found


def plainly(heads: Mapping[int, str], known: Mapping[str, str], year: int) -> list[Column]:
    """Return the columns by their headings alone; of several levels, the lowest says whose row it is."""
    found = [_column(at, text, known, year) for at, text in sorted(heads.items()) if text.strip()]
    lowest = max((KINDS.index(one.kind) for one in found if one.kind), default=0)
    return [one if one.kind in (None, KINDS[lowest]) else one._replace(means=ABOVE) for one in found]


def years_in(text: str) -> set[int]:
    """Return the fiscal years that a text names."""
    return {year for one in _YEAR.finditer(normalize("NFKC", text)) if (year := _year(one[0]))}


def year_words(text: str) -> list[str]:
    """Return the fiscal years that a text names, as it writes them (R5)."""
    return [one[0].removesuffix("年") for one in _YEAR.finditer(normalize("NFKC", text)) if _year(one[0])]


def is_of_another_year(years: set[int], year: int) -> bool:
    """Say whether years that are named leave a year out; a plan's first and last year do not."""
    return bool(years) and not min(years) <= year <= max(years)


def _refuse_two(columns: Sequence[Column]) -> None:
    """Refuse two columns for one field: whichever was taken, the other would be lost."""
    for means in dict.fromkeys(one.means for one in columns if one.means and one.means not in _MAY_REPEAT):
        same = [one for one in columns if one.means == means]
        if len(same) > 1:
            names = shown_columns({one.at: one.heading for one in same})
            raise UsageFault(
                Message("Two columns could be “{field}”: {columns}.", field=means, columns=names),
                Message("Say with --map which it is, such as --map {column}={field}.",
                        column=same[0].place, field=means),
            )  # fmt: skip


def _column(at: int, heading: str, known: Mapping[str, str], year: int) -> Column:
    text = normalize("NFKC", heading)
    years = years_in(text)
    bare = _YEAR.sub(lambda found: "" if _year(found[0]) else found[0], text)
    if (years and year not in years) or any(one in bare for one in OTHER_YEARS):
        return Column(at, heading, None, why=_OTHER_YEAR)
    for one in THIS_YEAR:
        bare = bare.replace(one, "")
    times = next((times for unit, times in UNITS.items() if unit in bare), 1)
    means, _, name = (_meaning(bare, known) or "").partition(":")
    kind = next((one for one in KINDS if one == name), None)
    return Column(at, heading, means or None, times if means in ("budget", "actual") else 1, kind=kind)


def _meaning(text: str, known: Mapping[str, str]) -> str | None:
    """Return what a heading means: both of its lines together, else the one that says more; of a stage only both."""
    above, _, below = text.partition("\n")
    found = [_looked_up(one, known) for one in (text, above, below)]
    if not below or found[0]:
        means = found[0]
    elif "/" in (found[1] or "") or heading_key(below) in OF_ANYTHING:
        means = found[1]
    else:
        means = found[2]
    return None if means is None or means.endswith("/") else means


def _looked_up(text: str, known: Mapping[str, str]) -> str | None:
    keys = [heading_key(form).removeprefix("の").removeprefix("度") for form in (text, _BRACKETS.sub("", text))]
    return next((known[key] for key in keys if key in known), None)


def _meant(typed: str, known: Mapping[str, str]) -> str | None:
    """Return what a --map says that a column holds; None for nothing.

    Raises:
        UsageFault: nothing of that name can be held.
    """
    if folded(typed) in LEAVE_OUT:
        return None
    means = known.get(heading_key(typed))
    if means is None:
        fields = sorted({one for one in known.values() if ":" not in one and not one.endswith("/")} - _SAY_WHOSE)
        close = nearest(typed, fields, limit=1)
        raise UsageFault(
            Message("“{field}” is nothing that a table of results holds.", field=typed),
            Message("Did you mean “{kind}”?", kind=close[0])
            if close
            else Message("It may be: {fields}.", fields=[*sorted(_SAY_WHOSE), *fields]),
        )
    return means.partition(":")[0]


def _year(text: str) -> int | None:
    try:
        return fiscal_year(text.removesuffix("年"))
    except YearUnreadable:
        return None


def _fields(asked: Questions) -> set[str]:
    """Return the fields that the plan has, as they are called on the command line."""
    return {answer.field.key for block in (*asked.items, *asked.values) for answer in block.answers}


def _own(asked: Questions) -> Iterator[tuple[str, str]]:
    """Yield the words that a plan uses itself, or that we use for it, each with what it means."""
    plan = asked.plan
    for kind in KINDS:
        for said in {shown(word(plan, kind), language) for language in LANGUAGES} | {kind}:
            yield from ((f"{said}{after}", f"{TITLE}:{kind}") for after in ("", "名"))
            yield from ((f"{said}{after}", f"{ITEM}:{kind}") for after in ("番号", "No", " number"))
    yield shown(word(plan, "indicator"), plan.language), INDICATOR
    for block in (*asked.items, *asked.values):
        for answer in block.answers:
            field = answer.field
            label = shown(field.label, plan.language)
            if not field.stage:
                yield label, field.key
                continue
            stage = _stage_label(asked, field.stage)
            if field.name.startswith("rating"):
                yield label, field.key
            if field.name.startswith("rating."):
                yield stage, f"{field.stage}/"
            for text in (label, *SYNONYMS.get(field.name, ()), *(REASONS if field.name == "comment" else ())):
                yield f"{stage}{text}", field.key
                yield f"{stage}の{text}", field.key


def _stage_label(asked: Questions, stage: str) -> str:
    return next((one.label for one in asked.plan.stages if one.id == stage), stage)


_MAY_REPEAT: Final = frozenset({ABOVE, ITEM, TITLE, SERIES, INDICATOR})
_SAY_WHOSE: Final = frozenset({ITEM, TITLE, ABOVE, INDICATOR, SERIES})
_OTHER_YEAR: Final = Message("of another fiscal year")
_LEFT_OUT: Final = Message("left out by --map")
_MAPPED_INSTEAD: Final = Message("another column was named by --map")
