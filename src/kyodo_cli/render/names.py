"""Our words for the fixed values of the format, such as the role of a department or the status of a value."""

from typing import Final

from kyodo_cli.base.language import Message

NAMES: Final[dict[str, Message]] = {
    # how an item stands
    "assessed": Message("assessed"),
    "not_assessable": Message("not assessable"),
    "not_due": Message("not due"),
    "missing": Message("not recorded"),
    # how an indicator stands
    "achieved": Message("achieved"),
    "on_track": Message("on track"),
    "behind": Message("behind"),
    "not_assessed": Message("not assessed"),
    # a department's part
    "lead": Message("lead"),
    "support": Message("support"),
    "collects": Message("collects"),
    # what a body is
    "council": Message("council"),
    "internal": Message("inside city hall"),
    "officers": Message("officers"),
    # where a value stands
    "actual": Message("actual"),
    "provisional": Message("provisional"),
    "estimate": Message("estimate"),
    "not_surveyed": Message("not surveyed"),
    "pending": Message("pending"),
    "not_published": Message("not published"),
    "unknown": Message("unknown"),
    "discontinued": Message("discontinued"),
    # what an amendment did
    "revised": Message("Plan revised"),
    "extended": Message("Period extended"),
    "period_abolished": Message("Period abolished"),
    "item_added": Message("Item added"),
    "item_retired": Message("Item ended"),
    "item_split": Message("Item split"),
    "item_merged": Message("Items merged"),
    "target_revised": Message("Target revised"),
    "indicator_revised": Message("Indicator revised"),
    "renamed": Message("Renamed"),
    "corrected": Message("Text corrected"),
    # how a target was revised
    "target_lowered": Message("Target lowered"),
    "target_raised": Message("Target raised"),
    "target_eased": Message("Target eased"),
    "target_tightened": Message("Target tightened"),
    "target_changed": Message("Target revised"),
    "target_added": Message("Target added"),
    # what became of a year's records
    "closed": Message("Records closed"),
    "reopened": Message("Records reopened"),
    "published": Message("Report published"),
    # the order of a scale
    "best_first": Message("From the best to the worst."),
    "worst_first": Message("From the worst to the best."),
    "none": Message("The order says nothing of better or worse."),
    # which of two related items lists the other
    "both": Message("both list it"),
    "out": Message("listed only here"),
    "in": Message("listed only there"),
    # an item beside one of another plan
    "broader": Message("this item is the broader one"),
    "peer": Message("this item is its peer"),
    "narrower": Message("this item is the narrower one"),
}

YES: Final = Message("yes")
NO: Final = Message("no")

STATES: Final[dict[str, Message]] = {
    "draft": Message("Draft"),
    "settled": Message("Draft from closed records"),
    "final": Message("Final"),
}
"""What a report is, by its state."""
