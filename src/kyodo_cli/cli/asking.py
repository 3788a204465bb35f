"""From what was typed to the items that are meant, in the plans that can be read."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kyodo_cli.analysis.frame import entries_in
from kyodo_cli.analysis.links import corresponding
from kyodo_cli.analysis.lookup import find_entries, find_indicators, near_misses
from kyodo_cli.base.errors import InputFault, UsageFault
from kyodo_cli.base.folding import folded, nearest
from kyodo_cli.base.kinds import ITEM_KINDS
from kyodo_cli.base.language import LANGUAGES, Message
from kyodo_cli.base.naming import kind_named, wanted
from kyodo_cli.cli.boundary import BAD_INPUT, FINE
from kyodo_cli.cli.output import tell
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.model.outline import Entry, IndicatorEntry
from kyodo_cli.reading.files import stem
from kyodo_cli.views.words import WORDS, word
from kyodo_cli.workspace.book import Book, PlanBook, open_book
from kyodo_cli.workspace.files import Workspace


class Found(NamedTuple):
    """One item that is meant: of a plan, its entry or indicator; the plan itself has neither."""

    book: PlanBook
    entry: Entry | None = None
    indicator: IndicatorEntry | None = None


class Answer(NamedTuple):
    """The items that are meant, of one kind; the plans that were read; the exit code that their state calls for."""

    kind: str
    found: list[Found]
    plans: tuple[PlanBook, ...]
    code: int


def open_plans(around: Surroundings, plan: str | None = None) -> tuple[Book, int]:
    """Read the plans of the workspace, or the one named; say what could not be read.

    Returns:
        The book, and the exit code: fine, or 4 where something that was needed could not be read.

    Raises:
        UsageFault: no such plan.
        InputFault: nothing at all could be read.
    """
    workspace = around.workspace()
    only = known_plan(workspace, plan)
    book = open_book(workspace, only)
    say_unread(around, book.unread)
    if not book.plans:
        raise nothing_read()
    return book, BAD_INPUT if book.unread else FINE


def say_unread(around: Surroundings, files: Iterable[str]) -> None:
    """Name the files in which something could not be read."""
    for file in files:
        tell(Message("{file} could not be read in full; “kyodo validate” says why.", file=file), around.language)


def say_without_plan(around: Surroundings, workspace: Workspace) -> None:
    """Name the records that are not in an export of all plans, since the plan that they are of is not there."""
    plans = {stem(file) for file in workspace.plans}
    if files := [file for file in workspace.years if file.split("/")[-2] not in plans]:
        left = Message(
            "There is no plan of these records, so they are not in the export: {files}. “kyodo validate” says more.",
            files=files,
        )
        tell(left, around.language)


def nothing_read() -> InputFault:
    """Return that there is no plan to go on with."""
    return InputFault(Message("No plan could be read."), Message("“kyodo validate” shows every finding."))


def beside(around: Surroundings, book: Book, plan: str | None) -> tuple[PlanBook, ...]:
    """Return the plans that were read and, where one was named, those that its items correspond to."""
    if plan is None:
        return book.plans
    here = {one.id for one in book.plans}
    return (*book.plans, *(one for one in counterpart_plans(around, book.plans) if one.id not in here))


def counterpart_plans(around: Surroundings, plans: Sequence[PlanBook]) -> tuple[PlanBook, ...]:
    """Return the plans that items of some plans correspond to; those that were not read are read now."""
    read = {one.id: one for one in plans}
    named = dict.fromkeys(name for one in plans for name in corresponding(one.outline))
    if not named:
        return ()
    workspace = around.workspace()
    opened = ((read[name],) if name in read else open_book(workspace, name).plans for name in named)
    return tuple(one for some in opened for one in some)


def known_plan(workspace: Workspace, plan: str | None) -> str | None:
    """Return the id of the plan that was typed, or None where none was.

    Raises:
        UsageFault: no such plan.
    """
    if plan is None:
        return None
    known = [stem(file) for file in workspace.plans]
    for one in known:
        if folded(one) == folded(plan):
            return one
    raise UsageFault(
        Message("There is no plan “{plan}”.", plan=plan),
        Message("Plans here: {plans}.", plans=nearest(plan, known) or known[:10]),
    )


def item_kind(text: str, book: Book) -> str:
    """Return the kind that was typed, in the singular.

    Raises:
        UsageFault: no such kind.
    """
    kind = kind_named(text, {kind: called(kind, book.plans) for kind in ITEM_KINDS})
    if kind is None:
        close = nearest(text, ITEM_KINDS, limit=1)
        hint = Message("Did you mean “{kind}”?", kind=close[0]) if close else None
        raise UsageFault(Message("There is no kind “{kind}”. Kinds: {kinds}.", kind=text, kinds=ITEM_KINDS), hint)
    return kind


def called(kind: str, plans: Sequence[PlanBook]) -> list[str]:
    """Return our words for a kind in every language, and the plans' own."""
    ours = [WORDS[kind].in_language(language) for language in LANGUAGES]
    return ours + [str(word(one.plan, kind)) for one in plans]


def ask(around: Surroundings, kind: str, item: str, plan: str | None = None, *, read_all: bool = False) -> Answer:
    """Find the items that are meant, in every plan or in the one named.

    Args:
        around: the world of this run.
        kind: the kind of item, as typed.
        item: the item, as typed.
        plan: the plan to look in, as typed, if not all.
        read_all: read the other plans too, although only one is looked in.

    Raises:
        UsageFault: no such kind, plan or item; the items that look like it are named.
    """
    want = wanted(item)
    plan_id = known_plan(around.workspace(), want.plan or plan)
    book, code = open_plans(around, None if read_all else plan_id)
    kind = item_kind(kind, book)
    looked_in = book._replace(plans=tuple(one for one in book.plans if plan_id in (None, one.plan_file.name)))
    found = [one for plan_book in looked_in.plans for one in _find(plan_book, kind, want.item)]
    if not found:
        raise _not_found(looked_in, kind, want.item, code)
    return Answer(kind, found, book.plans, code)


def of_year(found: list[Found], year: int) -> list[Found]:
    """Return, of several items of a plan that a number names, those that were part of it in a fiscal year, if any were.

    A number may have passed to another item: `2` of 2022 need not be `2` of today.
    """
    held = {id(one.book): {entry.path for entry in entries_in(one.book.outline, year)} for one in found}
    kept = [one for one in found if one.entry and one.entry.path in held[id(one.book)]]
    plans = {id(one.book) for one in kept}
    return [one for one in found if one in kept or id(one.book) not in plans]


def _find(book: PlanBook, kind: str, item: str) -> list[Found]:
    if kind == "plan":
        return [Found(book)] if folded(item) == folded(book.id) else []
    if kind == "indicator":
        return [Found(book, indicator=one) for one in find_indicators(book.outline, item)]
    return [Found(book, entry) for entry in find_entries(book.outline, kind, item)]


def _not_found(book: Book, kind: str, item: str, code: int) -> UsageFault | InputFault:
    if kind == "plan":
        close = nearest(item, [one.id for one in book.plans]) or [one.id for one in book.plans][:10]
    else:
        close = [f"{one.id}:{name}" for one in book.plans for name in near_misses(one.outline, kind, item)][:6]
    message = Message("{kind}: there is no “{item}”.", kind=WORDS[kind], item=item)
    if code != FINE:  # it may stand in what could not be read
        return InputFault(message)
    if close:
        return UsageFault(message, Message("Closest: {items}.", items=close))
    return UsageFault(message, Message("“kyodo list {kind}s” shows what there is.", kind=kind))
