"""What a file says at a place, whether or not the model could take it."""

from kyodo_cli.base.routes import Path
from kyodo_cli.reading.tree import Tree


def written(tree: Tree, path: Path) -> object:
    """Return the plain data at a place of a file, or None where there is none."""
    value: object = tree.root.value
    for step in path:
        if step == 0 and not isinstance(value, tuple):
            continue  # a single entry may stand without its list
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, tuple) and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def says(tree: Tree, path: Path, *keys: str) -> bool:
    """Tell whether something stands under one of these keys; what cannot be read is not missing as well."""
    return any(written(tree, (*path, key)) not in (None, (), {}) for key in keys)


def texts_written(tree: Tree, path: Path, key: str) -> frozenset[str]:
    """Return what the entries of a list say under a key, those included that could not be read otherwise."""
    entries = written(tree, path)
    if not isinstance(entries, tuple):
        return frozenset()
    return frozenset(str(entry[key]) for entry in entries if isinstance(entry, dict) and key in entry)
