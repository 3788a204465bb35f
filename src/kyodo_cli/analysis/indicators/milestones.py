"""Something to bring about (達成すべき事柄): done once it is recorded as done, and done it stays."""

from kyodo_cli.analysis.indicators.aims import Aim
from kyodo_cli.analysis.indicators.judging import Judgement
from kyodo_cli.analysis.indicators.measured import Evidence, Years, recorded
from kyodo_cli.analysis.indicators.said import said
from kyodo_cli.analysis.indicators.statuses import WITHOUT_VALUE
from kyodo_cli.analysis.indicators.targets import targets_known
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.model.year import Measurement


def judge_milestone(evidence: Evidence, aim: Aim | None, years: Years) -> Judgement:
    """Say whether what is to be brought about has been recorded as done, in this year or one before."""
    indicator, series, year = evidence.indicator, evidence.series, evidence.year
    if aim is None:
        return Judgement("not_assessed", said("no_target"))
    for one in sorted(at for at in years if _after_the_last(indicator, series, aim) < at <= year):
        if any(_is_done(entry) for entry in recorded(indicator, series, years, one)):
            return Judgement("achieved", said("done", done_year=one, due_year=aim.due), aim)
    now = recorded(indicator, series, years, year)
    if aim.due is None or aim.due > year:
        return Judgement("not_due", said("milestone_ahead", due_year=aim.due), aim)
    if not now:
        return Judgement("missing", said("nothing_recorded"), aim)
    status = next((entry.status for entry in now if entry.status in WITHOUT_VALUE), None)
    if status in (None, "pending"):
        return Judgement("behind", said("not_done", due_year=aim.due), aim)
    return Judgement("not_assessed", said("no_value", status=status), aim)


def _is_done(entry: Measurement) -> bool:
    return entry.value != 0 and (entry.status == "actual" or (entry.status is None and _says_something(entry)))


def _says_something(entry: Measurement) -> bool:
    return entry.value is not None or bool(entry.as_printed)


def _after_the_last(indicator: Indicator, series: str | None, aim: Aim) -> int:
    """Return the year of the milestone before this one, whose records are not about this one."""
    due = aim.due if aim.due is not None else 0
    known = (one.year for one in targets_known(indicator, due) if one.series == series and one is not aim.target)
    return max((one for one in known if one is not None and one < due), default=0)
