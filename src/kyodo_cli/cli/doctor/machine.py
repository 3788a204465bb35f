"""What kyodo uses of the machine beside the workspace: cache, temporary files, editor, shell."""

import os
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.reasons import reason
from kyodo_cli.cli.doctor.sign import Asked, Sign
from kyodo_cli.cli.editor import USUAL

COMPLETIONS: Final = {
    "bash": ".bash_completions/kyodo.sh",
    "zsh": ".zfunc/_kyodo",
    "fish": ".config/fish/completions/kyodo.fish",
}
"""Where the shells keep what completes kyodo, below the home folder."""


def cache(asked: Asked) -> Iterator[Sign]:
    """Yield whether what can be made anew can be kept."""
    folder = asked.around.cache
    if folder is None:
        yield Sign("note", Message("Nothing is kept between runs; kyodo works all the same, a little slower."))
        return
    there = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    if error := _refusal(there):
        message = Message(
            "{folder} takes no files: {reason}. kyodo works all the same, a little slower.",
            folder=folder,
            reason=reason(error),
        )
        yield Sign("note", message, Message("Let yourself write there, or set XDG_CACHE_HOME to a folder of yours."))
    else:
        yield Sign("fine", Message("{folder} can be written to.", folder=folder))


def temporary(asked: Asked) -> Iterator[Sign]:  # noqa: ARG001  # a check is given what every check is given
    """Yield whether there is a folder for temporary files: the editor, and a report of a bug, need one."""
    try:
        folder = Path(tempfile.gettempdir())
    except OSError as error:
        message = Message("There is no folder for temporary files: {reason}.", reason=reason(error))
        yield Sign("wrong", message, Message("Set the variable TMPDIR (on Windows: TEMP) to a folder of yours."))
        return
    yield Sign("fine", Message("{folder} can be written to.", folder=folder))


def editor(asked: Asked) -> Iterator[Sign]:  # noqa: ARG001
    """Yield which editor `--edit` opens, and whether it is there."""
    name = next((one for one in ("VISUAL", "EDITOR") if os.environ.get(one)), None)
    command = os.environ[name] if name else USUAL
    words = shlex.split(command, posix=os.name != "nt") or [command]
    mend = Message("Set the variable EDITOR to a program that edits text.")
    if shutil.which(words[0].strip('"')):
        yield Sign("fine", Message("“--edit” opens {command}.", command=command))
    elif name:
        message = Message("{name} names the editor “{command}”, which is not there.", name=name, command=command)
        yield Sign("wrong", message, mend)
    else:
        message = Message("“--edit” would open {command}, which is not there.", command=command)
        yield Sign("note", message, mend)


def completion(asked: Asked) -> Iterator[Sign]:  # noqa: ARG001
    """Yield whether the shell completes what is typed."""
    shell = Path(os.environ.get("SHELL", "")).name
    mend = Message("Run: kyodo --install-completion")
    if shell not in COMPLETIONS:
        yield Sign("note", Message("Whether the shell completes commands could not be seen."), mend)
    elif (Path.home() / COMPLETIONS[shell]).is_file():
        yield Sign("fine", Message("{shell} completes commands, plans and items.", shell=shell))
    else:
        yield Sign("note", Message("{shell} does not complete commands yet.", shell=shell), mend)


def _refusal(folder: Path) -> OSError | None:
    """Return why a folder takes no files; nothing is left in it."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError as error:
        return error
