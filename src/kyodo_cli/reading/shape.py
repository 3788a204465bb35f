"""From a tree to the model: pydantic's verdicts in an officer's words, and what of the file still stands."""

from typing import Final, Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding
from kyodo_cli.model.parts import Part
from kyodo_cli.reading.cuts import Cuts, moved, set_aside
from kyodo_cli.reading.nodes import Data
from kyodo_cli.reading.tree import ITEM_LISTS, Tree

Model = TypeVar("Model", bound=Part)

PASSES: Final = 6
"""Leaving out a wrong value can leave its holder without something it needs, level by level upwards."""

UNNAMED: Final = "unnamed"
"""Stands in for the id of an item that has none that could be read."""

_STAND_INS: Final = {"id": UNNAMED, "title": "？"}
"""What an item cannot do without; it is kept with these, so that its other values and the items below it count."""


class Shaped(NamedTuple, Generic[Model]):
    """What a tree came to.

    `content` is the model of what could be read, None if nothing could. `tree` is the whole file, and leads from a
    place in the content to its place in the text: entries of lists that were left out stand last in it. `unsure` are
    the ids that stood in what was left out, which a link may name rightly. `findings` are all defects.
    """

    content: Model | None
    tree: Tree
    unsure: frozenset[str]
    findings: list[Finding]


def shape(tree: Tree, model: type[Model], defaults: dict[str, Data]) -> Shaped[Model]:
    """Validate a tree's data against a model.

    Args:
        tree: the parse of the file.
        model: the model of the whole file.
        defaults: what stands in for required keys at the top, so that the rest can be looked at all the same.
    """
    findings = _misspelt_blanks(tree, model) if tree.has_blanks else []
    try:
        return Shaped(model.model_validate(tree.root.value), tree, frozenset(), findings)
    except ValidationError as error:
        from kyodo_cli.reading.verdicts import verdicts  # costs nothing where nothing is wrong

        return _shape_rest(tree, model, defaults, error, findings + verdicts(tree, model, error))


def _shape_rest(
    tree: Tree, model: type[Model], defaults: dict[str, Data], error: ValidationError, findings: list[Finding]
) -> Shaped[Model]:
    """Leave out what is wrong until the model takes the rest."""
    data, unsure = tree.root.value, set[str]()
    for _ in range(PASSES):
        cuts = _cuts(data, error, unsure)
        findings = [moved(one, tree.root, cuts) for one in findings]
        tree = tree._replace(root=set_aside(tree.root, cuts))
        data = defaults if cuts.whole else _without(data, cuts, defaults, unsure)
        try:
            return Shaped(model.model_validate(data), tree, frozenset(unsure), findings)
        except ValidationError as again:
            error = again
    return Shaped(None, tree, frozenset(unsure), findings)


def _misspelt_blanks(tree: Tree, model: type[Part]) -> list[Finding]:
    from kyodo_cli.reading.verdicts import misspelt_blanks

    return misspelt_blanks(tree, model)


def _cuts(data: Data, error: ValidationError, unsure: set[str]) -> Cuts:
    faults = [
        (_path_in(data, fault["loc"]), fault["type"])
        for fault in error.errors(include_url=False, include_input=False, include_context=False)
    ]
    unsure |= _misspelt_ids(data, faults)
    return Cuts({_drop_path(path, kind) for path, kind in faults})


def _path_in(data: Data, location: tuple[str | int, ...]) -> Path:
    """Return the part of pydantic's location that exists in the data, with one step more where a key is missing."""
    path: list[str | int] = []
    for step in location:
        if isinstance(data, dict):
            if step in (0, "[key]"):
                continue
            path.append(step)
            if step not in data:
                break
            data = data[step]
        elif isinstance(data, tuple) and isinstance(step, int) and step < len(data):
            path.append(step)
            data = data[step]
        else:
            break
    return tuple(path)


def _misspelt_ids(data: Data, faults: list[tuple[Path, str]]) -> set[str]:
    """Return the ids that may stand under misspelt keys: texts under unknown keys where no id is."""
    nameless = {path[:-1] for path, kind in faults if kind == "missing" and path[-1:] == ("id",)}
    found = set()
    for path, kind in faults:
        if kind == "extra_forbidden" and path[:-1] in nameless:
            value = data
            for step in path:
                value = value[step]
            found |= {value, value.lower()} if isinstance(value, str) else set()
    return found


def _drop_path(path: Path, fault: str) -> Path:
    """Return what to leave out for a fault: the value, or its holder where something is missing in it."""
    if fault != "missing" or len(path) < 2 or (len(path) > 2 and path[-3] in ITEM_LISTS and path[-1] in _STAND_INS):
        return path
    return path[:-1]


def _without(data: Data, cuts: Cuts, defaults: dict[str, Data], unsure: set[str]) -> Data:
    """Return data without what is cut; a key that was cut or missing gets what stands in for it."""
    if isinstance(data, tuple):
        for at in cuts.lost:
            _collect_ids(data[at], unsure)
        return tuple(
            _without(entry, cuts.below[at], {}, unsure) if at in cuts.below else entry
            for at, entry in enumerate(data)
            if not cuts.loses(at)
        )
    kept = {}
    for key, value in data.items():
        if key not in cuts.below:
            kept[key] = value
        elif not cuts.loses(key):
            kept[key] = _without(value, cuts.below[key], {}, unsure)
        elif isinstance(value, str) and key == "id":
            unsure |= {value, value.lower()}
        else:
            _collect_ids(value, unsure)
    stand_ins = _STAND_INS | defaults
    for key in (str(step) for step in cuts.below if step not in kept):
        if key in stand_ins and data.get(key) != stand_ins[key]:
            kept[key] = stand_ins[key]
    return kept


def _collect_ids(data: Data, ids: set[str]) -> None:
    if isinstance(data, dict):
        if "id" in data:
            ids.add(str(data["id"]))
        for value in data.values():
            _collect_ids(value, ids)
    elif isinstance(data, tuple):
        for value in data:
            _collect_ids(value, ids)
