"""Whether the console shows what kyodo says, and in which language it speaks."""

import os
import sys
from collections.abc import Iterator
from typing import Final

from kyodo_cli.base.language import LANGUAGES, Message, catalogue
from kyodo_cli.cli.doctor.sign import Asked, Sign

JAPANESE: Final = "協働 鎌ケ谷市 令和６年度 未記録"
BEYOND_CP932: Final = "𠮷塚 — ① ～"
"""What a console set to Japanese may still lack: kanji and signs of names that stand in plans."""

VARIABLES: Final = ("KYODO_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def language(asked: Asked) -> Iterator[Sign]:
    """Yield the language of the interface, and what decided it."""
    name = next((one for one in VARIABLES if os.environ.get(one)), None)
    value = os.environ.get(name, "") if name else ""
    wanted = os.environ.get("KYODO_LANG", "")
    if wanted and wanted.replace("_", "-").split("-")[0].split(".")[0].lower() not in LANGUAGES:
        message = Message("KYODO_LANG is “{value}”, which kyodo does not speak.", value=wanted)
        yield Sign("wrong", message, Message("Set KYODO_LANG to ja or en."))
    elif asked.around.language == "ja" and catalogue("ja").gettext("Action") == "Action":
        yield Sign("wrong", Message("The Japanese words are not there."), Message("Install kyodo anew."))
    elif name:
        said = Message("kyodo speaks English ({name}={value}).", name=name, value=value)
        ours = Message("kyodo speaks Japanese ({name}={value}).", name=name, value=value)
        yield Sign("fine", ours if asked.around.language == "ja" else said)
    else:
        mend = Message("Set KYODO_LANG to ja or en to choose it.")
        yield Sign("note", Message("No variable says which language to speak: it is that of the system."), mend)


def console(asked: Asked) -> Iterator[Sign]:
    """Yield whether the console has the characters of plans; a pipe or a file is judged alike."""
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower()
    mend = Message("Set the variable PYTHONUTF8 to 1, and the console to UTF-8 (on Windows: chcp 65001).")
    if not _takes(encoding, JAPANESE):
        is_needed = asked.around.language == "ja"
        message = Message(
            "The console ({encoding}) shows no Japanese: it prints “?” instead.", encoding=encoding or "?"
        )
        yield Sign("wrong" if is_needed else "note", message, mend)
    elif not _takes(encoding, BEYOND_CP932):
        message = Message(
            "The console ({encoding}) lacks some characters of names, such as “𠮷”: it prints “?” instead. Files that "
            "kyodo writes, and --format json, are UTF-8 and lack none.",
            encoding=encoding,
        )
        yield Sign("note", message, mend)
    else:
        yield Sign("fine", Message("The console ({encoding}) shows every character.", encoding=encoding))


def _takes(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True
