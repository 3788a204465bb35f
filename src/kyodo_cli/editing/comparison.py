"""What has to be changed so that data become other data: as little as a text can take without losing its comments."""

from collections.abc import Iterator
from math import isfinite

from kyodo_cli.base.routes import Path
from kyodo_cli.editing.change import ADD, Change
from kyodo_cli.editing.edit import is_same
from kyodo_cli.reading.nodes import Data
from kyodo_cli.reading.scalars import infinite_word


def changes_between(old: Data, new: Data, path: Path = ()) -> list[Change]:
    """Return the changes that make data of a file what they are to be.

    A list whose entries stay in their order, and to which some are added at the end, is changed entry by entry; any
    other list is written anew. A whole number in the place of an equal decimal is no change: some programs write 28 for
    the 28.0 that they were given.
    """
    return list(_changes(old, new, path))


def is_unchanged(old: Data, new: Data) -> bool:
    """Say whether data are what they were, but for a “.0” that was lost on the way."""
    return next(_changes(old, new, ()), None) is None


def _changes(old: Data, new: Data, path: Path) -> Iterator[Change]:
    if isinstance(old, dict) and isinstance(new, dict):
        if not new and old and path:
            yield Change(path, {})
            return
        yield from (Change((*path, key), None) for key in old if key not in new)
        for key, value in new.items():
            if key in old:
                yield from _changes(old[key], value, (*path, key))
            else:
                yield Change((*path, key), value)
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from _list_changes(old, new, path)
    elif not _is_same_single(old, new):
        yield Change(path, new)


def _list_changes(old: tuple[Data, ...], new: tuple[Data, ...], path: Path) -> Iterator[Change]:
    if not all(_is_same_entry(*pair) for pair in zip(old, new, strict=False)) or len(new) < len(old) or not old:
        if not is_same(old, new):
            yield Change(path, new)
        return
    for at, (before, after) in enumerate(zip(old, new, strict=False)):
        yield from _changes(before, after, (*path, at))
    yield from (Change((*path, ADD), entry) for entry in new[len(old) :])


def _is_same_entry(old: Data, new: Data) -> bool:
    """Say whether an entry of a list is the one that stood there, changed or not; an id, where there is one, tells."""
    if isinstance(old, dict) and isinstance(new, dict):
        return old.get("id") == new.get("id") and bool(new) == bool(old)
    return not isinstance(old, (dict, tuple)) and not isinstance(new, (dict, tuple))


def _is_same_single(old: Data, new: Data) -> bool:
    if isinstance(old, float) and not isfinite(old):
        return bool(new == infinite_word(old))
    return bool(old == new) and (type(old) is type(new) or (type(old), type(new)) == (float, int))
