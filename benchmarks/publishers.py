"""The same actions for other programs that publish items as HTML: Doorstop's documents, StrictDoc's documents.

Each action becomes one item with its title, what is needed, what was done in the last year, the comments on it, and a
link to each related action before it (neither takes circles): less than what a report of kyodo says of it.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from corpus import ACTIONS, YEARS, action_words, plan_id, related


class Publisher(NamedTuple):
    """A program: its package, the words after its name that publish a folder as HTML, and what writes that folder."""

    package: str
    arguments: tuple[str, ...]
    write: Callable[[Path, int], None]


def write_doorstop(folder: Path, plans: int) -> None:
    """Write one document for each plan, all below one root, as Doorstop wants it."""
    _doorstop_document(folder / "top", "TOP", None)
    (folder / ".git").mkdir(parents=True)  # by which Doorstop knows where a project begins
    for plan in range(1, plans + 1):
        prefix = f"P{plan:04}"
        path = folder / plan_id(plan)
        _doorstop_document(path, prefix, "TOP")
        for action, text in _texts(plan):
            links = [{f"{prefix}{one:03}": None} for one in _before(plan, action)]
            item = {"active": True, "derived": False, "header": "", "level": f"1.{action}", "links": links}
            item |= {"normative": True, "ref": "", "reviewed": None, "text": text}
            # JSON is YAML too, and leaves nothing to be quoted.
            (path / f"{prefix}{action:03}.yml").write_text(json.dumps(item, ensure_ascii=False), encoding="utf-8")


def write_strictdoc(folder: Path, plans: int) -> None:
    """Write one document for each plan."""
    folder.mkdir(parents=True)
    for plan in range(1, plans + 1):
        lines = ["[DOCUMENT]", f"TITLE: {plan_id(plan)}", ""]
        for action, text in _texts(plan):
            title, _, rest = text.partition("\n\n")
            lines += ["[REQUIREMENT]", f"UID: P{plan:04}-{action:02}", f"TITLE: {title}"]
            lines += ["STATEMENT: >>>", rest, "<<<"]
            links = [f"- TYPE: Parent\n  VALUE: P{plan:04}-{one:02}" for one in _before(plan, action)]
            lines += ["RELATIONS:", *links, ""] if links else [""]
        (folder / f"{plan_id(plan)}.sdoc").write_text("\n".join(lines), encoding="utf-8")


PUBLISHERS: Final[Mapping[str, Publisher]] = {
    "doorstop": Publisher("doorstop", ("publish", "-q", "--html", "all", "public"), write_doorstop),
    "strictdoc": Publisher("strictdoc", ("export", ".", "--output-dir", "../strictdoc-html"), write_strictdoc),
}


def _doorstop_document(path: Path, prefix: str, parent: str | None) -> None:
    path.mkdir(parents=True)
    settings = {"digits": 3, "itemformat": "yaml", "prefix": prefix, "sep": ""} | ({"parent": parent} if parent else {})
    (path / ".doorstop.yml").write_text(json.dumps({"settings": settings}), encoding="utf-8")


def _before(plan: int, action: int) -> list[int]:
    return sorted(one for one in related(plan, action) if one < action)


def _texts(plan: int) -> Iterator[tuple[int, str]]:
    """Yield each action of a plan with its title, an empty line, and what is said of it."""
    for action in range(1, ACTIONS + 1):
        field, place, form = action_words(plan, action)
        said = f"{field}に関わる人が{place}で知り合う機会が必要である。"
        done = f"{YEARS[-1]}年度：{place}で{form}を{1 + action % 5}回開き、{20 + plan % 60}人が参加した。"
        yield action, f"{place}での{field}の{form}\n\n{said}\n\n{done}\n\n{field}の輪が広がった。周知の強化を。"
