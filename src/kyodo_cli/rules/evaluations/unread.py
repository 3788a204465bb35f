"""What seems to be missing from a year, and is written in a way that could not be read."""

from typing import Final

from kyodo_cli.analysis.readiness import AnyGap, SurveyGap, ValueGap
from kyodo_cli.analysis.standing import Gap
from kyodo_cli.base.folding import folded
from kyodo_cli.rules.subject import YearSubject
from kyodo_cli.rules.written import says, texts_written, written

TEXTS: Final = ("result", "variance", "issues", "next")


def is_unread(here: YearSubject, gap: AnyGap) -> bool:
    """Say whether what is missing is there and could not be read, which is a finding of its own."""
    if isinstance(gap, ValueGap):
        return _value_is_unread(here, gap.entry.indicator.id)
    if isinstance(gap, SurveyGap):
        groups = {folded(one) for one in texts_written(here.tree, ("surveys",), "group")}
        return gap.group is not None and folded(gap.group) in groups
    evaluation = ("evaluations", gap.entry.id)
    if gap.lack == "evaluation":
        return _evaluation_is_unread(here, gap)
    recorded = here.records.evaluations.get(gap.entry.id)
    if gap.lack == "result" or gap.question is None:
        return (recorded is None or recorded.result is None) and says(here.tree, evaluation, "result")
    review = (*evaluation, "reviews", gap.question.stage.id)
    axis = gap.question.axis
    return says(here.tree, (*review, "ratings"), axis.id) if axis else says(here.tree, review, "rating")


def _evaluation_is_unread(here: YearSubject, gap: Gap) -> bool:
    path = ("evaluations", gap.entry.id)
    recorded = here.records.evaluations.get(gap.entry.id)
    if recorded is None:
        return says(here.tree, path[:1], path[1])
    if any(getattr(recorded, key) is None and says(here.tree, path, key) for key in TEXTS):
        return True
    reviews = written(here.tree, (*path, "reviews"))
    if not isinstance(reviews, dict):
        return reviews is not None
    # What the model has of these reviews says nothing, or there would be an evaluation.
    return any(
        says(here.tree, (*path, "reviews", stage), "rating", "ratings", "comment", "direction") for stage in reviews
    )


def _value_is_unread(here: YearSubject, indicator: str) -> bool:
    entries = written(here.tree, ("measurements", indicator))
    if entries is None:
        return False
    several = entries if isinstance(entries, tuple) else (entries,)
    return indicator not in here.records.measurements or any(
        not isinstance(one, dict) or type(one.get("value")) not in (int, float, type(None)) for one in several
    )
