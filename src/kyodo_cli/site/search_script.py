"""The texts of the site for its search: folded here as `kyodo search` folds them, with the table that folds a query."""

import json
from collections.abc import Iterable

from kyodo_cli.base.folding import DASHES_LIKE_A_PROLONGED_SOUND, folded, look_alikes
from kyodo_cli.base.language import shown
from kyodo_cli.base.years import printed_year
from kyodo_cli.views.site.search import SearchText


def search_script(texts: Iterable[tuple[str, SearchText]]) -> bytes:
    """Return the texts as a script, since a page that is opened as a file may not fetch anything.

    Args:
        texts: each with the language of its plan.
    """
    places: dict[tuple[str, str], int] = {}
    pages: list[list[str]] = []
    found: list[list[object]] = []
    for language, one in texts:
        if not folded(one.text):
            continue
        word, number, title = one.name
        kind = " ".join(shown(part, language) for part in (word, number) if part is not None)
        key = (one.href, kind)
        if key not in places:
            places[key] = len(pages)
            pages.append([one.href, kind, shown(title, language), language])
        where = [printed_year(one.year, language)] if one.year is not None else []
        where += [shown(part, language) for part in one.place]
        found.append([places[key], " › ".join(where), one.text, folded(one.text)])
    data = {"fold": look_alikes(), "dashes": DASHES_LIKE_A_PROLONGED_SOUND, "pages": pages, "texts": found}
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    written = written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"window.kyodoTexts = {written};\n".encode()
