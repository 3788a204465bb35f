"""The departments of an item: names parted from marks, from what stands in brackets, and from ほか."""

import re
from typing import Final

from kyodo_cli.base.folding import folded
from kyodo_cli.base.language import Message
from kyodo_cli.importing.tables.doubts import Doubt
from kyodo_cli.importing.tables.item import Item, Seen
from kyodo_cli.importing.tables.parts import names_in

_BRACKETS: Final = re.compile(r"\s*[（(]([^（()）]*)[)）]")
_KEPT: Final = 0x10F000
"""Brackets are put aside as signs from here on while a list is parted."""

_LEADS: Final = re.compile(r"主|主管|主管課|主担当|主担当課|主務|lead", re.IGNORECASE)
_SUPPORTS: Final = re.compile(r"副|関係|関係課|協力|連携|副担当|副担当課|support", re.IGNORECASE)
_LEADING: Final = re.compile(r"^[◎●★☆]\s*")
_SUPPORTING: Final = re.compile(r"^[○◯〇△]\s*")
_OTHERS: Final = re.compile(
    r"(?P<name>.*?(?:[課室局部所館署係]|センター))?\s*"
    r"(?P<others>(?:ほか|他|外|等|など)\s*(?:(?:[0-9０-９一二三四五六七八九十]+|関係|各|全).*)?)"
)
_SECOND: Final = re.compile(r".+(?:課|室|(?<!事務)局|部|センター|所|館|署|委員会|園|校)")


class Offices:
    """The departments that the table names, each with an id by the order in which it comes first."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self.names: list[str] = []

    def id_of(self, name: str) -> str:
        """Return the id of a department."""
        key = folded(name)
        if key not in self._ids:
            self._ids[key] = f"d{len(self._ids) + 1}"
            self.names.append(name)
        return self._ids[key]

    def listed(self) -> list[dict[str, str]]:
        """Return them as the plan defines them."""
        return [{"id": self._ids[folded(name)], "name": name} for name in self.names]


def departments(item: Item, offices: Offices) -> tuple[list[dict[str, str]], list[Doubt]]:
    """Return the departments of an item with their parts in it; of several in charge nobody knows who leads."""
    found: dict[str, dict[str, str]] = {}
    doubts: list[Doubt] = []
    for column, seen in item.cells:
        if column.field not in ("departments", "departments.support"):
            continue
        named, notes = _named(seen, "support" if column.field == "departments.support" else None)
        for name, role in named:
            one = offices.id_of(name)
            found.setdefault(one, {"id": one, "role": role} if role else {"id": one})
        doubts += [Doubt(seen.at, note, _NOTE, _BY_HAND) for note in notes]
    return list(found.values()), doubts


def _named(seen: Seen, usual: str | None) -> tuple[list[tuple[str, str | None]], list[str]]:
    """Return the departments of a cell with their roles, and what of it is none."""
    inside: list[str] = []

    def put_aside(found: re.Match[str]) -> str:
        inside.append(found[1].strip())
        return chr(_KEPT + len(inside) - 1)

    found: list[tuple[str, str | None]] = []
    notes: list[str] = []
    texts = names_in(_BRACKETS.sub(put_aside, seen.text), are_offices=True)
    if len(texts) == 1 and not _OTHERS.fullmatch(_without_signs(texts[0])):
        usual = usual or "lead"
    for text in texts:
        name = _without_signs(text)
        role = "lead" if _LEADING.match(name) else "support" if _SUPPORTING.match(name) else None
        name = _SUPPORTING.sub("", _LEADING.sub("", name)).strip()
        if others := _OTHERS.fullmatch(name):
            name = others["name"] or ""
            notes.append(others["others"])
        second: list[str] = []
        for said in (inside[ord(one) - _KEPT] for one in text if _is_sign(one, len(inside))):
            if _LEADS.fullmatch(said) or _SUPPORTS.fullmatch(said):
                role = "lead" if _LEADS.fullmatch(said) else "support"
            elif (parts := names_in(said, are_offices=True)) and all(_SECOND.fullmatch(one) for one in parts):
                second += parts
            elif said:
                notes.append(said)
        if name:
            found.append((name, role or usual))
        found += [(one, "support" if usual == "support" else None) for one in second]
    return found, notes


def _is_sign(sign: str, count: int) -> bool:
    return _KEPT <= ord(sign) < _KEPT + count


def _without_signs(text: str) -> str:
    return "".join(one for one in text if ord(one) < _KEPT).strip()


_NOTE: Final = Message("It stands beside a department and is none.")
_BY_HAND: Final = Message("If it belongs to the plan, add it to the file by hand, for instance under “departments”.")
