"""Where the answers stand in a workbook that came back, however it was sorted, copied and rearranged."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.reading.workbook.cells import At, Cell, Page, place_text
from kyodo_cli.sheets.arrangement import COLUMNS, MARK
from kyodo_cli.sheets.hidden import Identity, Sent, identity_of
from kyodo_cli.sheets.plain import plain_text


class Seen(NamedTuple):
    """An answer cell in a file: where it is, what it holds, and what speaks against taking it."""

    key: str
    sheet: str
    at: str
    cell: Cell | None
    doubt: Message | None = None
    hint: Message | None = None


class Stray(NamedTuple):
    """Something written where no answer is asked for."""

    sheet: str
    at: str
    text: str
    message: Message
    hint: Message


class Answers(NamedTuple):
    """All that a workbook says: its answer cells by key, each maybe in several places, and what stands elsewhere.

    `remarks` say what was not looked at; `signature` holds the cells that say who filled it in, and when.
    """

    identity: Identity
    seen: Mapping[str, tuple[Seen, ...]]
    strays: tuple[Stray, ...]
    remarks: tuple[Message, ...] = ()
    signature: Mapping[str, Seen] = {}

    @property
    def absent(self) -> tuple[str, ...]:
        """The cells that were sent and are not in the file: their rows were deleted."""
        return tuple(key for key in self.identity.cells if key not in self.seen)


def find_identity(pages: Sequence[Page]) -> Identity | None:
    """Return what the hidden sheet of a workbook says, wherever it is and whatever it is called."""
    for page in pages:
        first = page.cells.get((1, 1))
        if first and first.text == MARK and (found := identity_of(_rows(page))):
            return found
    return None


def answers_of(pages: Sequence[Page], identity: Identity) -> Answers:
    """Return where the answers stand in a workbook, and what stands where none is asked for."""
    seen: dict[str, list[Seen]] = {}
    strays: list[Stray] = []
    signature: dict[str, Seen] = {}
    for page in pages:
        first = page.cells.get((1, 1))
        if first and first.text == MARK:
            continue
        reader = _Reader(page, identity)
        signature |= reader.signature()
        for one in reader.answers():
            seen.setdefault(one.key, []).append(one)
        strays += reader.strays()
    return Answers(identity, {key: tuple(found) for key, found in seen.items()}, tuple(strays), signature=signature)


class _Reader:
    """A sheet while it is read: its columns by what they hold, its rows by their keys."""

    def __init__(self, page: Page, identity: Identity) -> None:
        self._page = page
        self._identity = identity
        self._by_words = _unique(identity.cells.values())
        self._rows: dict[int, dict[int, str]] = {}
        for (row, column), cell in page.cells.items():
            self._rows.setdefault(row, {})[column] = plain_text(cell.text)
        self._columns = self._marked() or self._headed()
        self._swallowed = {at: start for start, end in page.merged for at in _inside(start, end) if at != start}
        self._taken: set[At] = set()

    def answers(self) -> Iterator[Seen]:
        """Yield the answer cells."""
        columns = [column for column, name in self._columns.items() if name == "now"]
        for row, texts in sorted(self._rows.items()):
            key = self._key(texts)
            if key is None:
                continue
            doubt, hint = self._doubt(key, texts)
            for column in columns:
                at = (row, column)
                self._taken.add(at)
                if start := self._swallowed.get(at):
                    message = Message("The cell is merged with {cell}: whose answer that is cannot be told.",
                                      cell=place_text(start))  # fmt: skip
                    yield self._seen(key, at, message, Message("Split the cells, and answer in each."))
                else:
                    yield self._seen(key, at, doubt, hint)

    def signature(self) -> dict[str, Seen]:
        """Return the cells right of the labels that ask who filled it in, on a sheet without questions."""
        found = {}
        names = {plain_text(label): name for name, label in self._identity.signature.items()}
        for row, texts in self._rows.items() if not self._columns else ():
            for column, text in texts.items():
                if text in names and (row, column + 1) in self._page.cells:
                    self._taken.add((row, column + 1))
                    found[names[text]] = self._seen(names[text], (row, column + 1), None, None)
        return found

    def strays(self) -> Iterator[Stray]:
        """Yield what stands where no answer is asked for; ask for the answers first."""
        page = self._page
        answers = [column for column, name in self._columns.items() if name == "now"]
        for at, cell in sorted(page.cells.items()):
            text = plain_text(cell.text)
            if at in self._taken or not text or text.startswith(f"{MARK}:") or self._identity.is_fixed(text):
                continue
            row = self._rows[at[0]]
            if any(map(self._is_foreign, row.values())):
                if at[1] in answers or not answers:
                    yield Stray(page.name, place_text(at), text, *_FOREIGN)
                continue
            is_ours = at[1] in self._columns and self._key(row) is not None
            yield Stray(page.name, place_text(at), text, *(_CHANGED if is_ours else _ELSEWHERE))
        for at, text in sorted(page.notes.items()):
            yield Stray(page.name, place_text(at), text, *_NOTE)
        if page.has_drawings:
            yield Stray(page.name, "", "", *_DRAWING)

    def _seen(self, key: str, at: At, doubt: Message | None, hint: Message | None) -> Seen:
        return Seen(key, self._page.name, place_text(at), self._page.cells.get(at), doubt, hint)

    def _marked(self) -> dict[int, str]:
        """Return the columns by the marks that stand in a hidden row."""
        for texts in self._rows.values():
            found = {column: text.removeprefix(f"{MARK}:") for column, text in texts.items() if text in _MARKS}
            if "now" in found.values():
                return found
        return {}

    def _headed(self) -> dict[int, str]:
        """Return the columns by their headings, where the marks are gone."""
        names = {plain_text(text): name for name, text in self._identity.headings.items() if text}
        for texts in self._rows.values():
            found = {column: names[text] for column, text in texts.items() if text in names}
            if {"label", "now"} <= set(found.values()):
                return found
        return {}

    def _key(self, texts: Mapping[int, str]) -> str | None:
        """Return the key of a row: by its mark, else by its number and question where only one has these."""
        if not self._columns:
            return None
        if found := next((text for text in texts.values() if text.startswith(self._identity.mark)), None):
            key = found.removeprefix(self._identity.mark)
            return key if key in self._identity.cells else None
        if any(self._is_foreign(text) for text in texts.values()):
            return None
        return self._by_words.get((self._word(texts, "number"), self._word(texts, "label")))

    def _is_foreign(self, text: str) -> bool:
        """Say whether a text is the key of a row that was not sent with this workbook."""
        if not text.startswith(f"{MARK}:") or text in _MARKS:
            return False
        return text.removeprefix(self._identity.mark) not in self._identity.cells

    def _doubt(self, key: str, texts: Mapping[int, str]) -> tuple[Message | None, Message | None]:
        """Say what is wrong with a row whose visible words are those of another: it was sorted in part."""
        sent = self._identity.cells[key]
        words = (self._word(texts, "number"), self._word(texts, "label"))
        before = self._word(texts, "before")
        other = self._by_words.get(words)
        is_other = other is not None and other != key
        is_others = bool(before) and before != plain_text(sent.before) and self._befores.get(before) is not None
        if not is_other and not is_others:
            return None, None
        return _MIXED

    @cached_property
    def _befores(self) -> Mapping[str, str | None]:
        """Return the keys by last year's answers, as far as an answer is one row's alone."""
        found: dict[str, str | None] = {}
        for sent in self._identity.cells.values():
            before = plain_text(sent.before)
            found[before] = None if before in found else sent.key
        return found

    def _word(self, texts: Mapping[int, str], name: str) -> str:
        return next((texts.get(column, "") for column, one in self._columns.items() if one == name), "")


def _unique(cells: Iterable[Sent]) -> dict[tuple[str, str], str]:
    """Return the keys by number and question, as far as these are one row's alone."""
    found: dict[tuple[str, str], str] = {}
    seen: set[tuple[str, str]] = set()
    for sent in cells:
        words = (plain_text(sent.number), plain_text(sent.label))
        if words in seen:
            found.pop(words, None)
        else:
            found[words] = sent.key
        seen.add(words)
    return found


