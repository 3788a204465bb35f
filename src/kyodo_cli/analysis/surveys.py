"""Surveys: how many of those asked have answered (回収率)."""

from fractions import Fraction

from kyodo_cli.model.year import Survey


def response_rate(survey: Survey) -> Fraction | None:
    """Return the answers per hundred asked; None where either is not recorded, or nobody was asked."""
    if survey.responses is None or not survey.sample:
        return None
    return Fraction(survey.responses, survey.sample) * 100
