"""A parser's events turned into nodes, and what kyodo does not take of YAML noted on the way."""

import re
from typing import Any, Final, TypeAlias

import yaml

from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Place, Rule, Span
from kyodo_cli.reading import codes
from kyodo_cli.reading.disputed import Scalar, is_suspicious
from kyodo_cli.reading.limits import DEEPEST, MOST_FINDINGS, MOST_VALUES, quoted
from kyodo_cli.reading.nodes import Mark, Node
from kyodo_cli.reading.scalars import FIRST_CHARACTERS, plain_value
from kyodo_cli.reading.source import FORBIDDEN, SourceText, control_character

Event: TypeAlias = Any
"""An event of PyYAML's; libyaml's are of the same classes, with marks of its own."""

_COLON_AFTER_KEY: Final = r"\s*:(?=\s)"
_DIRECTIVE: Final = r"(?:^|(?<=[\r\n]))%(?!YAML 1\.2[ ]*[\r\n])[^\r\n]*"
_OWN_TAGS: Final = "tag:yaml.org,2002:"


_START: Final = yaml.Mark("", 0, 0, 0, "", 0)
_ENTRY: Final[Event] = object()
"""Stands in the place of a key where an entry of a list comes next."""


class _Stop(Exception):
    """The rest of the file is not worth reading; the finding has been noted."""


