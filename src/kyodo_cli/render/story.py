"""The sentences that say how a year went."""

from typing import Final

from kyodo_cli.analysis.indicators.said import Said
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import printed_year
from kyodo_cli.views.report.story import Counted

SENTENCES: Final[dict[str, Message]] = {
    "nothing": Message("Nothing has been recorded for {year}: no evaluation, no value of an indicator."),
    "due": Message("In {year}, items due for evaluation: {count} ({kinds})."),
    "due_still": Message("Due for evaluation: {count} ({kinds})."),
    "none_due": Message("{year} is not a year of evaluation."),
    "rated": Message("{stage}: of {total} items, {parts}."),
    "not_rated": Message("Not recorded yet at all: {stages}."),
    "moved": Message(
        "Of {compared} that can be compared with {before_year}, {better} are better, {same} the same, {worse} worse."
    ),
    "changed": Message(
        "Of {compared} that can be compared with {before_year}, {other} have another rating, {same} the same."
    ),
    "other_scale": Message("The grades differ from those of {before_year}, so these are not compared: {stages}."),
    "nothing_recorded": Message("Nothing is recorded for {before_year} to compare with: {stages}."),
    "indicators": Message(
        "Of {total} indicators, {achieved} have reached what was aimed at, {on_track} are on track, {behind} behind."
    ),
    "other_indicators": Message("Other indicators: {parts}."),
    "missing": Message("Not recorded yet: {parts}."),
    "complete": Message("Everything that is due in the year has been recorded."),
}

GRADE: Final = Message("{code} ({what}) {count}")
COUNT: Final = Message("{count} {what}")


def told(story: tuple[tuple[Said, ...], ...], language: str) -> list[str]:
    """Return how a year went, in a language, paragraph by paragraph."""
    between = "" if language == "ja" else " "
    return [between.join(_sentence(one, language) for one in paragraph) for paragraph in story]


def _sentence(one: Said, language: str) -> str:
    values = {name: _value(name, value, language) for name, value in one.values.items()}
    return Message(SENTENCES[one.kind].text, **values).in_language(language)


def _value(name: str, value: object, language: str) -> object:
    if name.endswith("year") and isinstance(value, int):
        return printed_year(value, language)
    return [_part(one) for one in value] if name == "parts" and isinstance(value, tuple) else value


def _part(one: Counted) -> Message:
    if one.code is None:
        return Message(COUNT.text, what=one.what, count=one.count)
    return Message(GRADE.text, code=one.code, what=one.what, count=one.count)
