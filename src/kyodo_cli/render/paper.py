"""Text for a terminal: lines wrapped by display width, headings bold where the terminal takes it."""

from kyodo_cli.base.language import Message, shown
from kyodo_cli.base.width import width, wrap


class Paper:
    """Lines of text for people, in one language, at one width."""

    def __init__(self, language: str, columns: int, *, bold: bool = False) -> None:
        self.language = language
        self.columns = columns
        self._bold = bold
        self._lines: list[str] = []

    def say(self, value: object) -> str:
        """Return a value in the paper's language."""
        return shown(value, self.language)

    def heading(self, text: object) -> None:
        """Add a heading, set off from what stands before it."""
        self.blank()
        self._lines += [self._strong(line) for line in wrap(self.say(text), self.columns)]

    def line(self, text: object, *, indent: int = 0) -> None:
        """Add text, wrapped and indented."""
        margin = " " * indent
        for paragraph in self.say(text).split("\n"):
            self._lines += wrap(paragraph, self.columns, first=margin, rest=margin) if paragraph else [""]

    def verbatim(self, text: str, *, indent: int = 0) -> None:
        """Add lines as they are, such as lines of a file."""
        self._lines += [" " * indent + line for line in text.rstrip("\n").split("\n")]

    def entry(self, label: object, text: object, *, indent: int = 2, hang: int = 0) -> None:
        """Add text behind a label, its further lines under its first; on a narrow paper, below the label."""
        mark = " " * indent + self.say(label)
        gap = max(hang + indent - width(mark), 2) if label != "" else 0
        first = mark + " " * gap
        if width(first) > self.columns // 2:
            self.line(label, indent=indent)
            self.line(text, indent=indent + 2)
            return
        rest = " " * width(first)
        for number, paragraph in enumerate(self.say(text).split("\n")):
            self._lines += wrap(paragraph, self.columns, first=rest if number else first, rest=rest) or [first]

    def blank(self) -> None:
        """Add an empty line, unless there is one or nothing yet."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def text(self) -> str:
        """Return everything, without blanks at line ends."""
        text = "\n".join(line.rstrip() for line in self._lines).strip("\n")
        return text + "\n" if text else ""

    def _strong(self, line: str) -> str:
        return f"\x1b[1m{line}\x1b[0m" if self._bold else line


def join(paper: Paper, *parts: Message | str | None) -> str:
    """Join the parts that are there with blanks, each in the paper's language; a full-width bracket needs no blank."""
    text = ""
    for part in parts:
        if part:
            said = paper.say(part)
            text += said if not text or said.startswith("（") else f" {said}"
    return text
