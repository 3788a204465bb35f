"""The hidden sheet: whose workbook it is, every cell that is to be answered with its base, and all fixed texts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kyodo_cli.sheets.arrangement import COLUMNS, MARK, Workbook
from kyodo_cli.sheets.plain import digest, plain_text

NAME: Final = "_kyodo"
FORMAT: Final = "1"


class Sent(NamedTuple):
    """A cell as it was sent: where it stood in words, last year's text beside it, and what was recorded."""

    key: str
    number: str
    label: str
    before: str
    base: str
    digest: str


class Identity(NamedTuple):
    """What a workbook says of itself; `headings` are by column, `texts` the digests of all fixed texts.

    `signature` holds the labels beside which it is said who filled it in and when; `stage` a later stage of review.
    """

    plan: str
    year: str
    department: str
    headings: Mapping[str, str]
    cells: Mapping[str, Sent]
    texts: frozenset[str]
    signature: Mapping[str, str] = {}
    stage: str = ""

    @classmethod
    def of(cls, books: Sequence[Workbook], cells: Mapping[str, Sent]) -> "Identity":
        """Return the identity of a workbook that is one of several; whose it is is not known."""
        one = books[0]
        headings = next((sheet.headings for book in books for sheet, _ in book.answers()), ())
        texts = frozenset(text for book in books for text in fixed_texts(book))
        signature = {line.asks: line.label for line in one.cover if line.asks}
        by_column = dict(zip(COLUMNS[1:], headings, strict=False))
        return cls(one.plan, str(one.year), "", by_column, cells, texts, signature, one.stage or "")

    def is_fixed(self, text: str) -> bool:
        """Say whether a text was sent along, and is no answer."""
        return digest(plain_text(text)) in self.texts

    @property
    def mark(self) -> str:
        """What the keys of this workbook's rows begin with."""
        return row_mark(self.plan, self.year)


def row_mark(plan: str, year: int | str) -> str:
    """Return what the key of a row begins with: of which plan and year it is."""
    return f"{MARK}:{plan}:{year}:"


def hidden_rows(workbook: Workbook) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the hidden sheet."""
    yield MARK, FORMAT
    yield "plan", workbook.plan
    yield "year", str(workbook.year)
    yield "department", workbook.department or ""
    if workbook.stage:
        yield "stage", workbook.stage
    for one in workbook.cover:
        if one.asks:
            yield "signature", one.asks, one.label
    headings = next((sheet.headings for sheet, _ in workbook.answers()), ())
    yield "headings", *headings
    for _, line in workbook.answers():
        yield "cell", line.key, line.number, line.label, line.before, line.now, digest(line.now)
    for text in sorted(fixed_texts(workbook)):
        yield "text", text


def fixed_texts(workbook: Workbook) -> set[str]:
    """Return the digests of all texts of a workbook that are no answers."""
    return {digest(plain_text(text)) for text in _fixed(workbook)}


def identity_of(rows: Sequence[Sequence[str]]) -> Identity | None:
    """Return what a hidden sheet says, or None where it is not one that this kyodo understands."""
    if not rows or tuple(rows[0][:2]) != (MARK, FORMAT):
        return None
    meta: dict[str, str] = {}
    cells: dict[str, Sent] = {}
    headings: dict[str, str] = {}
    texts: set[str] = set()
    signature: dict[str, str] = {}
    for row in rows[1:]:
        kind, *rest = row
        if kind == "cell" and rest:
            sent = Sent(*(rest + [""] * len(Sent._fields))[: len(Sent._fields)])
            if digest(sent.base) != sent.digest:
                return None
            cells[sent.key] = sent
        elif kind == "text" and rest:
            texts.add(rest[0])
        elif kind == "headings":
            headings = dict(zip(COLUMNS[1:], rest, strict=False))
        elif kind == "signature" and len(rest) > 1:
            signature[rest[0]] = rest[1]
        elif rest:
            meta[kind] = rest[0]
    if not {"plan", "year"} <= meta.keys():
        return None
    return Identity(
        meta["plan"], meta["year"], meta.get("department", ""), headings, cells, frozenset(texts), signature,
        meta.get("stage", ""),
    )  # fmt: skip


def _fixed(workbook: Workbook) -> Iterator[str]:
    for line in workbook.cover:
        yield line.label
        yield line.text or ""
    yield workbook.title
    for sheet in workbook.sheets:
        yield from sheet.headings
        for one in sheet.lines:
            yield from (one.number, one.label, one.before, one.hint)
            if not one.is_open:
                yield one.now
