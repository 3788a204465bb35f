"""Diagnostics as plain data, by the names of the contract."""

from collections.abc import Sequence
from typing import Any

from kyodo_cli.findings.diagnostic import Diagnostic
from kyodo_cli.render.machine import json_answer


def findings_json(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """Return diagnostics as the one JSON object of the contract."""
    return json_answer("finding", [finding_data(one, language) for one in diagnostics])


def finding_data(one: Diagnostic, language: str) -> dict[str, Any]:
    """Return one diagnostic by the contract's keys; lines and columns count from 1, columns count characters."""
    return {
        "code": one.rule.code,
        "slug": one.rule.slug,
        "severity": one.rule.severity,
        "message": one.message.in_language(language),
        "hint": one.hint.in_language(language) if one.hint else None,
        "path": one.file,
        "line": one.span.line,
        "column": one.span.column,
        "end_line": one.span.end_line,
        "end_column": one.span.end_column,
        "plan": one.plan,
        "item": one.item,
    }
