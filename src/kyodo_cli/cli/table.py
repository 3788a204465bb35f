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
    "status": Command(
        "asking:status",
        "Show what of a year is done, missing, overdue and due next.",
        "kyodo status --year 2024",
    ),
    "evaluate": Command(
        "recording:evaluate",
        "Record an evaluation of an item.",
        "kyodo evaluate action 4 --year 2024 --rating B --result …",
    ),
    "record indicator": Command(
        "recording:record_indicator",
        "Record a value of an indicator, or why there is none.",
        "kyodo record indicator i1 --year 2024 --value 28.0",
    ),
    "record survey": Command(
        "recording:record_survey",
        "Record a survey: whom it asked, how many answered.",
        "kyodo record survey s1 --year 2024 --group 市民 --sample 3000",
    ),
    "record publication": Command(
        "recording:record_publication",
        "Record what a published report states of itself.",
        "kyodo record publication --year 2024 --published 2025-08-20 --contact …",
    ),
    "close": Command(
        "closing:close", "Close a year: from then on it takes corrections only.", "kyodo close --year 2024"
    ),
    "reopen": Command(
        "closing:reopen", "Open a closed year again, with a reason.", "kyodo reopen --year 2024 --reason …"
    ),
    "correct": Command(
        "closing:correct",
        "Put a mistake right in a closed year, and keep what it said.",
        "kyodo correct evaluations/a04/result --year 2024 --now … --reason …",
    ),
    "rollover": Command(
        "closing:rollover",
        "Open the next year with what the plan says of it.",
        "kyodo rollover --from 2024 --to 2025",
    ),
    "rules": Command("keeping:rules", "Explain what is checked, and why.", "kyodo rules KY113"),
    "report": Command("publishing:report", "Write the yearly report of each plan.", "kyodo report --year 2024"),
    "sheet export": Command(
        "sheets:sheet_export",
        "Write a workbook of questions for each department.",
        "kyodo sheet export --year 2024 --deadline 2025-05-16",
    ),
    "sheet import": Command(
        "sheets:sheet_import",
        "Merge the departments' workbooks into the records.",
        "kyodo sheet import returned/*.xlsx --year 2024",
    ),
    "sheet reminders": Command(
        "sheets:sheet_reminders",
        "Write to each department what it has not answered yet, ready to be mailed.",
        "kyodo sheet reminders --year 2024 --deadline 2025-05-16",
    ),
    "import": Command(
        "exchange:import_file",
        "Make a plan from a table, or take a year's results from one.",
        "kyodo import plan.xlsx --plan midorino",
    ),
    "export": Command(
        "exchange:export", "Write all data of plans and years for other programs.", "kyodo export --to sqlite"
    ),
    "site": Command("publishing:site", "Make a website of all plans and years, with search.", "kyodo site -o public"),
    "templates list": Command(
        "templates:list_templates",
        "List the templates of the report and their blocks, and which of them are your own.",
        "kyodo templates list --templates my-templates",
    ),
    "templates eject": Command(
        "templates:eject",
        "Copy a template, or a block of one, to change it.",
        "kyodo templates eject footer -o my-templates",
    ),
    "templates fields": Command(
        "templates:fields",
        "Print what a template may use: every field, filter and function.",
        "kyodo templates fields ItemView",
    ),
    "doctor": Command("templates:doctor", "Say what is wrong with this set-up, and how to mend it.", "kyodo doctor"),
    "schema": Command(
        "keeping:schema", "Print the JSON Schema of the files, for editors.", "kyodo schema -o plan.schema.json"
    ),
}

GROUPS: Final[dict[str, str]] = {
    "explain": "Explain what is behind a number or a verdict.",
    "templates": "Templates of your own: what there is, a copy to change, what it may use.",
    "record": "Record values of indicators, surveys and publication data.",
    "sheet": "Ask departments with workbooks, and take their answers back.",
}
"""What the commands of a group have in common, by its name."""
