"""The table of commands: where each is, what it does, an example; of two words, the first names a group."""

from typing import Final, NamedTuple


class Command(NamedTuple):
    """One command.

    `signature` is the function with its parameters: the module in `signatures/`, and its name there. `does` says what
    it does in a sentence, and is put into the language when help is asked for.
    """

    signature: str
    does: str
    example: str


COMMANDS: Final[dict[str, Command]] = {
    "init": Command("keeping:init", "Start a workspace with a commented example plan.", "kyodo init my-plans"),
    "list": Command(
        "asking:list_items",
        "List plans, visions, goals, aims, measures, actions or indicators.",
        "kyodo list actions --vision 2",
    ),
    "show": Command("asking:show", "Show one item whole.", "kyodo show action 4"),
    "search": Command("asking:search", "Search all text of plans and records.", "kyodo search 交流"),
    "related": Command(
        "asking:related", "Show what an item is related to, from both ends.", "kyodo related action 4 --depth 2"
    ),
    "xref": Command(
        "asking:xref",
        "Show all cross-references: pairs, one-sided links, isolated items, groups.",
        "kyodo xref --plan kamagaya",
    ),
    "explain indicator": Command(
        "asking:explain_indicator",
        "Explain the verdict and the rate of an indicator: inputs, formula, rounding, rule.",
        "kyodo explain indicator i-participation --year 2024",
    ),
    "validate": Command(
        "keeping:validate", "Check plans and records, and name every finding.", "kyodo validate --format github"
    ),
    "rules": Command("keeping:rules", "Explain what is checked, and why.", "kyodo rules KY113"),
    "report": Command("publishing:report", "Write the yearly report of each plan.", "kyodo report --year 2024"),
    "schema": Command(
        "keeping:schema", "Print the JSON Schema of the files, for editors.", "kyodo schema -o plan.schema.json"
    ),
}

GROUPS: Final[dict[str, str]] = {
    "explain": "Explain what is behind a number or a verdict.",
}
"""What the commands of a group have in common, by its name."""
