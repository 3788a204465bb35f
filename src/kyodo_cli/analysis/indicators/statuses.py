"""Which statuses of a measurement come with a value, and which stand in its place."""

from typing import Final, get_args

from kyodo_cli.model.indicator import Status

WITH_VALUE: Final = ("actual", "provisional", "estimate")
WITHOUT_VALUE: Final = tuple(status for status in get_args(Status) if status not in WITH_VALUE)

NOT_FINAL: Final = ("provisional", "estimate")
"""What a later year's records may replace."""
