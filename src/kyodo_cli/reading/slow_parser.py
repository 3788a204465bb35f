"""PyYAML's own parser, for a machine where PyYAML came without libyaml: the same events, some twenty times slower."""

import re
from typing import Any, Final

from yaml.events import ScalarEvent
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

_BLANKS: Final = "\0 \t\r\n"
_HALF_CHARACTER: Final = re.compile("[\ud800-\udfff]")
_NO_CHARACTER: Final = "found invalid Unicode character escape code"


class SlowParser(Reader, Scanner, Parser):
    """Yields the events of a text, as `yaml.CParser` does."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> Any:
        """Return the next event.

        Raises:
            yaml.YAMLError: the text breaks YAML's rules.
        """
        try:
            event = Parser.get_event(self)  # type: ignore[no-untyped-call]  # PyYAML has no annotations
        except ValueError as error:  # a code or a version beyond what Python has a character or a number for
            problem = _NO_CHARACTER if str(error).startswith("chr") else "found a number that is too large"
            raise ScannerError(None, None, problem, self.get_mark()) from error
        if isinstance(event, ScalarEvent) and _HALF_CHARACTER.search(event.value):
            raise ScannerError(None, None, _NO_CHARACTER, self.get_mark())
        return event

    def scan_plain(self) -> ScalarToken:
        """Take a bare word as libyaml does: `?` is a sign like any other, also in brackets."""
        words: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        spaces: list[str] = []
        while self.peek() != "#" and (length := self._word_length()):
            self.allow_simple_key = False
            words += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start) or []
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(words), True, start, end)

    def _word_length(self) -> int:
        ends, brackets = (_BLANKS + ",?[]{}", ",[]{}") if self.flow_level else (_BLANKS, "")
        length = 0
        while (sign := self.peek(length)) not in _BLANKS and sign not in brackets:
            if sign == ":" and self.peek(length + 1) in ends:
                if brackets and self.peek(length + 1) not in _BLANKS:
                    raise ScannerError("while scanning a plain scalar", None, "found unexpected ':'", self.get_mark())
                break
            length += 1
        return length
