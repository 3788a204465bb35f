"""`kyodo export --to json`: plans and records in one file, which `kyodo import` makes the same files of."""

from kyodo_cli.base.errors import InputFault
from kyodo_cli.base.language import Message
from kyodo_cli.cli.boundary import FINE
from kyodo_cli.cli.commands.export import Order
from kyodo_cli.cli.exported import hand_out, whole_book
from kyodo_cli.cli.surroundings import Surroundings


def export_json(around: Surroundings, order: Order) -> int:
    """Write all plans and records, or those of one plan.

    Raises:
        InputFault: something could not be read in full, or is more than could be taken back.
    """
    from kyodo_cli.exporting.whole_files import export_json as text_of
    from kyodo_cli.exporting.whole_files import origin_of_json, wholes
    from kyodo_cli.reading.json_source import LARGEST_JSON, MOST_PARTS, parts_of

    book = whole_book(around, order.plan)
    text = text_of(one for plan in book.plans for one in wholes(plan))
    if len(text.encode("utf-8")) > LARGEST_JSON or parts_of(text) > MOST_PARTS:
        message = Message("All that is too much for one file: “kyodo import” would not take it back.")
        raise InputFault(message, Message("Export plan by plan, with --plan."))
    hand_out(around, order, text, origin_of_json)
    return FINE
