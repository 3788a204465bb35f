"""Printed pages of a plan's items, kept from run to run, as a library of manuals keeps its formatted pages.

Reading and validating a plan takes several times as long as starting Python; the plan is the same most of the time. A
page is kept under a digest of everything it depends on: the bytes of the plan and of its records, the program itself,
the language, the width, the fiscal year. A page whose digest is not found is made anew, so nothing shown is ever stale.
Only plans that were read without any finding of reading are kept. Deleting the folder is always safe.
"""

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from kyodo_cli.base.folding import folded
from kyodo_cli.base.naming import Names, kind_named, named, wanted
from kyodo_cli.workspace.files import Workspace

MOST_PLANS: Final = 20
"""Keeping the pages of a larger workspace would cost more than it saves."""

MOST_ITEMS: Final = 400
MOST_FILES: Final = 60

PACKAGE: Final = Path(__file__).parent.parent


class Look(NamedTuple):
    """How pages are to look, and of which fiscal year they speak."""

    language: str
    columns: int
    bold: bool
    year: int


class Page(NamedTuple):
    """One item's page."""

    kind: str
    names: Names
    text: str


class Volume(NamedTuple):
    """The pages of a plan; `words` are what each kind is called."""

    words: dict[str, list[str]]
    pages: list[Page]


class Shelf(NamedTuple):
    """Where volumes are kept."""

    folder: Path
    look: Look

    def find(self, workspace: Workspace, kind: str, item: str) -> str | None:
        """Return the pages of the items that are meant, or None if any that it takes to tell is not kept."""
        want = wanted(item)
        files = [file for file in workspace.plans if want.plan in (None, folded(_stem(file)))]
        if not 0 < len(files) <= MOST_PLANS:
            return None
        volumes = [self._volume(workspace, file) for file in files]
        kept = [one for one in volumes if one is not None]
        if len(kept) < len(volumes):
            return None
        words: dict[str, list[str]] = {}
        for volume in kept:
            for name, called in volume.words.items():
                words.setdefault(name, []).extend(called)
        meant = kind_named(kind, words)
        texts = [page.text for volume in kept for page in _meant(volume, meant, want.item)]
        return "\n".join(texts) or None

    def keep(self, workspace: Workspace, file: str, volume: Volume) -> None:
        """Keep the pages of a plan; a machine that will not take them is no fault."""
        import json

        if len(volume.pages) > MOST_ITEMS:
            return
        with contextlib.suppress(OSError):
            path = self._path(workspace, file)
            temporary = path.with_suffix(f".{os.getpid()}")
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            temporary.write_text(json.dumps(volume, ensure_ascii=False), encoding="utf-8")
            os.replace(temporary, path)
            for old in sorted(self.folder.iterdir(), key=lambda one: one.stat().st_mtime_ns)[:-MOST_FILES]:
                old.unlink()

    def _volume(self, workspace: Workspace, file: str) -> Volume | None:
        import json

        try:
            words, pages = json.loads(self._path(workspace, file).read_text(encoding="utf-8"))
            return Volume(words, [Page(kind, Names(*names), text) for kind, names, text in pages])
        except (OSError, ValueError, TypeError):
            return None

    def _path(self, workspace: Workspace, file: str) -> Path:
        digest = blake2b(digest_size=20)
        for part in (*_program(), *map(str, self.look), *_contents(workspace, file)):
            raw = part if isinstance(part, bytes) else part.encode()
            digest.update(b"%d:" % len(raw))
            digest.update(raw)
        return self.folder / f"{digest.hexdigest()}.json"


def _meant(volume: Volume, kind: str | None, item: str) -> Sequence[Page]:
    return named(item, [page for page in volume.pages if page.kind == kind], lambda page: page.names)


def _contents(workspace: Workspace, file: str) -> Iterator[str | bytes]:
    """Yield the name and the bytes of a plan's file and of its records.

    A plan with correspondences shows names of other plans, so that these count as well.

    Raises:
        OSError: one of them cannot be read, so that there is nothing to keep.
    """
    plan = _bytes(workspace, file)
    others = [one for one in workspace.plans if one != file] if b"corresponds" in plan else []
    yield file
    yield plan
    for name in (*workspace.years_of(_stem(file)), *others):
        yield name
        yield _bytes(workspace, name)


def _bytes(workspace: Workspace, name: str) -> bytes:
    path = workspace.path(name)
    if not path.is_file():  # a pipe would keep us waiting
        raise FileNotFoundError(name)
    return path.read_bytes()


def _program() -> Iterator[str]:
    """Yield what tells one kyodo from another: its files by size and time, and the Python that runs it."""
    yield sys.version
    for folder, _, names in sorted(os.walk(PACKAGE)):
        for name in sorted(names):
            if name.endswith((".py", ".mo")):
                state = os.stat(os.path.join(folder, name))
                yield f"{name} {state.st_size} {state.st_mtime_ns}"


def _stem(file: str) -> str:
    return file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
