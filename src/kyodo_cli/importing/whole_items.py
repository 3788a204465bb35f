"""What an export in JSON holds, file by file, as far as it is one; and what of it makes no sense."""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Place, Rule
from kyodo_cli.reading import codes
from kyodo_cli.reading.json_source import Json
from kyodo_cli.reading.limits import MOST_FINDINGS, limited, quoted
from kyodo_cli.reading.nodes import Data
from kyodo_cli.workspace.files import PLANS, RECORDS

KIND: Final = "export"
FORMAT: Final = 1

# A path that a file may have. It is taken letter by letter, never as the system would: no “..” gets through.
_FILE: Final = re.compile(
    rf"(?:{PLANS}/(?P<plan>[a-z][a-z0-9_-]*)|{RECORDS}/(?P<of>[a-z][a-z0-9_-]*)/(?P<year>[0-9]{{4}}))\.ya?ml"
)
_LONGEST_ID: Final = 200


class Item(NamedTuple):
    """One file of an export.

    `at` is its position in the list; `year` is None for a plan; `data` is None where only the text is given, `text`
    None where only the data are.
    """

    at: int
    file: str
    plan: str
    year: int | None
    data: Data
    text: str | None


def items_of(read: Json) -> tuple[list[Item], list[Finding]]:
    """Return the files of an export, and what is wrong with it."""
    findings = list(_frame_faults(read))
    if findings:
        return [], _placed(read, findings)
    items: list[Item] = []
    files: dict[tuple[str, int | None], int] = {}
    for at, entry in enumerate(read.data["items"]):
        found = _item(at, entry)
        if len(findings) > MOST_FINDINGS:
            break
        if isinstance(found, Finding):
            findings.append(found)
        elif (found.plan, found.year) in files:
            message = Message("{file} stands twice in this export.", file=found.file)
            findings.append(_fault(codes.DUPLICATE_KEY, ("items", at), message, Message("Keep one of the two.")))
        else:
            files[found.plan, found.year] = at
            items.append(found)
    return sorted(items, key=lambda one: (one.plan, one.year or 0)), _placed(read, limited(findings))


def _frame_faults(read: Json) -> Iterator[Finding]:
    data = read.data
    if not isinstance(data, dict) or "kind" not in data or not isinstance(data.get("items"), tuple):
        yield _fault(codes.WRONG_TYPE, (), _OTHER_PROGRAM, _OWN_EXPORT)
    elif data["kind"] != KIND:
        kind = quoted(data["kind"])
        message = Message("This is JSON of kyodo, but an answer about “{kind}” and no export.", kind=kind)
        yield _fault(codes.WRONG_VALUE, ("kind",), message, _OWN_EXPORT)
    elif data.get("format") != FORMAT or isinstance(data["format"], (bool, float)):
        found = quoted(data.get("format", Message("nothing")))
        message = Message("This kyodo reads format 1, and the file says {found}.", found=found)
        hint = Message("Use the kyodo that made the export, or a newer one.")
        yield _fault(codes.FORMAT_VERSION, ("format",), message, hint)
    elif not data["items"]:
        yield _fault(codes.EMPTY, ("items",), Message("The export holds no file."), _OWN_EXPORT)


def _item(at: int, entry: Data) -> Item | Finding:
    place: Path = ("items", at)
    if not isinstance(entry, dict):
        return _fault(
            codes.WRONG_TYPE,
            place,
            Message("A file of the export is expected here, as keys with values."),
            _AS_EXPORTED,
        )
    data, text, file = entry.get("data"), entry.get("text"), entry.get("file")
    if text is not None and not isinstance(text, str):
        return _fault(codes.WRONG_TYPE, (*place, "text"), Message("“text” takes text."), _AS_EXPORTED)
    if data is not None and not isinstance(data, dict):
        message = Message("“data” takes the keys of a plan or of a year's records.")
        return _fault(codes.WRONG_TYPE, (*place, "data"), message, _AS_EXPORTED)
    if data is None and text is None:
        message = Message("Neither “data” nor “text” is there.")
        return _fault(codes.MISSING_KEY, place, message, _AS_EXPORTED)
    file = _file_by_data(data or {}) if file is None else file
    found = _FILE.fullmatch(file) if isinstance(file, str) and len(file) <= _LONGEST_ID else None
    if file is None or not found:
        where = (*place, "file") if "file" in entry else place
        return _fault(codes.WRONG_VALUE, where, _no_file(entry.get("file")), _FILE_HINT)
    year = int(found["year"]) if found["year"] else None
    item = Item(at, file, found["plan"] or found["of"], year, data, text)
    return _contradiction(item, entry) or item


def _contradiction(item: Item, entry: dict[str, Any]) -> Finding | None:
    """Return what an entry says of itself that its file says otherwise; a key that is not there says nothing."""
    meant = {"kind": "plan" if item.year is None else "records", "plan": item.plan, "year": item.year}
    for key, value in meant.items():
        said = entry.get(key)
        if said is not None and (isinstance(said, bool) or said != value):
            message = Message(
                "“{key}” is {said} here, but the file is {file}.", key=key, said=quoted(said), file=item.file
            )
            hint = Message("Write what goes with the file, or leave the key out.")
            return _fault(codes.WRONG_VALUE, ("items", item.at, key), message, hint)
    return None


def _file_by_data(data: dict[str, Any]) -> str | None:
    """Return the file that data belong in, by what they say of themselves; the pattern of paths is still to hold."""
    plan, year = data.get("plan"), data.get("year")
    if plan is not None or year is not None:
        return f"{RECORDS}/{plan}/{year}.yaml"
    return f"{PLANS}/{data['id']}.yaml" if "id" in data else None


def _no_file(file: Any) -> Message:
    if file is None:
        return Message("Nothing says which file this is.")
    return Message("“{file}” is no file that kyodo writes.", file=quoted(file))


def _fault(rule: Rule, path: Path, message: Message, hint: Message) -> Finding:
    return Finding(rule, Place("", path), message, hint)


def _placed(read: Json, findings: list[Finding]) -> list[Finding]:
    """Return findings with the places that their paths lead to."""
    spans = read.spans(one.place.path for one in findings)
    file = read.source.file
    return [one._replace(place=Place(file, one.place.path, span=spans[one.place.path].value)) for one in findings]


_OTHER_PROGRAM: Final = Message("This is JSON, but no export of kyodo.")
_OWN_EXPORT: Final = Message("“kyodo export --to json” writes what can be imported here.")
_AS_EXPORTED: Final = Message("“kyodo schema export” prints what an export holds.")
_FILE_HINT: Final = Message(
    "Write plans/<id>.yaml, or records/<id>/<year>.yaml; an id has letters a to z, 0 to 9, - and _."
)
