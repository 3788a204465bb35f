"""`kyodo evaluate KIND ID --year Y`: record an evaluation."""

from collections.abc import Sequence

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year
from kyodo_cli.cli.recording import carry_out, ledger, one_found
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.editing.change import Change
from kyodo_cli.reading.files import YearFile
from kyodo_cli.recording.evaluation import evaluation_changes
from kyodo_cli.recording.orders import record_order
from kyodo_cli.recording.refusals import refuse_item
from kyodo_cli.recording.typed import Typed, understood


def evaluate(
    around: Surroundings,
    kind: str,
    item: str,
    year: str,
    typed: Typed,
    *,
    plan: str | None = None,
    dry_run: bool = False,
) -> int:
    """Record what was typed of one item in one year.

    Raises:
        UsageFault: nothing was typed, or something that the plan does not have.
        ConflictFault: the year is closed, or somebody changed the same entry meanwhile.
    """
    found = one_found(around, kind, item, plan)
    if found.entry is None:
        raise UsageFault(
            Message(
                "Only items of a plan are evaluated: {kinds}.", kinds=["vision", "goal", "aim", "measure", "action"]
            ),
            Message("A value of an indicator is recorded with “kyodo record indicator”."),
        )
    entry, where = found.entry, ledger(around, found.book, fiscal_year(year))
    given = understood(found.book.plan, where.year, typed)
    if given.is_empty:
        raise UsageFault(
            Message("Nothing was given to be recorded."),
            Message("Add --rating, --result or another option; “kyodo evaluate --help” lists them."),
        )

    def compose(now: YearFile | None) -> Sequence[Change]:
        refuse_item(where, entry)
        return evaluation_changes(where, entry, given, now)

    return carry_out(around, where, record_order(where, compose), dry_run=dry_run)
