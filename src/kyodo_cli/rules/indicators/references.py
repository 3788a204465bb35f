"""What an indicator names: its scale, its successor, what its targets are held against (KY306-KY308, KY313)."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.analysis.scales import scale_of
from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.rules.did_you_mean import did_you_mean
from kyodo_cli.rules.subject import Subject

UNKNOWN_SCALE: Final = Rule("KY306", "unknown-scale", "error")
SCALE_WITHOUT_RATES: Final = Rule("KY307", "scale-without-rates", "warning")
UNKNOWN_SUCCESSOR: Final = Rule("KY308", "unknown-successor", "error")
UNKNOWN_REFERENCE: Final = Rule("KY313", "unknown-reference", "error")


def unknown_scale(subject: Subject) -> Iterator[Finding]:
    """Find indicators graded by a scale that the plan does not have."""
    for entry in subject.outline.indicators:
        scale = entry.indicator.scale
        if scale and scale not in subject.unsure and scale_of(subject.plan, scale) is None:
            message = Message(
                "{indicator} is graded by “{scale}”, a scale that the plan does not have.",
                indicator=entry.indicator.id,
                scale=scale,
            )
            hint = _scales_hint(scale, [one.id for one in subject.plan.scales])
            yield subject.finding(UNKNOWN_SCALE, (*entry.path, "scale"), message, hint)


def scale_without_rates(subject: Subject) -> Iterator[Finding]:
    """Find indicators graded by a scale that does not say from which rate a grade is given."""
    for entry in subject.outline.indicators:
        scale = scale_of(subject.plan, entry.indicator.scale)
        if scale is None or any(grade.from_rate is not None for grade in scale.grades):
            continue
        message = Message(
            "{indicator} is graded by “{scale}”, whose grades do not say from which rate they are given.",
            indicator=entry.indicator.id,
            scale=scale.id,
        )
        hint = Message("Write “from_rate: …” (in %) at the grades, or delete “scale” here.")
        yield subject.finding(SCALE_WITHOUT_RATES, (*entry.path, "scale"), message, hint)


def unknown_successor(subject: Subject) -> Iterator[Finding]:
    """Find indicators followed by one that the plan does not have, or by themselves."""
    known = subject.outline.indicator_by_id
    for entry in subject.outline.indicators:
        one, successor = entry.indicator, entry.indicator.successor
        if not successor or ":" in successor or successor in subject.unsure:
            continue
        if successor == one.id:
            message = Message("{indicator} names itself as its successor.", indicator=one.id)
        elif successor not in known:
            message = Message(
                "{indicator} names “{successor}” as its successor, an indicator that this plan does not have.",
                indicator=one.id,
                successor=successor,
            )
        else:
            continue
        otherwise = Message("Name an indicator of this plan by its id, one of another plan as “plan:indicator”.")
        hint = did_you_mean(successor, (other for other in known if other != one.id), otherwise)
        yield subject.finding(UNKNOWN_SUCCESSOR, (*entry.path, "successor"), message, hint)


def unknown_reference(subject: Subject) -> Iterator[Finding]:
    """Find targets held against something that the indicator does not define."""
    for entry in subject.outline.indicators:
        one = entry.indicator
        known = ["previous_year", "baseline", *(reference.id for reference in one.references)]
        for at, target in enumerate(one.targets):
            against = target.against
            if against is None or against in subject.unsure:
                continue
            if against not in known:
                message = Message(
                    "A target of {indicator} is held against “{against}”, which is not among its references.",
                    indicator=one.id,
                    against=against,
                )
                hint = did_you_mean(against, known, Message("Possible here: {ids}.", ids=known))
            elif against == "baseline" and not one.baseline:
                message = Message(
                    "A target of {indicator} is held against a baseline that it does not have.", indicator=one.id
                )
                hint = Message("Write “baseline: {year: …, value: …}”.")
            else:
                continue
            yield subject.finding(UNKNOWN_REFERENCE, (*entry.path, "targets", at, "against"), message, hint)


def _scales_hint(scale: str, known: list[str]) -> Message:
    if not known:
        return Message("The plan defines no scales: add “scales: …”, or delete “scale” here.")
    return did_you_mean(scale, known, Message("Possible here: {ids}.", ids=known))


CHECKS: Final = (
    (UNKNOWN_SCALE, unknown_scale),
    (SCALE_WITHOUT_RATES, scale_without_rates),
    (UNKNOWN_SUCCESSOR, unknown_successor),
    (UNKNOWN_REFERENCE, unknown_reference),
)
