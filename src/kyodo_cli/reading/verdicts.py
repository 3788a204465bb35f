"""Pydantic's errors as findings: what is wrong, in words for somebody who has never heard of types."""

import re
from collections.abc import Callable, Iterator
from math import isfinite
from typing import Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import nearest
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.base.years import fiscal_year
from kyodo_cli.findings.finding import Finding, Place, Rule
from kyodo_cli.reading import codes
from kyodo_cli.reading.keys import keys_at
from kyodo_cli.reading.limits import limited, quoted
from kyodo_cli.reading.nodes import Data, Node
from kyodo_cli.reading.tree import Tree

Verdict = tuple[Rule, Message, Message | None]


def verdicts(tree: Tree, model: type[BaseModel], error: ValidationError) -> list[Finding]:
    """Return a finding for each of pydantic's errors.

    Args:
        tree: the tree that was validated.
        model: the model it was validated against.
        error: what pydantic found.
    """
    findings: dict[Path, Finding] = {}
    for finding in limited(_each(tree, model, error.errors(include_url=False))):
        findings.setdefault(finding.place.path, finding)
    misspelt = {_meant(model, path) for path, one in findings.items() if one.rule is codes.UNKNOWN_KEY}
    # A key that is only misspelt is not missing as well.
    return [one for path, one in findings.items() if one.rule is not codes.MISSING_KEY or path not in misspelt]


def misspelt_blanks(tree: Tree, model: type[BaseModel]) -> list[Finding]:
    """Return a finding for each key that nobody knows and that holds no value: there it leaves no trace in the data."""
    return limited(_misspelt_blanks(tree, tree.root, model, ()))


def _each(tree: Tree, model: type[BaseModel], errors: list[ErrorDetails]) -> Iterator[Finding]:
    for details in errors:
        path = tuple(step for step in details["loc"] if step != "[key]")
        rule, message, hint = _verdict(tree, model, details, path)
        at_key = rule is codes.UNKNOWN_KEY or details["loc"][-1:] == ("[key]",)
        yield Finding(rule, Place(tree.source.file, path, at_key), message, hint)


def _misspelt_blanks(tree: Tree, node: Node, model: type[BaseModel], path: Path) -> Iterator[Finding]:
    children = node.children
    known: list[str] | None = None
    for step, child in children.items() if isinstance(children, dict) else enumerate(children or ()):
        if child.children is not None:
            yield from _misspelt_blanks(tree, child, model, (*path, step))
        elif child.value is None and isinstance(children, dict):
            known = known if known is not None else keys_at(model, path)
            if known is not None and step not in known:
                rule, message, hint = _unknown_key(model, (*path, step))
                yield Finding(rule, Place(tree.source.file, (*path, step), at_key=True), message, hint)


def _meant(model: type[BaseModel], path: Path) -> Path:
    """Return the path that a misspelt key probably stands for; the path itself if there is none like it."""
    return (*path[:-1], *(nearest(str(path[-1]), keys_at(model, path[:-1]) or (), limit=1) or path[-1:]))


def _verdict(tree: Tree, model: type[BaseModel], details: ErrorDetails, path: Path) -> Verdict:
    kind = details["type"]
    if path == ("format",):
        return _format_version(tree, details)
    if kind == "extra_forbidden":
        return _unknown_key(model, path)
    verdict = _VERDICTS.get(kind)
    return verdict(details, _name(path)) if verdict else _wrong_type(tree, details, path)


def _format_version(tree: Tree, details: ErrorDetails) -> Verdict:
    if details["type"] == "missing":
        return codes.FORMAT_VERSION, Message("“format” is missing."), Message("Begin the file with “format: 1”.")
    found = quoted(tree.text(("format",)) or details["input"])
    message = Message("This kyodo reads format 1, and the file says {found}.", found=found)
    return codes.FORMAT_VERSION, message, Message("Write “format: 1”, or use a newer kyodo for a newer format.")


def _unknown_key(model: type[BaseModel], path: Path) -> Verdict:
    key = str(path[-1])
    known = keys_at(model, path[:-1]) or []
    message = Message("“{key}” is no key that kyodo knows here.", key=quoted(key))
    if close := nearest(key[:_LONGEST_SLIP], known, limit=1):
        return codes.UNKNOWN_KEY, message, Message("Did you mean “{key}”?", key=close[0])
    return codes.UNKNOWN_KEY, message, Message("Possible here: {keys}.", keys=known) if known else None


def _missing(_: ErrorDetails, key: str) -> Verdict:
    return codes.MISSING_KEY, Message("“{key}” is missing.", key=key), Message("Write “{key}: …” here.", key=key)


def _empty(_: ErrorDetails, key: str) -> Verdict:
    hint = Message("Write the text, or delete the key: what is not there is not the same as empty.")
    return codes.EMPTY_VALUE, Message("“{key}” holds an empty text.", key=key), hint


def _not_one_of(details: ErrorDetails, key: str) -> Verdict:
    known = re.findall(r"'([^']*)'", str(details.get("ctx", {}).get("expected", "")))
    found = str(details["input"])
    if details["loc"][-1:] == ("[key]",):
        rule, message = codes.UNKNOWN_KEY, Message("“{key}” is no key that kyodo knows here.", key=quoted(found))
    else:
        rule = codes.WRONG_VALUE
        message = Message(
            "“{value}” is not possible for “{key}”.", value=quoted(_as_written(details["input"])), key=key
        )
    if close := nearest(found[:_LONGEST_SLIP], known, limit=1):
        return rule, message, Message("Did you mean “{key}”? Possible: {keys}.", key=close[0], keys=known)
    return rule, message, Message("Possible: {keys}.", keys=known or ["true"])


