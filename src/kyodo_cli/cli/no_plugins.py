"""Pydantic looks through every installed package for plugins; kyodo has none, and spares itself the search."""

import os
import sys
from importlib import import_module
from types import ModuleType
from typing import Any, Final

METADATA: Final = "importlib.metadata"


def keep_from_plugins() -> None:
    """Tell pydantic not to look for plugins, and put off loading what it would look with: a twelfth of every start."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    stand_in = _Metadata(METADATA)
    stand_in.__path__ = []  # an import asks for it, and must not be given that of the real one
    sys.modules.setdefault(METADATA, stand_in)


class _Metadata(ModuleType):
    """Stands for `importlib.metadata` until something of it is used; then the real one takes its place."""

    @staticmethod
    def entry_points(**wanted: str) -> Any:
        """Return what packages offer; pydantic imports this by name, and calls it only to look for plugins."""
        return _real().entry_points(**wanted)

    def __getattr__(self, name: str) -> Any:
        return getattr(_real(), name)


def _real() -> ModuleType:
    if isinstance(sys.modules.get(METADATA), _Metadata):
        del sys.modules[METADATA]
    return import_module(METADATA)
