"""Pydantic without its search for plugins: kyodo has none, and to look costs a short run a tenth of its time.

What would look loads the reader of all installed packages' descriptions, and with that mail, sockets and archives. That
a variable says there is nothing to look for does not keep it from being loaded.
"""

import os
import sys
from types import ModuleType
from typing import Any, Final

LOADER: Final = "pydantic.plugin._loader"


class _Loader(ModuleType):
    """Stands for the module that looks: it finds nothing, and is the real one for whoever asks for anything else."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        from importlib import import_module

        if sys.modules.get(LOADER) is self:
            del sys.modules[LOADER]
        return getattr(import_module(LOADER), name)


def look_for_no_plugins() -> None:
    """Keep pydantic, wherever it is loaded from now on, from looking for plugins."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    if LOADER not in sys.modules:
        loader = _Loader(LOADER)
        loader.get_plugins = tuple  # type: ignore[attr-defined]  # called without arguments, it gives none
        sys.modules[LOADER] = loader
