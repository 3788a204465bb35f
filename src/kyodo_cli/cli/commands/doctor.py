"""`kyodo doctor`: what is wrong with this set-up, and how to mend it."""

from pathlib import Path
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.cli.boundary import FINDINGS, FINE
from kyodo_cli.cli.doctor.checks import CHECKS
from kyodo_cli.cli.doctor.sign import Asked, Sign
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import columns, may_colour, write, write_data
from kyodo_cli.cli.surroundings import Surroundings

FORMS: Final = ("text", "json")

MARKS: Final = {"fine": "○", "note": "△", "wrong": "×"}
"""What stands before each thing that was looked at; the words at the end say the same."""


def doctor(around: Surroundings, templates: Path | None = None, *, form: str = "text") -> int:
    """Print what was looked at, and whether something is wrong.

    Returns:
        Fine, or 1 where something is wrong; a note is worth knowing and stops nothing.
    """
    form = choice(form, FORMS, "--format")
    asked = Asked(around, templates)
    found = [(name, label, sign) for name, label, check in CHECKS for sign in check(asked)]
    if form == "json":
        from kyodo_cli.render.machine import json_answer

        write_data(json_answer("check", [_data(name, sign, around.language) for name, _, sign in found]))
    else:
        write(_text([(label, sign) for _, label, sign in found], around))
    return FINDINGS if any(sign.state == "wrong" for *_, sign in found) else FINE


def _text(found: list[tuple[Message, Sign]], around: Surroundings) -> str:
    from kyodo_cli.base.width import width
    from kyodo_cli.render.paper import Paper

    paper = Paper(around.language, columns(), bold=may_colour())
    hang = max(width(paper.say(label)) for label, _ in found) + 4
    shown: Message | None = None
    for label, sign in found:
        paper.entry(
            f"{MARKS[sign.state]} {paper.say(label) if label is not shown else ''}", sign.message, indent=0, hang=hang
        )
        if sign.mend:
            paper.line(Message("→ {mend}", mend=sign.mend), indent=hang)
        shown = label
    paper.blank()
    wrong = sum(sign.state == "wrong" for _, sign in found)
    notes = sum(sign.state == "note" for _, sign in found)
    if wrong:
        paper.line(Message("{wrong} wrong (×), {notes} to note (△).", wrong=wrong, notes=notes))
    else:
        paper.line(Message("Nothing is wrong; {notes} to note (△).", notes=notes))
    return paper.text()


def _data(name: str, sign: Sign, language: str) -> dict[str, str | None]:
    return {
        "check": name,
        "state": sign.state,
        "message": sign.message.in_language(language),
        "hint": sign.mend.in_language(language) if sign.mend else None,
    }
