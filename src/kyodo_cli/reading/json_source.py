"""JSON, read strictly and within bounds: the data, and whatever is wrong with the text, each with its place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from pathlib import Path as FilePath
from typing import Any, Final, NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Place, Rule, Span
from kyodo_cli.reading import codes
from kyodo_cli.reading.json_tokens import Placed, depth_exceeded, placed_values
from kyodo_cli.reading.limits import DEEPEST, MOST_FINDINGS, quoted
from kyodo_cli.reading.nodes import Data
from kyodo_cli.reading.scalars import MOST_DIGITS
from kyodo_cli.reading.source import BOM, FORBIDDEN, SourceText, guess_from_the_start, read_bytes

LARGEST_JSON: Final = 256 * 1024 * 1024
"""Bytes. A city's plans with all their years come to some MB; those of a prefecture stay below."""

MOST_PARTS: Final = 2_000_000
"""Commas and brackets: those of some hundred plans with eight years each. Each may take 200 bytes of memory."""

_NESTED: Final = DEEPEST + 4
"""Levels: those of a file, and what stands around it in an export."""


class Json(NamedTuple):
    """A text of JSON with its data: dicts, tuples, texts, numbers, true, false and None."""

    source: SourceText
    data: Data

    def spans(self, paths: Iterable[Path]) -> Mapping[Path, "JsonSpan"]:
        """Return where paths lead, each to its value and its key, or to the nearest above it that exists."""
        wanted = list(dict.fromkeys(paths))
        above = {path[:length] for path in wanted for length in range(len(path) + 1)}
        places: dict[Path, Placed] = {}
        for one in placed_values(self.source.text):
            if one.path in above:
                places[one.path] = one
                if len(places) == len(above):
                    break
        found = {}
        for path in wanted:
            nearest = next(path[:end] for end in range(len(path), -1, -1) if path[:end] in places)
            place = places[nearest]
            key = self.source.span_at(place.key[0], max(place.key[1] - place.key[0], 1))
            is_single = nearest == path and self.source.text[place.start] not in "[{"
            value = self.source.span_at(place.start, place.end - place.start) if is_single else key
            found[path] = JsonSpan(value, key)
        return found


class JsonSpan(NamedTuple):
    """Where a value stands, and where its key does; for a list or a mapping, which may be long, both are the key."""

    value: Span
    key: Span


def read_json(path: FilePath, file: str) -> tuple[Json | None, list[Finding]]:
    """Read a file of JSON.

    Args:
        path: where the file is.
        file: what findings call it.

    Returns:
        The data with their text, or None where there is nothing to go on with; and what is wrong.
    """
    raw, fault = read_bytes(path, file, LARGEST_JSON)
    if fault and fault.rule is codes.TOO_LARGE:
        fault = fault._replace(hint=_PLAN_BY_PLAN)
    if raw is None:
        return None, [fault] if fault else []
    return parse_json(raw, file)


def parse_json(raw: bytes, file: str) -> tuple[Json | None, list[Finding]]:
    """Turn the bytes of a file of JSON into data; see `read_json`."""
    if guess := guess_from_the_start(raw):
        return None, [_not_utf8(file, Span(1, 1, 1, 1), guess)]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = SourceText(file, raw[: error.start].decode("utf-8").removeprefix(BOM), has_bom=False)
        return None, [_not_utf8(file, before.span_at(len(before.text)), None)]
    source = SourceText(file, text.removeprefix(BOM), text.startswith(BOM))
    if not source.text.strip():
        return None, [_finding(source, codes.EMPTY, _at(0), _EMPTY, _WHOLE)]
    if parts_of(source.text) > MOST_PARTS:
        return None, [_finding(source, codes.TOO_LARGE, _at(0), _TOO_MANY, _PLAN_BY_PLAN)]
    return _parsed(source)


def parts_of(text: str) -> int:
    """Return how many parts a text of JSON has at most; signs in texts count as well."""
    return sum(map(text.count, ",[{"))


class _Odd(ValueError):
    """A number that JSON does not know, or that nobody means."""


def _parsed(source: SourceText) -> tuple[Json | None, list[Finding]]:
    import json

    has_duplicates = False

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal has_duplicates
        found = dict(pairs)
        has_duplicates = has_duplicates or len(found) < len(pairs)
        return found

    try:
        data = json.loads(
            source.text, object_pairs_hook=mapping, parse_constant=_constant, parse_int=_whole, parse_float=_decimal
        )
        frozen = _frozen(data, _NESTED)
    except json.JSONDecodeError as error:
        return None, [_syntax_error(source, error)]
    except RecursionError:
        at = depth_exceeded(source.text, _NESTED)
        return None, [_finding(source, codes.TOO_DEEP, _at(at or 0), _TOO_DEEP, _BRACKETS)]
    except _Odd:
        return None, [_odd_number(source)]
    if has_duplicates:
        return None, _duplicates(source)
    found = Json(source, frozen)
    bad = list(_bad_texts(found.data, ()))
    return (None, _control_characters(found, bad)) if bad else (found, [])


def _constant(word: str) -> float:
    raise _Odd(word)


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise _Odd(digits)
    return int(digits)


def _decimal(text: str) -> float:
    value = float(text)
    if len(text) > MOST_DIGITS or not isfinite(value):
        raise _Odd(text)
    return value


