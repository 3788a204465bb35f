"""Names of files that were meant to be read: a wrong ending, a year written otherwise, the wrong folder."""

import re
from collections.abc import Sequence
from typing import Final
from unicodedata import normalize

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.years import fiscal_year
from kyodo_cli.workspace.files import PLANS, RECORDS

# kamagaya.yaml.txt (Notepad), kamagaya.YAML, kamagaya.yam, "kamagaya.yaml "; not kamagaya.yaml.bak.
_NAME: Final = r"(?i:(?P<stem>.+?)\s*(?:\.(?:ya?ml|yam|ymal)(?:\.txt)?)\s*)"


def is_misnamed(file: str) -> bool:
    """Tell whether a file looks like a plan or a year's records under a name that is not read."""
    name = normalize("NFKC", file.rsplit("/", 1)[-1])
    return bool(re.fullmatch(_NAME, name)) or (file.startswith(f"{RECORDS}/") and _year(_bare(name)) is not None)


def right_name(file: str, plans: Sequence[str]) -> str | None:
    """Return what a misnamed file probably should be called.

    Args:
        file: its path from the workspace.
        plans: the ids of the workspace's plans; records that lie in no plan's folder belong to the only one.
    """
    folder, *inner, name = normalize("NFKC", file).split("/")
    stem = _bare(name)
    if folder == PLANS:
        identity = stem.strip().lower()
        return f"{PLANS}/{identity}.yaml" if re.fullmatch(r"[a-z][a-z0-9_-]*", identity) else None
    year = _year(stem)
    plan = inner[0] if inner else plans[0] if len(plans) == 1 else None
    return f"{RECORDS}/{plan}/{year}.yaml" if year and plan else None


def _bare(name: str) -> str:
    """Return a name without the ending of a plan or of plain text; 2024.xlsx is something else and stays whole."""
    found = re.fullmatch(_NAME, name)
    return found["stem"] if found else name.removesuffix(".txt")


def _year(stem: str) -> int | None:
    try:
        return fiscal_year(stem)
    except UsageFault:
        return None
