"""How far a long run is, on a terminal: one line that is drawn again and again, and is gone in the end."""

from types import TracebackType
from typing import Final, Self

from kyodo_cli.base.language import Message
from kyodo_cli.cli.output import columns, may_redraw, redraw

DONE: Final = "#"
AHEAD: Final = "."
"""Signs that every console has, and that no screen reader takes for words."""

WIDEST: Final = 40


class Progress:
    """A bar on standard error; silent where nobody sees it as it is drawn.

    What else is written while it stands goes between `clear` and the next `step`, or it would go on in the same line.
    """

    def __init__(self, whole: int, language: str) -> None:
        self._whole = whole
        self._language = language
        self._done = 0
        self._shown = ""
        self._is_seen = may_redraw()

    def __enter__(self) -> Self:
        self._draw()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def step(self) -> None:
        """Draw that one more is done."""
        self._done += 1
        self._draw()

    def clear(self) -> None:
        """Take the bar away."""
        if self._shown:
            redraw("", self._shown)
            self._shown = ""

    def _draw(self) -> None:
        if self._is_seen:
            text = self._text()
            if text != self._shown:
                redraw(text, self._shown)
                self._shown = text

    def _text(self) -> str:
        said = Message("{done} of {whole} reports", done=self._done, whole=self._whole).in_language(self._language)
        room = min(WIDEST, columns() - len(said) * 2 - 8)
        filled = room * self._done // self._whole
        bar = DONE * filled + AHEAD * (room - filled)
        return f"{bar} {self._done * 100 // self._whole:3d}% {said}"
