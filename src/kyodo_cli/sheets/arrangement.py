"""A department's workbook as lines of its sheets: which texts are fixed, and which cells are to be answered."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from kyodo_cli.analysis.scales import stages_of
from kyodo_cli.base.language import Message, shown
from kyodo_cli.base.years import printed_year
from kyodo_cli.sheets.content import Answer, Block, Questions, shown_answer
from kyodo_cli.sheets.cover import CoverLine, cover_lines
from kyodo_cli.sheets.fields import Choice, Field
from kyodo_cli.sheets.names import sheet_names
from kyodo_cli.views.words import Word, word

MARK: Final = "kyodo"
"""What every text begins with by which kyodo knows its own rows and columns again."""

COLUMNS: Final = ("key", "number", "label", "before", "now", "hint")
"""The columns of a sheet of questions; the first is hidden, and so is the row that names them so."""

LONGEST: Final = 32_767
"""UTF-16 units that a cell of Excel holds."""


class Line(NamedTuple):
    """One line of a sheet: a heading of an item (without an answer), or a question.

    `key` is empty where nothing can be answered; `now` is plain text as it is recorded where the cell is open, else as
    people read it.
    """

    number: str
    label: str
    before: str
    now: str
    hint: str
    key: str = ""
    field: Field | None = None
    is_open: bool = False


class Sheet(NamedTuple):
    """One visible sheet: its name, its headings and lines."""

    name: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]


class Letter(NamedTuple):
    """What the secretariat says to all departments: until when, and to whom."""

    deadline: str | None = None
    contact: str | None = None


class Workbook(NamedTuple):
    """All that a department's workbook holds; `department` is None for what the plan names nobody for.

    `stage` is the later stage of review that it asks, None where it asks departments.
    """

    plan: str
    year: int
    language: str
    department: str | None
    title: str
    cover_name: str
    cover: tuple[CoverLine, ...]
    sheets: tuple[Sheet, ...]
    stage: str | None = None

    def answers(self) -> Iterator[tuple[Sheet, Line]]:
        """Yield the lines that are to be answered."""
        for sheet in self.sheets:
            for line in sheet.lines:
                if line.is_open:
                    yield sheet, line


def workbook_of(asked: Questions, department: str | None, letter: Letter) -> Workbook:
    """Return the workbook of a department.

    Args:
        asked: all questions of the plan's year.
        department: the department's id; None for the items that the plan names nobody for.
        letter: what the secretariat says to everybody.
    """
    plan, language = asked.plan, asked.plan.language
    mine = [[one for one in part if one.share.answers == department] for part in (asked.items, asked.values)]
    read = [one for part in (asked.items, asked.values) for one in part if department in one.share.reads]
    lowest = asked.items[0].kind if asked.items else word(plan, "action")
    first = asked.stage.label if asked.stage else lowest
    titles = (Message("Read first"), first, word(plan, "indicator"), Message("For reference"))
    cover_name, *names = sheet_names([shown(one, language) for one in titles])
    parts = zip(names, (*mine, read), (True, True, False), strict=True)
    stages = {one.id: one.label for one in stages_of(plan, asked.year)}
    name = next((one.name for one in plan.departments if one.id == department), department)
    return Workbook(
        plan=plan.id,
        year=asked.year,
        language=language,
        department=department,
        title=f"{plan.title} {printed_year(asked.year, language)}",
        cover_name=cover_name,
        cover=tuple(cover_lines(asked, name, [len(one) for one in mine], letter.deadline, letter.contact)),
        stage=asked.stage.id if asked.stage else None,
        sheets=tuple(
            _sheet(title, blocks, asked.year, language, stages, is_open=is_open)
            for title, blocks, is_open in parts
            if blocks
        ),
    )


def fits(text: str) -> bool:
    """Say whether a cell holds a text whole."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST


def _sheet(
    name: str, blocks: list[Block], year: int, language: str, stages: Mapping[str, str], *, is_open: bool
) -> Sheet:
    before, now = (printed_year(one, language) for one in (year - 1, year))
    headings = (
        Message("No."),
        Message("Question"),
        Message("{year}: as answered", year=before),
        Message("{year}: please fill in", year=now) if is_open else Message("{year}: as recorded", year=now),
        Message("How to fill in") if is_open else Message("Remarks"),
    )
    lines = (line for block in blocks for line in _lines(block, language, stages, is_open=is_open))
    return Sheet(name, tuple(shown(one, language) for one in headings), tuple(lines))


def _lines(block: Block, language: str, stages: Mapping[str, str], *, is_open: bool) -> Iterator[Line]:
    yield Line(block.number, shown(block.kind, language), block.title, block.text, block.departments)
    for answer in block.answers:
        if answer.is_open or answer.now:  # of an earlier stage only what it has said
            label = answer.field.label if answer.is_open else _of_its_stage(answer.field, stages)
            yield _line(block, answer, label, language, is_open=is_open and block.is_open and answer.is_open)


def _of_its_stage(field: Field, stages: Mapping[str, str]) -> Word:
    """Return what a field of an earlier stage is called: several of them have a comment."""
    stage = stages.get(str(field.path[1]), "") if field.path[0] == "reviews" else ""
    return field.label if stage in ("", field.label) else Message("{stage} ({axis})", stage=stage, axis=field.label)


def _line(block: Block, answer: Answer, label: Word, language: str, *, is_open: bool) -> Line:
    field = answer.field
    label = shown(label, language)
    if field.unit:
        label = shown(Message("{stage} ({axis})", stage=label, axis=field.unit), language)
    hint = field.hint if is_open else None
    if is_open and not fits(answer.now):
        is_open, hint = False, Message("Too long for a cell: record it with “kyodo evaluate”.")
    elif not block.is_open:
        hint = Message("Several values are recorded: use “kyodo record indicator”.")
    before = shown_answer(field, answer.before, language)
    now = answer.now if is_open else shown_answer(field, answer.now, language)
    return Line(
        number=block.number,
        label=label,
        before=before if fits(before) else "…",
        now=now if fits(now) else "…",
        hint=shown(hint, language) if hint else "",
        key=answer.key if is_open else "",
        field=field,
        is_open=is_open,
    )


def lists_of(workbook: Workbook) -> dict[tuple[Choice, ...], int]:
    """Return the lists that cells of a workbook offer, each with its position."""
    found = dict.fromkeys(line.field.choices for _, line in workbook.answers() if line.field and line.field.choices)
    return {choices: at for at, choices in enumerate(found)}
