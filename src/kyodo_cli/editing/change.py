"""A change of a file's data: what is to be different, and the data as it will be."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from kyodo_cli.base.errors import InputFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path, printed
from kyodo_cli.reading.nodes import Data

ADD: Final = -1
"""The last step of a path that leads to a new entry at the end of a list; one entry without a list becomes two."""


class Change(NamedTuple):
    """A value that is to stand somewhere; None takes away what stands there.

    `path` leads to it from the top of the file: keys, and positions in lists from 0, or ADD at the end. What is
    missing on the way is made. Lists and mappings in `value` are tuples or lists, and dicts; None in them is left out.
    """

    path: Path
    value: Data


class Patch:
    """Changes that lie together: a value to be set, entries to be added, and what is to be done below."""

    def __init__(self) -> None:
        self.is_set = False
        self.value: Data = None
        self.added: list[Data] = []
        self.below: dict[str | int, Patch] = {}

    def built(self) -> Data:
        """Return what stands here once the changes are made where nothing stood before."""
        if self.is_set:
            return self.value
        if self.added:
            return tuple(self.added)
        built = {key: below.built() for key, below in self.below.items()}
        return {key: value for key, value in built.items() if value is not None} or None


def patch_of(changes: Iterable[Change]) -> Patch:
    """Put changes together; of two for the same place, the later one counts."""
    patch = Patch()
    for change in changes:
        here = patch
        for step in change.path:
            if step == ADD:
                here.added.append(plain(change.value))
                break
            here = here.below.setdefault(step, Patch())
        else:
            here.is_set, here.value, here.below = True, plain(change.value), {}
    return patch


def changed(data: Data, patch: Patch) -> Data:
    """Return data as it is after the changes.

    Raises:
        NoSuchPlace: a change goes below a single value, or to an entry that a list does not have.
    """
    return _changed(data, patch, ())


class NoSuchPlace(InputFault):
    """A change leads to where nothing can stand."""

    def __init__(self, path: Path) -> None:
        super().__init__(Message("Nothing can be written at “{place}” of this file.", place=printed(path)))


def _changed(data: Data, patch: Patch, path: Path) -> Data:
    if patch.is_set:
        return patch.value
    if data is None:
        return patch.built()
    if isinstance(data, dict):
        if patch.added or any(step == 0 for step in patch.below):  # one entry that stands without its list
            entries = _changed_list((data,), patch, path)
            return entries if patch.added else entries[0]
        changed_values = {key: _changed(data.get(str(key)), below, (*path, key)) for key, below in patch.below.items()}
        merged: dict[Any, Data] = data | changed_values
        return {key: value for key, value in merged.items() if value is not None}
    if isinstance(data, tuple):
        return _changed_list(data, patch, path)
    raise NoSuchPlace(path)


def _changed_list(data: tuple[Data, ...], patch: Patch, path: Path) -> tuple[Data, ...]:
    entries = list(data)
    for step, below in patch.below.items():
        if not isinstance(step, int) or not 0 <= step < len(entries):
            raise NoSuchPlace((*path, step))
        entries[step] = _changed(entries[step], below, (*path, step))
    return (*entries, *patch.added)


def plain(value: Data) -> Data:
    """Return data in the form that the reader gives them: tuples for lists, no keys without values."""
    if isinstance(value, dict):
        return {str(key): plain(below) for key, below in value.items() if below is not None}
    if isinstance(value, (list, tuple)):
        return tuple(plain(entry) for entry in value)
    return value
