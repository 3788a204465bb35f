"""The checks of the set-up, in the order in which they are printed."""

from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.cli.doctor.console import console, language
from kyodo_cli.cli.doctor.files import files, folder, path_lengths
from kyodo_cli.cli.doctor.libraries import libraries, python
from kyodo_cli.cli.doctor.machine import cache, completion, editor, temporary
from kyodo_cli.cli.doctor.sign import Check
from kyodo_cli.cli.doctor.templates import templates

CHECKS: Final[tuple[tuple[str, Message, Check], ...]] = (
    ("python", Message("Version of Python"), python),
    ("libraries", Message("Libraries"), libraries),
    ("language", Message("Language"), language),
    ("console", Message("Console"), console),
    ("workspace", Message("Workspace"), folder),
    ("files", Message("Files"), files),
    ("paths", Message("Length of paths"), path_lengths),
    ("cache", Message("Cache"), cache),
    ("temporary", Message("Temporary files"), temporary),
    ("editor", Message("Editor"), editor),
    ("completion", Message("Completion"), completion),
    ("templates", Message("Templates"), templates),
)
"""For each check its stable name, what it is called, and the function."""
