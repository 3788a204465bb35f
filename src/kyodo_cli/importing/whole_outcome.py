"""What became of an export in JSON, file by file: for people, and for programs."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from kyodo_cli.base.language import Message
from kyodo_cli.importing.whole import WRITTEN, Result, Verdict
from kyodo_cli.render.paper import Paper

VERDICTS: Final[dict[Verdict, Message]] = {
    "created": Message("new"),
    "replaced": Message("written over"),
    "unchanged": Message("unchanged"),
    "there": Message("there already, with other contents"),
    "closed": Message("not changed: the year is closed"),
}
INTENDED: Final[dict[Verdict, Message]] = VERDICTS | {
    "created": Message("would be new"),
    "replaced": Message("would be written over"),
}


def results_text(results: Sequence[Result], paper: Paper, *, is_written: bool) -> None:
    """Write what became of each file, or would become of it, with the comments that found no place."""
    words = VERDICTS if is_written else INTENDED
    longest = max((len(one.file) for one in results), default=0)
    for one in results:
        paper.entry(one.file, words[one.verdict], indent=0, hang=longest + 2)
        if one.verdict == "unchanged":
            continue
        if one.is_overtaken:
            paper.line(Message("The file has been changed here since the export; that is replaced as well."), indent=2)
        if one.draft.left_out:
            message = Message("Comments left out, since what they stand in is written anew:")
            paper.line(message, indent=2)
            for comment in one.draft.left_out:
                paper.line(comment, indent=4)
    if len(results) > 1:
        counts = Counter(one.verdict for one in results)
        paper.blank()
        paper.line(
            Message(
                "Files: {counts}",
                counts=[Message("{what} {count}", what=words[one], count=counts[one]) for one in words if counts[one]],
            )
        )


def results_data(results: Sequence[Result], *, is_written: bool) -> list[dict[str, Any]]:
    """Return every file with what became of it."""
    return [
        {
            "file": one.file,
            "plan": one.draft.item.plan,
            "year": one.draft.item.year,
            "outcome": one.verdict,
            "written": is_written and one.verdict in WRITTEN,
            "changed_since_export": one.is_overtaken,
            "comments_left_out": list(one.draft.left_out),
        }
        for one in results
    ]
