"""An indicator over the years: the field with its values and targets, and what its signs stand for."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.base.language import Message, shown
from kyodo_cli.base.years import printed_year
from kyodo_cli.render.formats import quantity, when
from kyodo_cli.render.names import NAMES
from kyodo_cli.render.svg.drawing import LEADING, Frame, label, picture
from kyodo_cli.render.svg.signs import Sign, legend
from kyodo_cli.render.svg.style import SIZE
from kyodo_cli.render.svg.trend_field import field_of
from kyodo_cli.views.report.trends import Point, TargetLine, TrendView

DIRECTIONS: Final = {
    "higher": Message("↗ The higher, the better"),
    "lower": Message("↘ The lower, the better"),
}


def trend_picture(one: TrendView, language: str, *, standalone: bool = False) -> str:
    """Return the values of an indicator in their years, with its targets."""
    head = [part for part in (one.series, _unit(one, language)) if part]
    names, top = "", 0.0
    if head:
        names, top = label(0, SIZE, " ".join(head), css="k-soft"), SIZE * LEADING
    field, end = field_of(one, language, top)
    words, end = legend(_signs(one, language), end + 4)
    title = " ".join(part for part in (one.title, one.series) if part)
    frame = Frame(f"{one.key}-trend", title, "\n".join(_described(one, language)), end, language=language)
    return picture(frame, names + field + words, standalone=standalone)


def _unit(one: TrendView, language: str) -> str:
    return Message("Unit: {unit}", unit=one.unit).in_language(language) if one.unit else ""


def _signs(one: TrendView, language: str) -> Iterator[Sign]:
    for point in one.points:
        if point.kind == "baseline":
            yield Sign("baseline", _said(point, language))
    values = [point for point in one.points if point.kind == "value"]
    final = [point for point in values if not point.status]
    if final:
        yield Sign("value", shown(final[0].word, language))
    for point in values:
        if point.status:
            yield Sign("open", _said(point, language))
    yield from _aims(one, language)
    yield from _silences(one, language)
    if one.surveys:
        yield Sign("survey", Message("Year of measurement").in_language(language))
    for year in one.breaks:
        text = Message("not comparable with the years before {year}", year=printed_year(year, language))
        yield Sign("break", text.in_language(language))


def _aims(one: TrendView, language: str) -> Iterator[Sign]:
    if one.is_direction and one.better in DIRECTIONS:
        yield Sign(None, DIRECTIONS[one.better].in_language(language))
    for target in one.targets:
        text = _target(target, language)
        bounds = {(part.low, part.high) for part in target.stretches}
        is_band = any(low != high for low, high in bounds)
        shape = None if not bounds else "former" if target.is_replaced else "band" if is_band else "target"
        yield Sign(shape, text)  # type: ignore[arg-type]


def _silences(one: TrendView, language: str) -> Iterator[Sign]:
    """Yield why years have no value, each reason once with its years."""
    reasons: dict[str, list[int]] = {}
    for silent in one.silent:
        reasons.setdefault(silent.why, []).append(silent.year)
    for why, years in reasons.items():
        named = shown([printed_year(year, language) for year in years], language)
        text = f"{NAMES[why].in_language(language)} {named}"
        yield Sign("missing" if why == "missing" else "none", text)


def _target(target: TargetLine, language: str) -> str:
    parts = [
        f"{shown(target.word, language)} {quantity(target.quantity, language)}".strip(),
        when(target.when, language) if target.when else "",
        target.text or "",
        target.against or "",
        Message("replaced").in_language(language) if target.is_replaced else "",
    ]
    return " ".join(part for part in parts if part)


def _said(point: Point, language: str) -> str:
    """Return a value with its year, and that it is not the final one."""
    parts = [
        shown(point.word, language),
        quantity(point.quantity, language),
        printed_year(point.year, language) if point.year is not None else "",
        NAMES[point.status].in_language(language) if point.status else "",
    ]
    return " ".join(part for part in parts if part)


def _described(one: TrendView, language: str) -> Iterator[str]:
    """Yield the picture in words: every value, then what the signs say beyond them."""
    for point in one.points:
        yield _said(point, language)
    for sign in _signs(one, language):
        if sign.shape not in ("baseline", "value", "open"):
            yield sign.text
