"""Fields of a plan's own: that each is defined once, and holds what its definition says (KY109, KY138-139)."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.base.years import parse_date
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.plan import FieldDefinition
from kyodo_cli.rules.did_you_mean import did_you_mean
from kyodo_cli.rules.subject import Subject, YearSubject
from kyodo_cli.rules.written import texts_written

DUPLICATE_FIELD: Final = Rule("KY109", "duplicate-field", "error")
UNKNOWN_FIELD: Final = Rule("KY138", "unknown-field", "error")
WRONG_FIELD_VALUE: Final = Rule("KY139", "wrong-field-value", "error")

Value = str | int | float | bool


class Filled(NamedTuple):
    """A value in a field of the plan's own: what holds it, and where it stands."""

    holder: str
    key: str
    value: Value
    path: Path


def duplicate_fields(subject: Subject) -> Iterator[Finding]:
    """Find fields that are defined twice for the same kind of thing."""
    first: dict[tuple[str, str], int] = {}
    for at, one in enumerate(subject.plan.fields):
        earlier = first.setdefault((one.key, one.applies_to), at)
        if earlier != at:
            line = subject.tree.span(("fields", earlier, "key")).line
            message = Message(
                "The field “{key}” is defined here a second time for {holder}; the first is in line {line}.",
                key=one.key,
                holder=one.applies_to,
                line=line,
            )
            hint = Message("Keep one of the two, or give one another key.")
            yield subject.finding(DUPLICATE_FIELD, ("fields", at, "key"), message, hint)


def unknown_fields(subject: Subject) -> Iterator[Finding]:
    """Find fields of items that the plan does not define."""
    for one in _in_plan(subject):
        if fault := _unknown(subject, one):
            yield subject.finding(UNKNOWN_FIELD, one.path, *fault, at_key=True)


def unknown_fields_of_year(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find fields of a year's records that the plan does not define."""
    for one in _in_year(year):
        if fault := _unknown(subject, one):
            yield year.finding(UNKNOWN_FIELD, one.path, *fault, at_key=True)


def wrong_field_values(subject: Subject) -> Iterator[Finding]:
    """Find values of items' fields that are not of the kind that the plan defines."""
    definitions = _definitions(subject)
    for one in _in_plan(subject):
        if fault := _wrong(definitions, one):
            yield subject.finding(WRONG_FIELD_VALUE, one.path, *fault)


def wrong_field_values_of_year(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find values of fields in a year's records that are not of the kind that the plan defines."""
    definitions = _definitions(subject)
    for one in _in_year(year):
        if fault := _wrong(definitions, one):
            yield year.finding(WRONG_FIELD_VALUE, one.path, *fault)


def _in_plan(subject: Subject) -> Iterator[Filled]:
    for entry in subject.outline.entries:
        yield from _filled(entry.kind, entry.node.fields, (*entry.path, "fields"))


def _in_year(year: YearSubject) -> Iterator[Filled]:
    for item, evaluation in year.records.evaluations.items():
        yield from _filled("evaluation", evaluation.fields, ("evaluations", item, "fields"))
    for indicator, measurements in year.records.measurements.items():
        for at, one in enumerate(measurements):
            yield from _filled("measurement", one.fields, ("measurements", indicator, at, "fields"))


def _filled(holder: str, fields: Mapping[str, Value], path: Path) -> Iterator[Filled]:
    return (Filled(holder, key, value, (*path, key)) for key, value in fields.items())


def _definitions(subject: Subject) -> dict[tuple[str, str], FieldDefinition]:
    return {(one.applies_to, one.key): one for one in reversed(subject.plan.fields)}


def _unknown(subject: Subject, one: Filled) -> tuple[Message, Message] | None:
    holders = [definition.applies_to for definition in subject.plan.fields if definition.key == one.key]
    if one.holder in holders or (not holders and one.key in texts_written(subject.tree, ("fields",), "key")):
        return None
    if holders:
        message = Message(
            "The field “{key}” is defined for {holders}, not for {holder}.",
            key=one.key,
            holders=holders,
            holder=one.holder,
        )
        return message, Message(
            "Write it where it belongs, or define it once more with “applies_to: {holder}”.", holder=one.holder
        )
    message = Message("The plan defines no field “{key}”.", key=one.key)
    known = [definition.key for definition in subject.plan.fields if definition.applies_to == one.holder]
    define = Message(
        "Define it in the plan under “fields:”, as “- {{key: {key}, label: …, applies_to: {holder}}}”.",
        key=one.key,
        holder=one.holder,
    )
    return message, did_you_mean(one.key, known, define)


def _wrong(definitions: Mapping[tuple[str, str], FieldDefinition], one: Filled) -> tuple[Message, Message] | None:
    definition = definitions.get((one.holder, one.key))
    if definition is None or _fits(definition, one.value):
        return None
    wanted, hint = _WANTED[definition.type]
    if definition.type == "choice":
        wanted = Message("one of {choices}", choices=definition.choices)
        hint = did_you_mean(str(one.value), definition.choices, Message("Write it as it stands under “choices”."))
    shown = {True: "true", False: "false"}[one.value] if isinstance(one.value, bool) else one.value
    return Message(
        "The field “{key}” holds {wanted}; here stands “{value}”.", key=one.key, wanted=wanted, value=shown
    ), hint


def _fits(definition: FieldDefinition, value: Value) -> bool:
    match definition.type:
        case "text":
            return isinstance(value, str)
        case "number":
            return isinstance(value, (int, float)) and not isinstance(value, bool)
        case "yes_no":
            return isinstance(value, bool)
        case "date":
            return _is_date(value)
        case "choice":
            return not definition.choices or value in definition.choices


def _is_date(value: Value) -> bool:
    try:
        parse_date(str(value))
    except UsageFault:
        return False
    return not isinstance(value, (bool, float))


_WANTED: Final[dict[str, tuple[Message, Message]]] = {
    "text": (Message("text"), Message("Put what is meant as text in quotes.")),
    "number": (Message("a number"), Message("Write it in half-width digits, without quotes, unit or comma.")),
    "yes_no": (Message("true or false"), Message("Write true or false, without quotes.")),
    "date": (Message("a date"), Message("Write a date as 2024-04-01, 2024-04 or 2024.")),
    "choice": (Message("one of {choices}", choices=()), Message("Write it as it stands under “choices”.")),
}

CHECKS: Final = (
    (DUPLICATE_FIELD, duplicate_fields),
    (UNKNOWN_FIELD, unknown_fields),
    (WRONG_FIELD_VALUE, wrong_field_values),
)
YEAR_CHECKS: Final = (
    (UNKNOWN_FIELD, unknown_fields_of_year),
    (WRONG_FIELD_VALUE, wrong_field_values_of_year),
)
