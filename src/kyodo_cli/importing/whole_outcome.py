"""What became of an export in JSON, file by file: for people, and for programs."""

from collections.abc import Sequence
from typing import Any, Final

from kyodo_cli.base.language import Message
from kyodo_cli.importing.whole import WRITTEN, Prepared, Result, Verdict
from kyodo_cli.render.findings.data import finding_data
from kyodo_cli.render.paper import Paper

VERDICTS: Final[dict[Verdict, Message]] = {
    "created": Message("new"),
    "replaced": Message("replaced"),
    "unchanged": Message("unchanged"),
    "there": Message("there already, with other contents"),
    "closed": Message("not changed: the year is closed"),
}
INTENDED: Final[dict[Verdict, Message]] = VERDICTS | {
    "created": Message("would be new"),
    "replaced": Message("would be replaced"),
}


def results_text(results: Sequence[Result], paper: Paper, *, is_written: bool) -> None:
    """Write what became of each file, or would become of it, with the comments that found no place."""
    words = VERDICTS if is_written else INTENDED
    longest = max((len(one.file) for one in results), default=0)
    for one in results:
        paper.entry(one.file, words[one.verdict], indent=0, hang=longest + 2)
        if one.verdict in WRITTEN and one.draft.left_out:
            count = len(one.draft.left_out)
            paper.line(Message("Comments left out, as what they stood in was written anew: {count}", count=count), indent=2)
            for comment in one.draft.left_out:
                paper.line(comment, indent=4)


def prepared_data(prepared: Prepared, language: str, *, is_written: bool) -> list[dict[str, Any]]:
    """Return every file with what became of it; what is wrong stands with its plan's first file."""
    return [
        {
            "file": one.file,
            "plan": one.draft.item.plan,
            "year": one.draft.item.year,
            "outcome": one.verdict,
            "written": is_written and one.verdict in WRITTEN,
            "comments_left_out": list(one.draft.left_out),
        }
        for one in prepared.results
    ] + [{"finding": finding_data(one, language)} for one in prepared.diagnostics]
