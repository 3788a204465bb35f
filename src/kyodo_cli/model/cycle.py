"""What a plan promises to do when: yearly review, survey, mid-term review, final evaluation."""

from typing import Annotated

from pydantic import StringConstraints

from kyodo_cli.model.parts import Count, Part, Text, Year


class AnnualReview(Part):
    """The review of each year, or of every few years; `due` is a month, or month and day, after the year has ended."""

    every: Count | None = None
    publish: bool | None = None
    due: Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$")] | None = None


class SurveyCycle(Part):
    """The survey behind the outcome indicators; without `first` the source leaves open when it began."""

    every: Count
    first: Year | None = None
    groups: tuple[Text, ...] = ()


class MidtermReview(Part):
    """The review part of the way through, counted in years from the start of the period."""

    after_years: Count
    about: bool = False


class FinalEvaluation(Part):
    """The evaluation of the whole once the period has ended."""

    after_end: bool


class Cycle(Part):
    """What is due when; what the source leaves open stays open."""

    annual_review: AnnualReview | None = None
    survey: SurveyCycle | None = None
    midterm_review: MidtermReview | None = None
    final_evaluation: FinalEvaluation | None = None
