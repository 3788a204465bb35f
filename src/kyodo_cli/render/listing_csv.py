"""A list of items as CSV, one datum a cell (統計表における機械判読可能なデータの表記方法の統一ルール)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

Row = dict[str, str]

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "plan": ("id", "title", "edition", "municipality", "period.from", "period.to"),
    "indicator": ("plan", "item", "id", "number", "title", "kind", "unit", "shape", "better"),
    "item": ("plan", "kind", "id", "number", "title", "need", "description", "vision", "goal", "aim", "measure"),
}
"""What every row holds, by the format's names; of what stands above an item, the id by kind."""

LISTS: Final = ("departments", "themes", "related")
"""What an item may have several of: `themes.1`, `themes.2` and so on, as many as the list needs."""


def listing_csv(kind: str, items: Iterable[Mapping[str, Any]], year: int | None, stages: Sequence[str]) -> str:
    """Return items as CSV that a spreadsheet opens rightly (byte order mark, CRLF); what is not there is empty.

    Args:
        kind: of the items.
        items: as they are printed as JSON.
        year: the fiscal year whose ratings are added, if one was asked for.
        stages: the columns of these ratings, by the ids of stage and axis: `self`, `council.progress`.
    """
    import csv
    from io import StringIO

    rows = [_row(kind, item, year) for item in items]
    header = list(COLUMNS.get(kind, COLUMNS["item"]))
    if kind not in COLUMNS:
        for name in LISTS:
            most = max((sum(key.startswith(f"{name}.") for key in row) for row in rows), default=1)
            header += [f"{name}.{number}" for number in range(1, max(most, 1) + 1)]
        if year is not None:
            recorded = [name for row in rows for name in row if name.startswith("rating.")]
            header += ["year", *dict.fromkeys([*(f"rating.{stage}" for stage in stages), *recorded])]
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([_safe(row.get(name, "")) for name in header] for row in rows)
    return "\ufeff" + text.getvalue()


def _row(kind: str, item: Mapping[str, Any], year: int | None) -> Row:
    row = {key: str(value) for key, value in item.items() if isinstance(value, (str, int))}
    if kind == "plan":
        row["municipality"] = str(item["municipality"]["name"])
        return row | {f"period.{end}": str(value) for end, value in item["period"].items() if end != "note"}
    row |= {above["kind"]: above["id"] for above in item.get("ancestors", ())}
    for name in LISTS:
        for number, one in enumerate(item.get(name, ()), 1):
            row[f"{name}.{number}"] = str(one["id"] if isinstance(one, dict) else one)
    return row if year is None else row | {"year": str(year)} | _ratings(item, year)


def _ratings(item: Mapping[str, Any], year: int) -> Row:
    reviews = item.get("evaluations", {}).get(str(year), {}).get("reviews", {})
    found = {f"rating.{stage}": review["rating"] for stage, review in reviews.items() if review.get("rating")}
    for stage, review in reviews.items():
        for axis, rating in review.get("ratings", {}).items():
            found[f"rating.{stage}.{axis}"] = rating["rating"] if isinstance(rating, dict) else rating
    return {name: str(code) for name, code in found.items()}


def _safe(text: str) -> str:
    """Keep a cell that a spreadsheet would take for a formula as text, by a leading apostrophe."""
    return "'" + text if text[:1] in ("=", "+", "@", "\t") else text