def _frozen(data: Any, levels: int) -> Data:
    """Return data with tuples for lists; RecursionError is raised where more levels are nested than may be."""
    if not isinstance(data, (dict, list)):
        return data
    if not levels:
        raise RecursionError
    if isinstance(data, dict):
        return {key: _frozen(value, levels - 1) for key, value in data.items()}
    return tuple(_frozen(value, levels - 1) for value in data)


def _bad_texts(data: Data, path: Path) -> Iterator[tuple[Path, str, bool]]:
    """Yield where a character stands that no file may hold, with it, and whether that is in the key itself."""
    if isinstance(data, str):
        if bad := re.search(_FORBIDDEN_HERE, data):
            yield path, bad[0], False
    elif isinstance(data, dict):
        for key, value in data.items():
            if bad := re.search(FORBIDDEN, key):
                yield (*path, key), bad[0], True
            yield from _bad_texts(value, (*path, key))
    elif isinstance(data, tuple):
        for at, value in enumerate(data):
            yield from _bad_texts(value, (*path, at))


# A byte order mark may stand at the beginning of a file that is kept as text.
_FORBIDDEN_HERE: Final = rf"(?!\A{BOM}){FORBIDDEN}"


def _control_characters(found: Json, bad: list[tuple[Path, str, bool]]) -> list[Finding]:
    from kyodo_cli.reading.source import control_character

    bad = bad[:MOST_FINDINGS]
    spans = found.spans(path for path, _, _ in bad)
    return [
        control_character(found.source.file, spans[path].key if is_key else spans[path].value, sign)
        for path, sign, is_key in bad
    ]


def _duplicates(source: SourceText) -> list[Finding]:
    findings: list[Finding] = []
    for one in placed_values(source.text):
        if one.is_again and len(findings) < MOST_FINDINGS:
            start, end = one.key
            message = Message("The key “{key}” stands here a second time.", key=quoted(one.path[-1]))
            place = Place(source.file, span=source.span_at(start, end - start))
            findings.append(Finding(codes.DUPLICATE_KEY, place, message, Message("Keep one of the two.")))
    return findings


def _odd_number(source: SourceText) -> Finding:
    for one in placed_values(source.text):
        word = source.text[one.start : one.end]
        if word[:1] in '[{"':
            continue
        try:
            {"NaN": _constant, "Infinity": _constant, "-Infinity": _constant}.get(word, _any_number)(word)
        except _Odd:
            message = Message("“{word}” is no number that kyodo takes.", word=quoted(word))
            hint = Message("Write the number in digits, or leave the key out where there is none.")
            return _finding(source, codes.WRONG_VALUE, slice(one.start, one.end), message, hint)
    return _finding(source, codes.WRONG_VALUE, _at(0), Message("A number stands here that kyodo does not take."), None)


def _any_number(word: str) -> object:
    if word in ("true", "false", "null"):
        return None
    return _whole(word) if re.fullmatch(r"-?[0-9]+", word) else _decimal(word)


def _syntax_error(source: SourceText, error: Any) -> Finding:
    what = next((sentence for start, sentence in _SYNTAX if error.msg.startswith(start)), _NOT_JSON)
    return _finding(source, codes.SYNTAX, _at(min(error.pos, len(source.text))), what, _SYNTAX_HINT)


def _not_utf8(file: str, span: Span, guess: Message | None) -> Finding:
    message = Message("The file is not UTF-8 text.")
    if guess:
        message = Message("The file is not UTF-8 but looks like {encoding}.", encoding=guess)
    return Finding(codes.ENCODING, Place(file, span=span), message, Message("Save it again with the encoding “UTF-8”."))


def _finding(source: SourceText, rule: Rule, at: slice, message: Message, hint: Message | None) -> Finding:
    return Finding(rule, Place(source.file, span=source.span_at(at.start, at.stop - at.start)), message, hint)


def _at(offset: int) -> slice:
    return slice(offset, offset + 1)


_NOT_JSON: Final = Message("This is no JSON.")
_SYNTAX: Final = (
    ("Expecting property name", Message("A key in “…” is expected here.")),
    ("Expecting ':'", Message("A “:” is expected here.")),
    ("Expecting ','", Message("A “,” or the end of the list or of the keys is expected here.")),
    ("Illegal trailing comma", Message("A “,” stands here with nothing after it.")),
    ("Expecting value", Message("A value is expected here.")),
    ("Unterminated string", Message('The “"” that begins here has no end.')),
    ("Invalid control character", Message("A line break or a tab stands in a text; in JSON they are \\n and \\t.")),
    ("Invalid \\", Message("“\\” stands here with a sign that means nothing after it.")),
    ("Extra data", Message("The JSON has ended before this; nothing may follow it.")),
)
_SYNTAX_HINT: Final = Message("Mend it in an editor that checks JSON, or make the export anew.")
_EMPTY: Final = Message("The file is empty.")
_WHOLE: Final = Message("Make the export anew: “kyodo export --to json”.")
_TOO_MANY: Final = Message("The file holds more than {limit} values, and kyodo reads no further.", limit=MOST_PARTS)
_PLAN_BY_PLAN: Final = Message("Export plan by plan, with --plan.")
_TOO_DEEP: Final = Message("More than {limit} levels are nested here.", limit=_NESTED)
_BRACKETS: Final = Message("Check the brackets.")
