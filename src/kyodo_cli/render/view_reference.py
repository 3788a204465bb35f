"""What a template may use, as a page: every field of every view, every filter, in one language."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from kyodo_cli.base.language import Message
from kyodo_cli.reading.source import read_source
from kyodo_cli.reading.tree import read_tree
from kyodo_cli.render.schema import words_of_key, words_of_part
from kyodo_cli.render.view_types import Field, View, said_type

VIEW_WORDS: Final = Path(__file__).with_name("view_words.yaml")
FILTER_WORDS: Final = Path(__file__).with_name("filter_words.yaml")

CALLS: Final = {
    "globals": Message("Values and functions"),
    "filters": Message("Filters"),
    "tests": Message("Tests"),
}
"""What a template may call, by its section in FILTER_WORDS."""

Words = Mapping[str, Any]


def whole_reference(language: str) -> str:
    """Return everything that a template may use, as a page."""
    from kyodo_cli.render.view_types import views, views_of_site

    parts = [f"# {_TITLE.in_language(language)}", "", _HOW_TO_READ.in_language(language), ""]
    parts += [calls_reference(language), f"## {_VIEWS.in_language(language)}", "", reference(views(), language)]
    parts += [f"## {_VIEWS_OF_SITE.in_language(language)}", "", reference(views_of_site(), language)]
    return "\n".join(parts).rstrip("\n") + "\n"


def reference(chosen: Iterable[tuple[View, tuple[Field, ...]]], language: str) -> str:
    """Return the reference of some views as Markdown: one table each."""
    return "\n".join("\n".join(_section(view, fields, language)) for view, fields in chosen)


def calls_reference(language: str) -> str:
    """Return the reference of filters, tests and what else a template may call, as Markdown."""
    lines: list[str] = []
    for section, heading in CALLS.items():
        lines += [f"## {heading.in_language(language)}", "", *_header(_CALL_COLUMNS, language)]
        for name, words in words_in(FILTER_WORDS)[section].items():
            example = words["example"].replace("|", "\\|")
            lines.append(f"| `{name}` | {words[language]} | `{example}` |")
        lines.append("")
    return "\n".join(lines)


def words_of_view(view: View) -> Words:
    """Return what a view is, in both languages.

    Raises:
        LookupError: nobody has written it down, which is a mistake of ours.
    """
    if issubclass(view, BaseModel):
        return words_of_part(view)  # type: ignore[arg-type]  # every model of ours is a Part
    words: Words = words_in(VIEW_WORDS)[view.__name__]
    return words


def words_of_field(view: View, field: Field) -> Words:
    """Return what a field of a view holds, in both languages.

    Raises:
        LookupError: nobody has written it down, which is a mistake of ours.
    """
    if issubclass(view, BaseModel):
        return words_of_key(view, field.name.removesuffix("_"))  # type: ignore[arg-type]  # as above
    words: Words = words_in(VIEW_WORDS)[view.__name__]["keys"][field.name]
    return words


@cache
def words_in(path: Path) -> Words:
    """Read a file of words."""
    source, _ = read_source(path, path.name)
    tree = read_tree(source)[0] if source else None
    return tree.root.value if tree else {}


_TITLE: Final = Message("What a template may use")
_VIEWS: Final = Message("Views and their fields")
_VIEWS_OF_SITE: Final = Message("Views of the site and of the index of reports")
_HOW_TO_READ: Final = Message(
    "A report is given to its template as `report`; from there every field is reached by its name, such as "
    "`report.summary.stages`. A list is gone through with `for`, a field that may be nothing is asked with `if`. To "
    "print nothing, or to ask for a field that is not there, is an error that names the nearest."
)

_FIELD_COLUMNS: Final = (Message("Field"), Message("Holds"), Message("Meaning"))
_CALL_COLUMNS: Final = (Message("Name"), Message("Meaning"), Message("Example"))


def _section(view: View, fields: tuple[Field, ...], language: str) -> Iterator[str]:
    yield f"### {view.__name__}"
    yield ""
    yield _said(words_of_view, language, view)
    yield ""
    yield from _header(_FIELD_COLUMNS, language)
    for field in fields:
        about = _said(words_of_field, language, view, field).replace("|", "\\|")
        yield f"| `{field.name}` | {said_type(field.type).in_language(language)} | {about} |"
    yield ""


def _said(words_of: Callable[..., Words], language: str, *what: object) -> str:
    """Return the words for something; an empty text where nobody has written them down, which a test finds."""
    try:
        words: str = words_of(*what)[language]
    except LookupError:
        return ""
    return words


def _header(columns: tuple[Message, ...], language: str) -> list[str]:
    names = " | ".join(one.in_language(language) for one in columns)
    return [f"| {names} |", "|---" * len(columns) + "|"]
