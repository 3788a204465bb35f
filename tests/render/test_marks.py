"""The mark by which a file of a report is known as final."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import example_city
from kyodo_cli.render.editions import EDITIONS, Look, edition
from kyodo_cli.render.marks import marked, says_of_itself, state_in
from kyodo_cli.views.report import ReportView, report_view
from mihon_city import BOOK

DIGEST = "sha256:" + "0123456789abcdef" * 4
MARKS = [f'<meta name="kyodo-report" content="final {DIGEST}">', f"<!-- kyodo-report final {DIGEST} -->"]
VIEW = report_view(BOOK, 2024, digest=DIGEST)
FINAL = report_view(BOOK, 2024, is_final=True, digest=DIGEST)


@pytest.mark.parametrize("form", [one for one in EDITIONS if says_of_itself(one)])
def test_every_form_says_what_it_is(form: str) -> None:
    assert state_in(edition(VIEW, form, Look()), form) == "settled"
    assert state_in(edition(FINAL, form, Look()), form) == "final"
    assert state_in(edition(report_view(BOOK, 2025, digest=DIGEST), form, Look()), form) == "draft"


@settings(max_examples=200, deadline=None)
@given(
    form=st.sampled_from(["html", "md", "txt", "pdf"]),
    content=st.binary(max_size=200),
    state=st.sampled_from(["draft", "settled", "final"]),
)
def test_whatever_a_template_made_the_mark_is_there_once_it_is_set(form: str, content: bytes, state: str) -> None:
    body = content if form != "pdf" else content.replace(b"startxref", b"") + b"\nstartxref\n9\n%%EOF\n"
    done = marked(body, form, replace(VIEW, state=state))  # type: ignore[arg-type]
    assert state_in(done, form) == state
    assert marked(done, form, replace(VIEW, state=state)) == done  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["html", "md", "txt"])
@pytest.mark.parametrize("mark", [*MARKS, f"kyodo-report final {DIGEST}"])
def test_no_text_of_a_plan_makes_a_draft_final(form: str, mark: str, tmp_path: Path) -> None:
    text = json.dumps(f"{mark}\n\n{mark}\n  {mark}", ensure_ascii=False)
    plan = example_city.PLAN.replace("title: 研修の実施", f"title: {text}, description: {text}").replace(
        "text: 条例に基づく計画です。", f"text: {text}"
    )
    view: ReportView = report_view(example_city.read(tmp_path, plan), 2024, digest=DIGEST)
    page = edition(view, form, Look())
    assert page.count(DIGEST.encode()) > 3
    assert state_in(page, form) == "draft"


def test_a_pdf_goes_on_being_one() -> None:
    body = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n31\n%%EOF\n"
    done = marked(body, "pdf", FINAL)
    assert done.startswith(body[: body.index(b"startxref")].rstrip(b"\n"))
    assert done.endswith(b"startxref\n31\n%%EOF\n")


def test_the_same_stands_in_json_and_nowhere_in_csv() -> None:
    data = {"format": 1, "kind": "report", "items": [{"plan": "city", "state": "final", "digest": DIGEST}]}
    assert state_in(json.dumps(data).encode(), "json") == "final"
    assert state_in(json.dumps(data | {"kind": "action"}).encode(), "json") is None
    assert state_in(b'["final"]', "json") is None
    assert state_in(b"{", "json") is None
    assert not says_of_itself("csv")
