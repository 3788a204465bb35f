"""What came back from departments, merged cell by cell: as sent, as it is in the sheet, as it is recorded now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kyodo_cli.base.errors import KyodoError
from kyodo_cli.base.language import Message
from kyodo_cli.reading.files import YearFile
from kyodo_cli.sheets.answers import Seen
from kyodo_cli.sheets.content import Answer, Block, Questions, recorded, shown_answer
from kyodo_cli.sheets.plain import plain_text
from kyodo_cli.sheets.signature import signed
from kyodo_cli.sheets.understanding import understood
from kyodo_cli.sheets.verdicts import Given, Merged, Preference


def merged(asked: Questions, given: Sequence[Given], prefer: Preference, now: YearFile | None) -> tuple[Merged, ...]:
    """Return what becomes of every cell that was read, file by file.

    Args:
        asked: what is asked in the plan's year.
        given: the workbooks of that year.
        prefer: which side wins a conflict.
        now: the records as they are now.
    """
    blocks = (*asked.items, *asked.values)
    known = {answer.key: (block, answer) for block in blocks for answer in block.answers if answer.is_open}
    cells: list[Merged] = []
    for one in given:
        cells += _cells(asked, one, known, now)
        cells += _strays(one)
    edits: dict[str, list[Merged]] = {}
    for cell in cells:
        if cell.verdict in ("taken", "conflict"):
            edits.setdefault(cell.key, []).append(cell)
    settled = (_settled(cell, edits.get(cell.key, []), prefer) for cell in cells)
    return (*settled, *(cell for one in given for cell in signed(asked.plan, one.file, one.answers.signature)))


def _cells(
    asked: Questions, given: Given, known: Mapping[str, tuple[Block, Answer]], now: YearFile | None
) -> Iterator[Merged]:
    for key, seen in given.answers.seen.items():
        found = [_read(asked, given, one, known.get(key)) for one in seen]
        edited = [one for one in found if one.verdict != "unchanged"]
        chosen = edited[0] if edited else found[0]
        second = next((one for one in edited if one.found != chosen.found), None)
        if second:
            chosen = _twice(chosen, second)
        yield _against(asked, chosen, now)
        if not given.was_sent:  # each cell of a table was written by somebody, and is counted
            yield from (_beside(chosen, one, is_other=second is not None) for one in edited[1:])


def _twice(cell: Merged, other: Merged) -> Merged:
    return cell._replace(
        verdict="refused",
        message=Message("The same question is answered twice, here and in {place}, differently.", place=_place(other)),
        hint=Message("Keep one of the two answers."),
    )


def _beside(first: Merged, cell: Merged, *, is_other: bool) -> Merged:
    """Return a further cell of a table that answers the same question."""
    if is_other:
        return _twice(cell, first)
    if cell.verdict == "refused":
        return cell
    return cell._replace(verdict="unchanged", message=Message("The same as in {file}.", file=_place(first)))


def _place(cell: Merged) -> str:
    return f"{cell.sheet}!{cell.at}" if cell.sheet else cell.at


def _read(asked: Questions, given: Given, seen: Seen, known: tuple[Block, Answer] | None) -> Merged:
    """Return what a cell says, not yet held against the records."""
    sent = given.answers.identity.cells[seen.key]
    text = plain_text(seen.cell.text) if seen.cell else ""
    cell = Merged(given.file, seen.sheet, seen.at, seen.key, "taken", found=text)
    if known is None:
        is_as_sent = text == sent.base or (bool(sent.base) and text.startswith((f"{sent.base}：", f"{sent.base}: ")))
        return _unless_same(cell._replace(sent=sent.base), is_as_sent, _NOT_ASKED)
    block, answer = known
    language = asked.plan.language
    shown = shown_answer(answer.field, sent.base, language)
    cell = cell._replace(sent=shown if given.was_sent else None, block=block, answer=answer)
    if seen.doubt:
        return cell._replace(verdict="refused", message=seen.doubt, hint=seen.hint)
    try:
        taken = understood(asked.plan, answer.field, seen.cell, sent.before)
    except KyodoError as fault:
        return _unless_same(cell, text == sent.base, (fault.message, fault.hint))
    is_same = taken.plain == sent.base
    if given.was_sent and block.share.answers != given.department:
        name = next((one.name for one in asked.plan.departments if one.id == block.share.answers), "")
        message = Message("{department} answers for it.", department=name) if name else _NOT_THEIRS
        return _unless_same(cell, is_same, (message, _OWN_ROWS))
    if is_same:
        return cell._replace(verdict="unchanged", found=shown, message=taken.remark)
    return cell._replace(found=shown_answer(answer.field, taken.plain, language), data=taken.data, message=taken.remark)


def _unless_same(cell: Merged, is_same: bool, why: tuple[Message, Message | None]) -> Merged:  # noqa: FBT001
    if is_same:
        return cell._replace(verdict="unchanged", found=cell.sent or "")
    return cell._replace(verdict="refused", message=why[0], hint=why[1])


def _against(asked: Questions, cell: Merged, now: YearFile | None) -> Merged:
    """Hold an edited cell against what is recorded now."""
    if cell.block is None or cell.answer is None:
        return cell
    field = cell.answer.field
    here = shown_answer(field, recorded(cell.block.subject, field, asked.year, now), asked.plan.language)
    cell = cell._replace(now=here)
    if cell.verdict != "taken":
        return cell
    if here == cell.found:
        return cell._replace(verdict="unchanged", message=cell.message or _RECORDED)
    return cell._replace(verdict="conflict") if here != (cell.sent or "") else cell


def _settled(cell: Merged, edits: Sequence[Merged], prefer: Preference) -> Merged:
    """Settle a conflict by what is preferred; edits of one cell in several files must be the same."""
    if cell.verdict not in ("conflict", "taken"):
        return cell
    others = [one for one in edits if one.found != cell.found]
    side = prefer.of(cell.key)
    if side == "records" and (others or cell.verdict == "conflict"):
        return cell._replace(verdict="unchanged", message=_KEPT)
    if others:
        place = f"{others[0].file} {_place(others[0])}"
        message = Message("Another workbook says something else: {place}.", place=place)
        return cell._replace(verdict="conflict", now=others[0].found, message=message, hint=_LEAVE_OUT)
    if cell.verdict == "conflict" and side != "sheet":
        return cell
    if edits[0] is not cell:
        return cell._replace(verdict="unchanged", message=Message("The same as in {file}.", file=edits[0].file))
    return cell if cell.verdict == "taken" else cell._replace(verdict="taken", message=_BY_PREFERENCE)


def _strays(given: Given) -> Iterable[Merged]:
    for one in given.answers.strays:
        yield Merged(given.file, one.sheet, one.at, "", "refused", sent="" if given.was_sent else None, found=one.text,
                     message=one.message, hint=one.hint)  # fmt: skip


_NOT_ASKED = (
    Message("The plan does not ask this in that year any more."),
    Message("Export the sheet again; what was answered is in this file."),
)
_NOT_THEIRS = Message("The plan names nobody who answers for it.")
_OWN_ROWS = Message(
    "A department answers in its own rows; ask the other department, or record it with “kyodo evaluate”."
)
_RECORDED = Message("It is recorded so already.")
_KEPT = Message("The records were kept, as asked.")
_BY_PREFERENCE = Message("The sheet was taken, as asked.")
_LEAVE_OUT = Message("Leave out one of the two workbooks, or keep the records with --prefer.")
