"""Every page of a plan, to be kept on the shelf."""

from collections.abc import Sequence

from kyodo_cli.analysis.as_of import as_of
from kyodo_cli.analysis.lookup import entry_names, indicator_names
from kyodo_cli.base.folding import folded
from kyodo_cli.base.kinds import ITEM_KINDS
from kyodo_cli.base.naming import Names
from kyodo_cli.cli.asking import Found, called
from kyodo_cli.cli.commands.show import page
from kyodo_cli.cli.shelf import Look, Page, Volume
from kyodo_cli.workspace.book import PlanBook


def volume(book: PlanBook, look: Look, others: Sequence[PlanBook]) -> Volume:
    """Make the pages of a plan, its items and its indicators; `others` are the plans that items correspond to."""
    outline, now = book.outline, as_of(book, look.year)
    pages = [Page("plan", Names([folded(book.id)]), page(Found(book), look, now=now))]
    pages += [
        Page(one.kind, entry_names(one), page(Found(book, one), look, now=now, others=others))
        for one in outline.entries
    ]
    pages += [
        Page("indicator", indicator_names(one), page(Found(book, indicator=one), look, now=now))
        for one in outline.indicators
    ]
    return Volume({kind: called(kind, [book]) for kind in ITEM_KINDS}, pages)
