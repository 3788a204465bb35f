"""Pictures as filters of the templates: what they return is put into a page as it is."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from kyodo_cli.render.related import related_picture
from kyodo_cli.render.svg.progress import STATES, groups_picture, moves_picture, years_picture
from kyodo_cli.render.svg.style import page_style
from kyodo_cli.render.svg.trend import trend_picture

if TYPE_CHECKING:
    from markupsafe import Markup


def picture_filters(language: str) -> dict[str, Callable[..., Any]]:
    """Return the filters that draw, in one language."""
    drawing: dict[str, Callable[..., str]] = {
        "groups_picture": groups_picture,
        "moves_picture": moves_picture,
        "related_picture": related_picture,
        "trend_picture": trend_picture,
        "years_picture": years_picture,
    }
    drawn = {name: partial(_drawn, draw, language=language) for name, draw in drawing.items()}
    return {**drawn, "year_state": STATES.__getitem__}


def picture_style() -> "Markup":
    """Return the rules for all pictures, to stand in a page's style sheet."""
    from markupsafe import Markup

    return Markup(page_style())  # noqa: S704 - ours


def _drawn(draw: Callable[..., str], *values: object, language: str) -> "Markup":
    from markupsafe import Markup

    return Markup(draw(*values, language=language))  # noqa: S704 - escaped where it is drawn
