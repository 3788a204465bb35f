"""Diagnostics as SARIF 2.1.0 (OASIS), for code scanning."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import quote

from kyodo_cli.findings.diagnostic import Diagnostic
from kyodo_cli.rules.catalogue import Page

_LEVELS: Final = {"error": "error", "warning": "warning", "note": "note"}


def findings_sarif(diagnostics: Sequence[Diagnostic], rules: Sequence[Page], language: str, version: str) -> str:
    """Return diagnostics as one SARIF run.

    Args:
        diagnostics: in the order to be written.
        rules: the page of every rule that was run.
        language: of the messages.
        version: kyodo's.
    """
    places = {page.rule.code: at for at, page in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "kyodo",
                "version": version,
                "rules": [_rule(page, language) for page in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(one, places, language, identity)
            for one, identity in zip(diagnostics, _identities(diagnostics), strict=True)
        ],
    }
    document = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rule(page: Page, language: str) -> dict[str, Any]:
    rule = page.rule
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.slug.split("-")),
        "shortDescription": {"text": page.summary[language]},
        "fullDescription": {"text": page.why[language].strip()},
        "help": {"text": page.fix[language].strip()},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _identities(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield what tells a finding from others, run after run: not its line, which moves with every edit above it."""
    seen: Counter[str] = Counter()
    for one in diagnostics:
        same = f"{one.rule.code} {one.file} {one.item} {one.message}"
        seen[same] += 1
        yield hashlib.sha256(f"{same} {seen[same]}".encode()).hexdigest()[:32]


def _result(one: Diagnostic, places: dict[str, int], language: str, identity: str) -> dict[str, Any]:
    text = one.message.in_language(language)
    if one.hint:
        text += " " + one.hint.in_language(language)
    span = one.span
    return {
        "ruleId": one.rule.code,
        "ruleIndex": places[one.rule.code],
        "level": _LEVELS[one.rule.severity],
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(one.file)},
                    "region": {
                        "startLine": span.line,
                        "startColumn": span.column,
                        "endLine": span.end_line,
                        "endColumn": max(span.end_column, span.column)
                        if span.end_line == span.line
                        else span.end_column,
                    },
                }
            }
        ],
        "partialFingerprints": {"kyodo/v1": identity},
    }