def _rows(page: Page) -> list[list[str]]:
    rows: dict[int, dict[int, str]] = {}
    for (row, column), cell in page.cells.items():
        rows.setdefault(row, {})[column] = cell.text
    return [[texts.get(at, "") for at in range(1, max(texts) + 1)] for _, texts in sorted(rows.items())]


def _inside(start: At, end: At) -> Iterator[At]:
    """Yield the cells of a merged range, of a whole row or column as far as answers could stand."""
    for row in range(start[0], min(end[0], start[0] + 10_000) + 1):
        for column in range(start[1], min(end[1], start[1] + 50) + 1):
            yield row, column


_MARKS = frozenset(f"{MARK}:{name}" for name in COLUMNS)
_ELSEWHERE = (
    Message("It stands where no answer is asked for."),
    Message("Move it into the answer that it belongs to, or delete it."),
)
_CHANGED = (
    Message("A text that was sent along has been changed."),
    Message("If it is an answer, write it in the column of the year; what the plan says is changed in the plan."),
)
_FOREIGN = (
    Message("The row comes from another workbook; a department answers in its own rows."),
    Message("Import the workbook that the row comes from."),
)
_NOTE = (
    Message("A comment on a cell is no answer."),
    Message("Write it into the answer that it belongs to, or delete it."),
)
_DRAWING = (
    Message("A picture or a text box is in the sheet; it is not read."),
    Message("If it holds an answer, write that in its cell; delete the picture."),
)
_MIXED = (
    Message("The row holds words of another question: its cells were sorted apart from each other."),
    Message("Check which question the answer is for, and write it in a fresh sheet."),
)