def _bad_pattern(details: ErrorDetails, key: str) -> Verdict:
    message = Message("“{value}” is not possible for “{key}”.", value=quoted(details["input"]), key=key)
    return codes.WRONG_VALUE, message, _PATTERN_HINTS.get(details.get("ctx", {}).get("pattern", ""))


def _out_of_bounds(details: ErrorDetails, key: str) -> Verdict:
    bound = next(iter(details.get("ctx", {}).values()), "")
    message = Message("{value} is not possible for “{key}”.", value=quoted(details["input"]), key=key)
    if isinstance(bound, int) and bound > 1000:
        return codes.WRONG_VALUE, message, _YEAR_HINT
    return codes.WRONG_VALUE, message, Message("The smallest possible number is {bound}.", bound=bound)


def _wrong_type(tree: Tree, details: ErrorDetails, path: Path) -> Verdict:
    found, kind = details["input"], details["type"]
    if path[-2:-1] == ("ratings",) and isinstance(found, (int, float)):
        kind = "string_type"  # a rating alone is short for the mapping that may stand here
    wanted, hint = _WANTED.get(kind, (Message("something else"), None))
    message = Message(
        "“{key}” takes {wanted}; here stands {found}.", key=_name(path), wanted=wanted, found=_kind(found)
    )
    if path[-1:] == ("id",) and kind == "string_type":
        hint = _PATTERN_HINTS[ID_PATTERN]  # in quotes it would be no id either
    elif kind == "string_type" and isinstance(found, (int, float)):
        hint = Message('Put it in quotes: "{text}".', text=quoted(_written(tree, path) or _as_written(found)))
    elif kind == "int_type" and (year := _meant_year(found)):
        hint = Message("Write the fiscal year in the Western calendar: {year}.", year=year)
    return codes.WRONG_TYPE, message, hint


def _written(tree: Tree, path: Path) -> str:
    """Return a value as the file has it, with what a comma cut off; nothing where a tag or an anchor stands before."""
    text = tree.text(path)
    if text.startswith(("!", "&")):
        return ""
    span = tree.span(path)
    if not isinstance(path[-1], str):
        return text
    behind = re.match(_CUT_OFF, tree.source.line(span.line)[span.end_column - 1 :])
    return text + (behind[0] if behind else "")


def _as_written(value: Data) -> Data:
    return str(value).lower() if isinstance(value, bool) else value


def _meant_year(found: Data) -> int | None:
    try:
        return fiscal_year(found) if isinstance(found, str) and not found.isdecimal() and len(found) < 40 else None
    except UsageFault:
        return None


def _name(path: Path) -> str:
    """Return the key that a path ends in, with the position of an entry from 1."""
    keys = [step for step in path if isinstance(step, str)]
    if path and isinstance(path[-1], int) and keys:
        return f"{keys[-1]}/{path[-1] + 1}"
    return keys[-1] if keys else ""


def _kind(found: Data) -> Message:
    if isinstance(found, float):
        return Message("a number with a decimal point") if isfinite(found) else Message("“.inf” or “.nan”")
    return next((message for kind, message in _KINDS if isinstance(found, kind)), Message("nothing"))


_CUT_OFF: Final = r"(?:,[^\s,:\[\]{}'\"]+)+(?=[ ,}])"
"""In { }, what follows a comma without a space: of `4,500人/年`, all but the 4."""

_LONGEST_SLIP: Final = 100
"""Characters of a key that are compared with what it may be a slip of; the comparison takes their square in time."""

_YEAR_HINT: Final = Message("Write the fiscal year in the Western calendar, such as 2024 for 令和6年度.")

_KINDS: Final[tuple[tuple[type, Message], ...]] = (
    (bool, Message("true or false")),
    (int, Message("a number")),
    (str, Message("text")),
    (tuple, Message("a list")),
    (dict, Message("keys with values")),
)

_WANTED: Final[dict[str, tuple[Message, Message | None]]] = {
    "string_type": (Message("text"), Message("Write the text after the key, or on the lines below it after “|”.")),
    "int_type": (Message("a whole number"), Message("Write it in half-width digits, without quotes, unit or comma.")),
    "number_type": (Message("a number"), Message("Write it in half-width digits, without quotes, unit or comma.")),
    "bool_type": (Message("true or false"), Message("Write true or false, without quotes.")),
    "tuple_type": (Message("a list"), Message("Write each entry on a line of its own after “- ”, or all in [ ].")),
    "model_type": (Message("keys with values"), Message("Write “key: value” lines below it, indented by two spaces.")),
    "model_attributes_type": (
        Message("keys with values"),
        Message("Write “key: value” lines below it, indented by two spaces."),
    ),
    "dict_type": (Message("keys with values"), Message("Write “key: value” lines below it, indented by two spaces.")),
    "scalar_type": (Message("a single value"), Message("Write one text, number, true or false.")),
}

_VERDICTS: Final[dict[str, Callable[[ErrorDetails, str], Verdict]]] = {
    "missing": _missing,
    "string_too_short": _empty,
    "literal_error": _not_one_of,
    "string_pattern_mismatch": _bad_pattern,
    "greater_than_equal": _out_of_bounds,
    "less_than_equal": _out_of_bounds,
}

ID_PATTERN: Final = r"^[a-z][a-z0-9_-]*$"

_PATTERN_HINTS: Final[dict[str, Message]] = {
    ID_PATTERN: Message("An id begins with a to z and goes on with a to z, 0 to 9, - and _."),
    r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$": Message("Write a date as 2024-04-01, 2024-04 or 2024."),
    r"^[0-9]{6}$": Message('Write the six digits of the 全国地方公共団体コード in quotes, such as "122246".'),
    r"^(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$": Message('Write the month as "07", or month and day as "07-31".'),
    r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$": Message("Write the language as “ja” or “en”."),
}
