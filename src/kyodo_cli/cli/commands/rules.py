"""`kyodo rules [CODE]`: what is checked, and why."""

from collections.abc import Sequence
from typing import Any, Final

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import folded, nearest
from kyodo_cli.base.language import Message
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import columns, is_terminal, may_colour, write, write_data
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.findings.finding import Rule
from kyodo_cli.rules.catalogue import Example, page
from kyodo_cli.rules.registry import RULES

FORMS: Final = ("text", "json")


def rules(around: Surroundings, code: str | None = None, *, form: str = "text") -> int:
    """Print the catalogue, or the page of one rule."""
    form = choice(form, FORMS, "--format")
    chosen = RULES if code is None else (_rule(code),)
    if form == "json":
        from kyodo_cli.render.machine import json_answer

        write_data(json_answer("rule", [_data(rule, around.language) for rule in chosen]))
    elif code is None:
        write(_list(chosen, around.language))
    else:
        write(_page(chosen[0], around))
    return 0


def _rule(code: str) -> Rule:
    wanted = folded(code)
    for rule in RULES:
        if wanted in (folded(rule.code), folded(rule.slug)):
            return rule
    close = nearest(code, [name for rule in RULES for name in (rule.code, rule.slug)])
    hint = Message("Closest: {items}.", items=close) if close else Message("“kyodo rules” lists the rules.")
    raise UsageFault(Message("There is no rule “{code}”.", code=code), hint)


def _list(chosen: Sequence[Rule], language: str) -> str:
    from kyodo_cli.base.language import shown
    from kyodo_cli.render.findings.text import SEVERITY_WORDS
    from kyodo_cli.render.table import text_table

    header = [shown(one, language) for one in (Message("Rule"), Message("Severity"), Message("What it finds"))]
    rows = [
        [rule.code, SEVERITY_WORDS[rule.severity].in_language(language), page(rule).summary[language]]
        for rule in chosen
    ]
    return text_table(header, rows, columns() if is_terminal() else None)


def _page(rule: Rule, around: Surroundings) -> str:
    from kyodo_cli.render.findings.text import SEVERITY_WORDS
    from kyodo_cli.render.paper import Paper

    one = page(rule)
    paper = Paper(around.language, columns(), bold=may_colour())
    severity = SEVERITY_WORDS[rule.severity].in_language(around.language)
    paper.heading(f"{rule.code} {rule.slug} ({severity})")
    paper.line(one.summary[around.language])
    for heading, text in ((Message("Why"), one.why), (Message("How to mend it"), one.fix)):
        paper.heading(heading)
        paper.line(text[around.language], indent=2)
    for heading, examples in ((Message("Bad"), one.bad), (Message("Good"), one.good)):
        paper.heading(heading)
        for example in examples:
            paper.verbatim(f"# {example.file}\n{example.content}", indent=2)
    return paper.text()


def _data(rule: Rule, language: str) -> dict[str, Any]:
    one = page(rule)
    return {
        "code": rule.code,
        "slug": rule.slug,
        "severity": rule.severity,
        "summary": one.summary[language],
        "why": one.why[language],
        "fix": one.fix[language],
        "bad": _files(one.bad),
        "good": _files(one.good),
    }


def _files(examples: Sequence[Example]) -> list[dict[str, str]]:
    return [{"path": example.file, "content": example.content} for example in examples]
