"""Places that the plan names in its own text: of an erratum, of a section, of an earlier plan (KY134-137)."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.base.folding import folded
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path, parse, printed
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.plan import Erratum, Plan, Section
from kyodo_cli.rules.circles import circles
from kyodo_cli.rules.did_you_mean import did_you_mean
from kyodo_cli.rules.subject import Subject
from kyodo_cli.rules.written import texts_written, written

ERRATUM_WITHOUT_PLACE: Final = Rule("KY134", "erratum-without-place", "error")
ERRATUM_NOT_AS_PRINTED: Final = Rule("KY135", "erratum-not-as-printed", "error")
SECTION_WITHOUT_PLACE: Final = Rule("KY136", "section-without-place", "error")
REVISION_OF_UNKNOWN: Final = Rule("KY137", "revision-of-unknown", "warning")

ROUTE: Final = Message("Write the kind, the id and the field, such as “actions/a08/title”.")


def errata_without_place(subject: Subject) -> Iterator[Finding]:
    """Find errata at a place that the plan does not have."""
    for at, erratum, path in _errata(subject):
        if path is not None:
            continue
        message = Message("The erratum is at “{route}”, a place that this plan does not have.", route=erratum.at)
        hint = _route_hint(subject, erratum)
        yield subject.finding(ERRATUM_WITHOUT_PLACE, ("source", "errata", at, "at"), message, hint)


def errata_not_as_printed(subject: Subject) -> Iterator[Finding]:
    """Find errata whose printed text does not stand at their place."""
    for at, erratum, path in _errata(subject):
        if path is None or _stands_in(erratum.printed, written(subject.tree, path)):
            continue
        message = Message("“{printed}” does not stand at {route}.", printed=erratum.printed, route=erratum.at)
        elsewhere = _beside(subject, erratum.printed, path)
        if elsewhere:
            hint = Message("It stands at {route}.", route=elsewhere)
        else:
            hint = Message(
                "Write at “printed” the words as they stand there; the text itself stays as the city printed it."
            )
        yield subject.finding(ERRATUM_NOT_AS_PRINTED, ("source", "errata", at, "printed"), message, hint)


def sections_without_place(subject: Subject) -> Iterator[Finding]:
    """Find sections that follow nothing in the plan, or one another in a circle."""
    sections = subject.plan.sections
    by_title = _by_title(sections)
    titles = {folded(title) for title in texts_written(subject.tree, ("sections",), "title")}
    for at, section in enumerate(sections):
        after = section.after
        if after is None or after in _FIELDS or folded(after) in titles - {folded(section.title or "")}:
            continue
        message = Message(
            "The section is to stand after “{after}”, which is neither a field nor another section.", after=after
        )
        others = [one.title for one in sections if one.title and one is not section]
        fields = Message("Write a field of the plan, such as “period” or “positioning”, or another section's title.")
        hint = did_you_mean(after, (*_FIELDS, *others), fields)
        yield subject.finding(SECTION_WITHOUT_PLACE, ("sections", at, "after"), message, hint)
    for circle in circles(_followed(sections, by_title)):
        if len(circle) > 1:
            titles_in_circle = " → ".join(sections[at].title or "" for at in (*circle, circle[0]))
            message = Message("These sections follow one another in a circle: {way}.", way=titles_in_circle)
            hint = Message("Write a field of the plan as “after” of the one that comes first.")
            yield subject.finding(SECTION_WITHOUT_PLACE, ("sections", circle[0], "after"), message, hint)


def revisions_of_unknown(subject: Subject) -> Iterator[Finding]:
    """Find earlier plans that are a revision of a plan which the lineage does not name."""
    lineage = subject.plan.lineage
    unread = {folded(title) for title in texts_written(subject.tree, ("lineage",), "title")}
    unread -= {folded(one.title) for one in lineage}
    for at, one in enumerate(lineage):
        original = one.revision_of
        # A revision often bears the title of what it revised; the plan's own entry is not meant.
        titles = unread | {folded(other.title) for other in lineage if other is not one}
        if original is None or folded(original) in titles:
            continue
        message = Message(
            "“{title}” is a revision of “{original}”, which the lineage does not name.",
            title=one.title,
            original=original,
        )
        others = [other.title for other in lineage if other is not one]
        hint = did_you_mean(
            original, others, Message("Add that plan to “lineage”, or write its title as it stands there.")
        )
        yield subject.finding(REVISION_OF_UNKNOWN, ("lineage", at, "revision_of"), message, hint)


def _errata(subject: Subject) -> Iterator[tuple[int, Erratum, Path | None]]:
    for at, erratum in enumerate(subject.plan.source.errata if subject.plan.source else ()):
        yield at, erratum, subject.tree.path(parse(erratum.at)) or None


def _route_hint(subject: Subject, erratum: Erratum) -> Message:
    """Say which item was probably meant, if a route of the right form names none."""
    steps = parse(erratum.at)
    ids = (*subject.outline.by_id, *subject.outline.indicator_by_id)
    return did_you_mean(steps[1], ids, ROUTE) if len(steps) > 1 and steps[1] not in ids else ROUTE


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for below in value.values():
            yield from _texts(below)
    elif isinstance(value, tuple):
        for below in value:
            yield from _texts(below)
    elif value is not None:
        yield str(value)


def _stands_in(text: str, value: object) -> bool:
    return any(text in one or folded(text) in folded(one) for one in _texts(value))


def _beside(subject: Subject, text: str, path: Path) -> str | None:
    """Return the route of a text that stands in another field of the same item."""
    item = written(subject.tree, path[:-1])
    if not isinstance(item, dict):
        return None
    fields = (key for key, value in item.items() if isinstance(value, str) and _stands_in(text, value))
    return next((printed(subject.tree.route((*path[:-1], key))) for key in fields), None)


def _by_title(sections: tuple[Section, ...]) -> dict[str, int]:
    return {folded(one.title): at for at, one in reversed(tuple(enumerate(sections))) if one.title}


def _followed(sections: tuple[Section, ...], by_title: dict[str, int]) -> dict[int, tuple[int, ...]]:
    """Return for each section the one that it follows, where that is a section."""
    return {
        at: (by_title[folded(one.after)],)
        if one.after and one.after not in _FIELDS and folded(one.after) in by_title
        else ()
        for at, one in enumerate(sections)
    }


_FIELDS: Final = tuple(name for name in Plan.model_fields if name not in ("format", "id", "language", "sections"))

CHECKS: Final = (
    (ERRATUM_WITHOUT_PLACE, errata_without_place),
    (ERRATUM_NOT_AS_PRINTED, errata_not_as_printed),
    (SECTION_WITHOUT_PLACE, sections_without_place),
    (REVISION_OF_UNKNOWN, revisions_of_unknown),
)
