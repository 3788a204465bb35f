"""The kinds of item that a plan holds, from the highest level to the lowest."""

from typing import Final, Literal

Kind = Literal["vision", "goal", "aim", "measure", "action"]

KINDS: Final[tuple[Kind, ...]] = ("vision", "goal", "aim", "measure", "action")

LISTS: Final[dict[Kind, str]] = {
    "vision": "visions",
    "goal": "goals",
    "aim": "aims",
    "measure": "measures",
    "action": "actions",
}
"""The field that holds the items of a kind."""

ITEM_KINDS: Final[tuple[str, ...]] = ("plan", *KINDS, "indicator")
"""The kinds that a command takes, in the singular."""

PLURALS: Final[dict[str, str]] = {"plan": "plans"} | dict(LISTS.items()) | {"indicator": "indicators"}
