"""How far the plan has come: by branch, year by year over its life, and against the evaluation before."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from kyodo_cli.analysis.over_years import YearState
from kyodo_cli.analysis.standing import Tally
from kyodo_cli.base.language import Message, shown
from kyodo_cli.base.years import era_year, printed_span, printed_year
from kyodo_cli.model.rating import CountsAs
from kyodo_cli.render.names import NAMES
from kyodo_cli.render.svg.bars import PATTERNS, Key, Part, Row, legend, patterns, stacked
from kyodo_cli.render.svg.drawing import Frame, picture, text_width
from kyodo_cli.views.report.summary import GradeCount, StageTally
from kyodo_cli.views.report.years import ComparisonView, QuestionYears, YearView

KINDS: Final[dict[CountsAs | None, str]] = {
    "achieved": "achieved",
    "completed": "achieved",
    "on_track": "on_track",
    "behind": "behind",
    "not_started": "stopped",
    "stopped": "stopped",
    "not_assessed": "apart",
    None: "plain",
}
"""How a grade is drawn, by what it counts as."""

STATES: Final[dict[YearState, Message]] = {
    "missing": Message("not recorded"),
    "not_due": Message("no evaluation due"),
    "not_asked": Message("not evaluated at this stage"),
    "later": Message("still to come"),
}
"""What stands in the place of a bar."""

NEW_SCALE: Final = Message("Other grades from here on")


def groups_picture(stage: StageTally, key: str, language: str, *, standalone: bool = False) -> str:
    """Return the grades of a stage by branch of the plan."""
    rows = [
        Row(_name(group.link.number, group.link.title or group.link.id), _parts(group.grades, group.tally, language))
        for group in stage.groups
    ]
    title = Message("By {kind}: {stage}", kind=stage.groups[0].link.word, stage=stage.question).in_language(language)
    keys = _keys(stage.grades, stage.tally.not_due, stage.tally.missing, language)
    return _picture(key, title, rows, keys, language, standalone=standalone)


def years_picture(one: QuestionYears, key: str, language: str, *, standalone: bool = False) -> str:
    """Return the grades of a stage over the life of the plan, a bar for each year."""
    rows = [_year(year, language) for year in one.years]
    beside = max(int(max(text_width(row.name) for row in rows)) + 8, 40)
    title = Message("Over the life of the plan: {stage}", stage=one.question).in_language(language)
    scales = _by_scale(one.years)
    keys = [key for part in scales for key in _keys_of_scale(part, language, is_only=len(scales) == 1)]
    return _picture(key, title, rows, keys, language, beside=beside, standalone=standalone)


def moves_picture(one: ComparisonView, key: str, language: str, *, standalone: bool = False) -> str:
    """Return how many grades are better, the same and worse than before."""
    counts = (
        ("achieved", "▲", Message("better"), one.better),
        ("plain", "＝", Message("the same"), one.same),
        ("behind", "▼", Message("worse"), one.worse),
        ("apart", "≠", Message("another one"), one.other),
    )
    parts = tuple(Part(kind, sign, count, f"{sign} {count}") for kind, sign, _, count in counts if count)
    keys = [
        Key(kind, f"{sign} {word.in_language(language)} {count}")
        for kind, sign, word, count in counts
        if count or sign != "≠"
    ]
    if one.without:
        without = Message("{count} cannot be compared: no grade in one of the years", count=one.without)
        keys.append(Key(None, without.in_language(language)))
    title = Message("Compared with {year}", year=printed_year(one.before, language)).in_language(language)
    return _picture(key, title, [Row("", parts)], keys, language, standalone=standalone)


def _picture(
    key: str, title: str, rows: Sequence[Row], keys: Sequence[Key], language: str, *, beside: int = 0, standalone: bool
) -> str:
    kinds = {part.kind for row in rows for part in row.parts} | {one.kind for one in keys if one.kind}
    bars, end = stacked(key, rows, beside=beside)
    words, end = legend(key, keys, end + 10)
    body = patterns(key, [one for one in PATTERNS if one in kinds]) + bars + words
    description = "\n".join(_described(rows, language))
    return picture(Frame(key, title, description, end, language=language), body, standalone=standalone)


def _described(rows: Iterable[Row], language: str) -> Iterable[str]:
    colon = "：" if language == "ja" else ": "
    for row in rows:
        counted = row.said or shown([part.text for part in row.parts], language)
        before = f"{row.heading}{'。' if language == 'ja' else '. '}" if row.heading else ""
        yield f"{before}{row.name}{colon}{counted}" if row.name else counted


def _parts(grades: Iterable[GradeCount], tally: Tally, language: str) -> tuple[Part, ...]:
    given = [(KINDS[one.counts_as], one.code, one.count) for one in grades]
    given.append(("plain", NAMES["not_due"].in_language(language), tally.not_due))
    given.append(("gap", NAMES["missing"].in_language(language), tally.missing))
    return tuple(Part(kind, code, count, _counted(code, count, language)) for kind, code, count in given if count)


def _counted(code: str, count: int, language: str) -> str:
    return Message("{code}: {count}", code=code, count=count).in_language(language)


def _year(one: YearView, language: str) -> Row:
    name = era_year(one.year) if language == "ja" else f"FY{one.year}"
    heading = NEW_SCALE.in_language(language) if one.has_new_scale else None
    if one.tally is None:
        return Row(name, (), STATES[one.state].in_language(language))
    return Row(name, _parts(one.grades, one.tally, language), heading=heading)


def _keys(grades: Iterable[GradeCount], not_due: int, missing: int, language: str) -> list[Key]:
    keys = [Key(KINDS[one.counts_as], f"{one.code} {_meaning(one, language)}") for one in grades if one.count]
    if not_due:
        keys.append(Key("plain", NAMES["not_due"].in_language(language)))
    if missing:
        keys.append(Key("gap", NAMES["missing"].in_language(language)))
    return keys


def _by_scale(years: Iterable[YearView]) -> list[list[YearView]]:
    """Return the recorded years in stretches of one scale."""
    found: list[list[YearView]] = []
    for one in years:
        if one.tally is not None:
            if one.has_new_scale or not found:
                found.append([])
            found[-1].append(one)
    return found


def _keys_of_scale(years: list[YearView], language: str, *, is_only: bool) -> list[Key]:
    used = {grade.code for one in years for grade in one.grades if grade.count}
    grades = {grade.code: replace(grade, count=1) for one in years for grade in one.grades if grade.code in used}
    tallies = [one.tally for one in years if one.tally]
    span = printed_span(years[0].year, years[-1].year, language)
    keys = _keys(grades.values(), sum(one.not_due for one in tallies), sum(one.missing for one in tallies), language)
    return keys if is_only else [Key(None, span), *keys]


def _meaning(one: GradeCount, language: str) -> str:
    return shown(one.meaning if one.meaning is not None else Message("not in the scale"), language)


def _name(number: str | None, title: str) -> str:
    return f"{number} {title}" if number else title
