"""A plan's year as JSON: everything that its report is made from, by the names of the file format."""

from typing import Any

from kyodo_cli.analysis.values import ValueStanding
from kyodo_cli.base.language import shown
from kyodo_cli.base.years import printed_year
from kyodo_cli.model.outline import IndicatorEntry
from kyodo_cli.render.explain_data import standing_data
from kyodo_cli.render.machine import json_answer, part_data
from kyodo_cli.render.machine_as_of import plan_as_of_data
from kyodo_cli.views.dataset import DatasetView, EvaluationRow
from kyodo_cli.views.grades import grade_word
from kyodo_cli.views.verdicts import StandingView

LISTS = ("visions", "goals", "aims", "measures", "actions", "indicators", "related", "departments")
"""What an item holds that stands by itself here."""


def report_json(view: DatasetView) -> bytes:
    """Return the one object that holds the report: in `items` itself, so that several reports make one list."""
    return json_answer("report", [_report(view)]).encode()


def _report(view: DatasetView) -> dict[str, Any]:
    plan, records = view.plan, view.records
    scales = {one.question.scale.id: one.question.scale for one in view.asked if one.question.scale}
    return {
        "plan": plan.id,
        "title": plan.title,
        "edition": plan.edition,
        "language": plan.language,
        "municipality": part_data(plan.municipality),
        "year": view.year,
        "year_printed": printed_year(view.year, plan.language),
        "state": view.state,
        "digest": view.digest,
        "closed": view.closed.state == "closed",
        **plan_as_of_data(view.then),
        "source": part_data(plan.source) if plan.source else None,
        "publication": part_data(records.publication) if records and records.publication else None,
        "scales": [
            part_data(one) | {"grades": [part_data(each) | {"code": each.code} for each in one.grades]}
            for one in scales.values()
        ],
        "directions": [part_data(one) for one in plan.directions],
        "departments": [part_data(one) for one in plan.departments],
        "tallies": [_tally(view, at) for at in range(len(view.asked))],
        "items": [_item(view, one) for one in view.items],
        "indicators": [_indicator(view, *one) for one in view.standings],
        "surveys": [part_data(one) for one in records.surveys] if records else [],
        "history": [part_data(one) for one in records.history] if records else [],
        "corrections": [part_data(one) for one in records.corrections] if records else [],
        "amendments": [part_data(one) for one in view.then.amendments],
    }


def _tally(view: DatasetView, at: int) -> dict[str, Any]:
    asked = view.asked[at]
    question = asked.question
    return {
        "stage": question.stage.id,
        "stage_label": shown(question.stage.label, view.plan.language),
        "axis": question.axis.id if question.axis else None,
        "axis_label": question.axis.label if question.axis else None,
        "scale": question.scale.id if question.scale else None,
        **asked.tally._asdict(),
    }


def _item(view: DatasetView, row: EvaluationRow) -> dict[str, Any]:
    node = row.entry.node
    return {
        "kind": row.entry.kind,
        "id": node.id,
        "number": node.number,
        "numbering": row.entry.numbering,
        "title": node.title,
        "ancestors": [one.id for one in row.entry.ancestors],
        **{key: value for key, value in part_data(node).items() if key not in LISTS},
        "related": list(node.related),
        "departments": [part_data(one) for one in node.departments],
        "in_charge": [{"id": one.id, "name": one.name} for one in row.departments],
        "indicators": [one.id for one in node.indicators],
        "recorded": row.recorded,
        "standings": [_answer(view, row, at) for at, answer in enumerate(row.answers) if answer],
        "evaluation": part_data(row.evaluation) if row.evaluation else None,
    }


def _answer(view: DatasetView, row: EvaluationRow, at: int) -> dict[str, Any]:
    question, answer = view.asked[at].question, row.answers[at]
    grade = answer.grade if answer else None
    meaning = grade_word(question.scale, grade)
    return {
        "stage": question.stage.id,
        "axis": question.axis.id if question.axis else None,
        "standing": answer.standing if answer else None,
        "rating": answer.code if answer else None,
        "label": shown(meaning, view.plan.language) if meaning else None,
        "counts_as": grade.counts_as if grade else None,
    }


def _indicator(
    view: DatasetView, entry: IndicatorEntry, standing: ValueStanding, found: StandingView
) -> dict[str, Any]:
    indicator = entry.indicator
    measured = view.records.measurements.get(indicator.id, ()) if view.records else ()
    judged = standing_data(found, view.plan.language)
    return {
        "item": entry.holder.id if entry.holder else None,
        "id": indicator.id,
        "number": indicator.number,
        **part_data(indicator),
        "measurements": [part_data(one) for one in measured],
        "recorded": standing,
        **{key: value for key, value in judged.items() if key != "year"},
    }
