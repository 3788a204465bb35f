"""A plan whose every text tries to be more than text, in a browser."""

from json import dumps

PAYLOADS = (
    "<script>window.owned = 1; alert(1)</script>",
    "</title><script>window.owned = 2; alert(2)</script>",
    "</style><script>window.owned = 3; alert(3)</script>",
    '<img src="https://evil.example/x.png" onerror="window.owned = 4; alert(4)">',
    '"><svg onload="window.owned = 5; alert(5)">',
    "\"' onmouseover='window.owned = 6; alert(6)' autofocus onfocus='alert(6)' x=\"",
    '<a href="javascript:window.owned = 7; alert(7)">押してください</a>',
    "javascript:window.owned = 8; alert(8)",
    '<iframe src="https://evil.example/frame" srcdoc="<script>parent.owned = 9</script>"></iframe>',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    "<style>body { background: url(https://evil.example/b.png) }</style>",
    '"; } body { background: url(https://evil.example/c.png) } x { content: "',
    "-->]]></desc></svg><script>window.owned = 10; alert(10)</script>",
    "{{ 7 * 7 }}{% raw %}{# #}${7*7}",
    "&lt;script&gt;alert(11)&lt;/script&gt; &#x3c;b&#x3e;",
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<base href="https://evil.example/">',
    '</textarea></noscript><form action="https://evil.example/"><input autofocus onfocus="alert(12)"></form>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(13)&gt;">',
    "<svg><use href='data:image/svg+xml,<svg id=x><script>alert(14)</script></svg>#x'/></svg>",
    "<object data='data:text/html,<script>alert(15)</script>'></object>",
)

ALL = dumps(" ".join(PAYLOADS))


def _actions() -> str:
    """Return an action for every payload, which bears it in every text."""
    return "".join(
        f"""
      - id: a{position}
        number: {dumps(text)}
        title: {dumps(text)}
        need: {dumps(text)}
        description: {dumps(text)}
        related: [a{position % len(PAYLOADS) + 1}]
        departments: [{{id: office, role: lead}}]
        actors: [{dumps(text)}]
        themes: [{dumps(text)}]
        by_year: [{{year: 2024, text: {dumps(text)}}}]"""
        for position, text in enumerate(PAYLOADS, 1)
    )


PLAN = f"""\
format: 1
id: hostile
title: {ALL}
edition: {ALL}
municipality: {{name: {ALL}, prefecture: {ALL}}}
source:
  document: {ALL}
  url: "javascript:window.owned = 20; alert(20)"
  errata: [{{at: actions/a1/title, printed: {dumps(PAYLOADS[0])}, read_as: {ALL}, note: {ALL}}}]
period: {{from: 2021, to: 2026, note: {ALL}}}
amendments:
  - {{year: 2023, kind: target_revised, item: i1, reason: {ALL}, source: {ALL}}}
lineage: [{{title: {ALL}, adopted: 2015-09, to: 2020, revision_of: {ALL}}}]
positioning: {{text: {ALL}, basis: [{{law: {ALL}, article: {ALL}}}], parents: [{ALL}]}}
sections: [{{title: {ALL}, text: {ALL}, after: lineage}}]
bodies: [{{id: body, name: {ALL}, kind: council, roles: [{ALL}]}}]
departments: [{{id: office, name: {ALL}}}]
labels: {{vision: {ALL}, action: {dumps(PAYLOADS[0])}, need: {ALL}, related: {ALL}, result: {ALL}}}
fields: [{{key: staff, label: {ALL}, type: text}}]
links: {{related: one_way}}
cycle: {{annual_review: {{every: 1}}, survey: {{every: 4, first: 2022, groups: [{ALL}]}}}}
scales:
  - id: default
    order: best_first
    note: {ALL}
    grades:
      - {{code: {dumps(PAYLOADS[0])}, label: {ALL}, counts_as: on_track}}
      - {{code: {dumps(PAYLOADS[4])}, label: {ALL}}}
stages: [{{id: self, label: {ALL}, scale: default}}]
directions: [{{code: {dumps(PAYLOADS[5])}, label: {ALL}, counts_as: expand}}]
visions:
  - id: v1
    number: {dumps(PAYLOADS[2])}
    title: {ALL}
    description: {ALL}
    actions:{_actions()}
indicators:
  - id: i1
    title: {ALL}
    unit: {dumps(PAYLOADS[4])}
    definition: {ALL}
    better: higher
    baseline: {{year: 2020, value: 1, as_printed: {dumps(PAYLOADS[3])}}}
    targets: [{{year: 2026, value: 9}}, {{year: 2025, text: {ALL}}}]
    references: [{{id: national, label: {ALL}, year: 2023, value: 5}}]
    breaks: [{{year: 2022, note: {ALL}}}]
"""

RECORDS = f"""\
format: 1
plan: hostile
year: 2024
publication: {{contact: {ALL}}}
evaluations:
  a1:
    planned: {ALL}
    result: {ALL}
    variance: {ALL}
    issues: {ALL}
    next: {ALL}
    response: {{text: {ALL}}}
    cost: {{budget: 1, actual: 1, lines: [{{label: {ALL}, budget: 1}}]}}
    fields: {{staff: {ALL}}}
    reviews:
      self: {{rating: {dumps(PAYLOADS[0])}, direction: {dumps(PAYLOADS[5])}, comment: {ALL}, by: {ALL}}}
  a2:
    result: {ALL}
    reviews:
      self: {{rating: {dumps(PAYLOADS[4])}, comment: {ALL}}}
measurements:
  i1: [{{value: 3, note: {ALL}}}]
corrections:
  - {{at: evaluations/a1/result, was: {ALL}, now: {ALL}, date: 2025-08-01, reason: {ALL}}}
"""
