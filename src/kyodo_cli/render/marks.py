"""The mark by which a file of a report says of itself what it is: `kyodo-report final sha256:…`.

It stands where a plan's own text cannot: in HTML in `<head>`, in Markdown in a comment of its own, in plain text in
the last line, in a PDF before the last `startxref`; the JSON of the data has the same under the keys `state` and
`digest` of the report. Where several are found, the last counts, for that is kyodo's.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from kyodo_cli.views.report import ReportView

NAME: Final = "kyodo-report"

_SAYS: Final = rb"(draft|settled|final)(?: sha256:[0-9a-f]{64})?"
_PLACES: Final[Mapping[str, bytes]] = {
    "html": rb"<(?:!-- kyodo-report |meta\s+name=\"kyodo-report\"\s+content=\")" + _SAYS,
    "md": rb"^\s*<!-- kyodo-report " + _SAYS + rb" -->",
    "txt": rb"^\s*kyodo-report " + _SAYS + rb"\s*$",
    "pdf": rb"^%kyodo-report " + _SAYS + rb"\s+startxref\s",
}


def mark(view: ReportView) -> str:
    """Return the mark of a report."""
    return f"{NAME} {view.state} {view.digest}" if view.digest else f"{NAME} {view.state}"


def marked(content: bytes, form: str, view: ReportView) -> bytes:
    """Return a report with its mark, which a template of somebody's own may have left out."""
    if form not in _STAMPS or state_in(content, form) == view.state:
        return content
    return _STAMPS[form](content, mark(view).encode())


def state_in(content: bytes, form: str) -> str | None:
    """Return what a file says of itself: draft, settled or final; None where it does not say."""
    if form == "json":
        return _state_in_json(content)
    if form not in _PLACES:
        return None
    found: list[bytes] = re.findall(_PLACES[form], content, re.MULTILINE)
    return found[-1].decode() if found else None


def says_of_itself(form: str) -> bool:
    """Tell whether files of a form carry the mark."""
    return form in _PLACES or form == "json"


def _state_in_json(content: bytes) -> str | None:
    import json

    try:
        data = json.loads(content)
        state = data["items"][0]["state"] if data["kind"] == "report" else None
    except (ValueError, TypeError, LookupError):
        return None
    return state if state in ("draft", "settled", "final") else None


def _comment_at_the_end(content: bytes, text: bytes) -> bytes:
    return content.rstrip(b"\n") + b"\n\n<!-- " + text + b" -->\n"


def _last_line(content: bytes, text: bytes) -> bytes:
    end = b"\r\n" if b"\r\n" in content else b"\n"
    return content.rstrip(b"\r\n") + end * 2 + text + end


def _comment_of_pdf(content: bytes, text: bytes) -> bytes:
    before, word, after = content.rpartition(b"startxref")
    return before.rstrip(b"\r\n") + b"\n%" + text + b"\n" + word + after


_STAMPS: Final[Mapping[str, Callable[[bytes, bytes], bytes]]] = {
    "html": _comment_at_the_end,
    "md": _comment_at_the_end,
    "txt": _last_line,
    "pdf": _comment_of_pdf,
}
