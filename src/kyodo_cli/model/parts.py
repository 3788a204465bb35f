"""The small types that every part of the model is made of."""

from math import isfinite
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

FIRST_YEAR = 1868
LAST_YEAR = 2199


class Part(BaseModel):
    """A frozen part of the model that takes the keys it knows, and only values of the right type."""

    # defer_build: a command pays for a part only when it first reads one.
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True, validate_by_name=False)


def number(value: Any) -> int | float:
    """Take a finite number as it was written: 27 stays 27, and `true` is no number."""
    if type(value) is not int and (type(value) is not float or not isfinite(value)):
        raise PydanticCustomError("number_type", "not a number")
    return value


def scalar(value: Any) -> str | int | float | bool:
    """Take a single value of any type, for a field that the plan itself defines."""
    if not isinstance(value, (str, int, float, bool)):
        raise PydanticCustomError("scalar_type", "not a single value")
    return value


def year_as_text(value: Any) -> Any:
    """Take a bare year, which YAML reads as a number, as the date `YYYY`."""
    return str(value) if type(value) is int else value


def as_list(value: Any) -> Any:
    """Take one entry as a list of one."""
    return value if isinstance(value, (tuple, list)) else (value,)


Text = Annotated[str, StringConstraints(min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
DateText = Annotated[
    str, BeforeValidator(year_as_text), StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")
]
"""`YYYY`, `YYYY-MM` or `YYYY-MM-DD`; whether the day exists is a rule's matter."""
Number = Annotated[int | float, PlainValidator(number), WithJsonSchema({"type": "number"})]
Scalar = Annotated[
    str | int | float | bool, PlainValidator(scalar), WithJsonSchema({"type": ["string", "number", "boolean"]})
]
Whole = Annotated[int, Field(ge=0)]
Count = Annotated[int, Field(ge=1)]
OneOrMore = BeforeValidator(as_list)
Format = Literal[1]


class Span(Part):
    """A stretch of fiscal years; either end may be open."""

    from_: Year | None = Field(None, alias="from")
    to: Year | None = None

    def holds(self, year: int) -> bool:
        """Say whether a fiscal year lies in the stretch."""
        return (self.from_ is None or self.from_ <= year) and (self.to is None or year <= self.to)