class Builder:
    """Turns the parser's events into nodes; keeps its own stack, so that no file can exhaust Python's."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.verbatim: list[tuple[int, int]] = []  # first and last line (from 0) of quoted and block text
        self.scalars: list[Scalar] = []  # kept only for a text that may hold something disputed
        self.has_blanks = False
        self._keeps_scalars = is_suspicious(source.text)
        self._values = 0
        self._open: list[Node] = [
            Node((), _START, _START, [])
        ]  # what is open, outermost first: the file, as a list of one
        self._waiting: list[Event] = [_ENTRY]  # for each: _ENTRY in a list; in a mapping, the key without value

    def build(self) -> Node | None:
        """Read the text to its end, or to where reading on makes no sense.

        Returns:
            The root, or None where there is no data to go on with.

        Raises:
            yaml.YAMLError: the text breaks YAML's rules.
        """
        next_event, scalar = _parser(self.source.text).get_event, yaml.ScalarEvent
        is_plain_text, waiting = not self._keeps_scalars, self._waiting
        try:
            while (event := next_event()) is not None:
                kind = event.__class__
                if kind is not scalar:
                    self._structure(event, kind)
                elif is_plain_text and event.implicit[0] and event.tag is None and event.anchor is None:
                    if waiting[-1] is None:
                        waiting[-1] = event
                        continue
                    text = event.value
                    value = plain_value(text) if not text or text[0] in FIRST_CHARACTERS else text
                    self._place(Node(value, event.start_mark, event.end_mark))
                else:
                    self._scalar(event)
        except _Stop:
            return None
        return self._root

    @property
    def _root(self) -> Node | None:
        return next(iter(self._open[0].children), None)

    def _structure(self, event: Event, kind: type[Event]) -> None:
        """Take whatever is not a single value: where lists, mappings and documents begin and end."""
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._end(event)
        elif kind is yaml.MappingStartEvent:
            self._start(event, Node({}, event.start_mark, event.end_mark, {}), None)
            if event.flow_style:
                self._look_for_brace(event)
        elif kind is yaml.SequenceStartEvent:
            self._start(event, Node((), event.start_mark, event.end_mark, []), _ENTRY)
        elif kind is yaml.AliasEvent:
            self._stop(codes.ALIAS, event, _NO_ALIAS, _NO_ALIAS_HINT)
        elif kind is yaml.DocumentStartEvent:
            self._document_start(event)
        elif kind is yaml.DocumentEndEvent and event.explicit:
            self._document_end(event)

    def _document_start(self, event: Event) -> None:
        if self._root is not None:
            self._stop(codes.SECOND_DOCUMENT, event, _ONE_DOCUMENT, _ONE_DOCUMENT_HINT)
        if event.explicit:
            for line in re.finditer(_DIRECTIVE, self.source.text[: event.end_mark.index]):
                place = Place(self.source.file, span=self.source.span_at(line.start(), len(line[0])))
                self._add(Finding(codes.TAG, place, _NO_DIRECTIVE, _DELETE_LINE))

    def _document_end(self, event: Event) -> None:
        start = self.source.text.find("\n...", event.end_mark.index)  # some readers take the file for several
        if start >= 0:
            place = Place(self.source.file, span=self.source.span_at(start + 1, 3))
            self._add(Finding(codes.SECOND_DOCUMENT, place, _ENDED, _ENDED_HINT))

    def _start(self, event: Event, node: Node, waiting: Event) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse_decoration(event)
        if len(self._open) > DEEPEST:
            message = Message("More than {limit} levels are nested here.", limit=DEEPEST)
            self._stop(codes.TOO_DEEP, event, message, Message("Check the brackets and the indentation."))
        if self._waiting[-1] is None:
            message = Message("A list or a mapping stands where a key is expected.")
            self._stop(codes.KEY_NOT_TEXT, event, message, Message("Text that begins with [ or { is put in quotes."))
        self._open.append(node)
        self._waiting.append(waiting)

    def _end(self, event: Event) -> None:
        node = self._open.pop()
        node.end = event.end_mark
        if self._waiting.pop() is _ENTRY:
            node.value = tuple([child.value for child in node.children])
        self._place(node)

    def _scalar(self, event: Event) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse_decoration(event)
        plain = event.implicit[0]
        if not plain:
            self._look_into_quotes(event)
        expects_key = self._waiting[-1] is None
        if self._keeps_scalars:
            self._keep(event, is_key=expects_key)
        if expects_key:
            self._waiting[-1] = event
        else:
            value = plain_value(event.value) if plain else event.value
            self._place(Node(value, event.start_mark, event.end_mark))

    def _look_into_quotes(self, event: Event) -> None:
        if event.start_mark.line != event.end_mark.line:
            self.verbatim.append((event.start_mark.line, event.end_mark.line))
        if event.style == '"' and (bad := re.search(FORBIDDEN, event.value.replace("\r", "\0"))):
            place = _span(event.start_mark, event.end_mark)
            self._add(control_character(self.source.file, place, event.value[bad.start()]))

    def _keep(self, event: Event, *, is_key: bool) -> None:
        style = "" if event.implicit[0] else str(event.style or "")
        self.scalars.append(Scalar(event.start_mark.index, event.end_mark.index, style, is_key))

    def _place(self, node: Node) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            self._note(codes.TOO_LARGE, node.start, node.end, _TOO_MANY, _TOO_MANY_HINT)
            raise _Stop
        holder, key = self._open[-1], self._waiting[-1]
        if key is _ENTRY:
            holder.children.append(node)
            return
        self._waiting[-1] = None
        if node.value is None and self._lacks_colon(key):
            return
        name = key.value
        if not name or name[0] in FIRST_CHARACTERS:
            self._look_at_key(key)
        if name in holder.children:
            self._note_duplicate(key, holder.keys[name][0].line + 1)
            return
        holder.children[name] = node
        holder.keys[name] = (key.start_mark, key.end_mark)
        if node.value is not None:  # a key without a value says as much as no key
            holder.value[name] = node.value
        else:
            self.has_blanks = True

    def _lacks_colon(self, key: Event) -> bool:
        """Find a key in brackets that has no value because no colon and space follow it: `{from: 2021, to:2026}`."""
        opened = self.source.text[self._open[-1].start.index]
        if opened != "{" or re.compile(_COLON_AFTER_KEY).match(self.source.text, key.end_mark.index):
            return False
        message = Message("No “: ” stands after “{key}”.", key=quoted(key.value))
        if self.source.text[key.start_mark.index - 1] == "," and ":" not in key.value:  # `4,500` is 4, and a key 500
            hint = Message(
                "A comma ends a value here: write a number without it, and put a text that holds one in quotes."
            )
        else:
            hint = Message("Write “key: value”, with a half-width colon and a space, or put a text in quotes.")
        self._note(codes.SYNTAX, key.start_mark, key.end_mark, message, hint)
        return True

    def _look_at_key(self, key: Event) -> None:
        if key.implicit[0] and not isinstance(plain_value(key.value), str):
            message = Message("The key “{key}” is not text.", key=quoted(key.value))
            hint = Message("Put it in quotes: '{key}'.", key=quoted(key.value))
            self._note(codes.KEY_NOT_TEXT, key.start_mark, key.end_mark, message, hint)

    def _look_for_brace(self, event: Event) -> None:
        """Find “key: value” in [ ] without { }: each pair would be an entry of its own."""
        if self.source.text[event.start_mark.index] not in "{&!":
            self._note(codes.SYNTAX, event.start_mark, event.end_mark, _NO_BRACE, _NO_BRACE_HINT)

    def _note_duplicate(self, key: Event, first: int) -> None:
        message = Message(
            "“{key}” stands here a second time; the first is in line {line}.", key=quoted(key.value), line=first
        )
        hint = Message("Keep one of the two. kyodo goes on with the first.")
        self._note(codes.DUPLICATE_KEY, key.start_mark, key.end_mark, message, hint)

    def _refuse_decoration(self, event: Event) -> None:
        if event.anchor is not None:
            self._note(codes.ALIAS, event.start_mark, event.end_mark, _NO_ALIAS, _NO_ALIAS_HINT)
        if event.tag is not None:
            tag = event.tag.replace(_OWN_TAGS, "!!", 1) if event.tag.startswith(_OWN_TAGS) else event.tag
            message = Message("“{tag}” is a tag; kyodo reads none.", tag=quoted(tag))
            hint = Message("Text that begins with ! is put in quotes; otherwise delete the tag.")
            self._note(codes.TAG, event.start_mark, event.end_mark, message, hint)

    def _note(self, rule: Rule, start: Mark, end: Mark, message: Message, hint: Message) -> None:
        self._add(Finding(rule, Place(self.source.file, span=_span(start, end)), message, hint))

    def _add(self, finding: Finding) -> None:
        if len(self.findings) <= MOST_FINDINGS:
            self.findings.append(finding)

    def _stop(self, rule: Rule, event: Event, message: Message, hint: Message) -> None:
        self._note(rule, event.start_mark, event.end_mark, message, hint)
        raise _Stop


_NO_ALIAS: Final = Message("Anchors (&) and aliases (*) are not read: a change in one place would change another.")
_NO_ALIAS_HINT: Final = Message("Write the text out; text that begins with & or * is put in quotes.")
_ONE_DOCUMENT: Final = Message("A second document begins here; a file holds one.")
_ONE_DOCUMENT_HINT: Final = Message("Delete the line “---”, or move what follows to a file of its own.")
_ENDED: Final = Message("The file has already ended at an earlier line “...”.")
_ENDED_HINT: Final = Message("Delete this line.")
_NO_BRACE: Final = Message("“key: value” stands in [ ] without { } around it.")
_NO_BRACE_HINT: Final = Message("Write [{key: value, key: value}], or put a text with a colon in quotes.")
_NO_DIRECTIVE: Final = Message("A line that begins with % is an instruction to the reader; kyodo takes only %YAML 1.2.")
_DELETE_LINE: Final = Message("Delete that line.")
_TOO_MANY: Final = Message("The file holds more than {limit} values, and kyodo reads no further.", limit=MOST_VALUES)
_TOO_MANY_HINT: Final = Message("A plan holds some thousand values; check whether another file took its name.")


def _parser(text: str) -> Event:
    if yaml.__with_libyaml__:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]  # it is there, though the stubs do not export it

        return CParser(text)
    from kyodo_cli.reading.slow_parser import SlowParser

    return SlowParser(text)


def _span(start: Mark, end: Mark) -> Span:
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
