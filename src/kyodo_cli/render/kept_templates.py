"""Templates as Jinja has compiled them, kept from one run to the next: compiling takes longer than filling in."""

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jinja2 import BytecodeCache


UNUSABLE: Final = (OSError, EOFError, ValueError, TypeError)
"""What reading a kept template raises that was cut short, or is somebody else's."""


def kept_templates(folder: Path) -> "BytecodeCache":
    """Return what keeps compiled templates: under their source and the module that says how they are compiled."""
    from jinja2 import FileSystemBytecodeCache, __version__
    from jinja2.bccache import Bucket

    state = os.stat(Path(__file__).with_name("pages.py"))
    compiler = f"{__version__} {state.st_size} {state.st_mtime_ns}\n"

    class Compiled(FileSystemBytecodeCache):
        def get_source_checksum(self, source: str) -> str:
            return super().get_source_checksum(compiler + source)

        def dump_bytecode(self, bucket: Bucket) -> None:
            with contextlib.suppress(OSError):  # what cannot be kept is compiled again
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                super().dump_bytecode(bucket)

        def load_bytecode(self, bucket: Bucket) -> None:
            with contextlib.suppress(*UNUSABLE):
                super().load_bytecode(bucket)

    return Compiled(str(folder))
