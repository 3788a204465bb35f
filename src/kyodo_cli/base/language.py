"""Sentences of the interface, kept as values and put into a language only when they are shown."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from gettext import NullTranslations

Language = Literal["ja", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("ja", "en")
CATALOGUES: Final = Path(__file__).parent.parent / "locale"
DOMAIN: Final = "kyodo"


@cache
def catalogue(language: str) -> "NullTranslations":
    """Return the catalogue of a language; English, and any language kyodo does not speak, is the source text."""
    import gettext

    return gettext.translation(DOMAIN, CATALOGUES, languages=[language], fallback=True)


class Message:
    """A sentence with its values: `Message("No plan {id}.", id="x")`, shown by `in_language("ja")`.

    The text is the English sentence, which is also the key of the catalogues. A value that is itself a Message is put
    into the same language.
    """

    __slots__ = ("text", "values")

    def __init__(self, text: str, /, **values: object) -> None:
        self.text = text
        self.values = values

    def in_language(self, language: str) -> str:
        """Return the sentence in a language."""
        text = catalogue(language).gettext(self.text) if self.text else ""
        if not self.values:
            return text
        return text.format(**{name: shown(value, language) for name, value in self.values.items()})

    def __str__(self) -> str:
        return self.in_language("en")

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.text, self.values) == (other.text, other.values)

    def __hash__(self) -> int:
        return hash(self.text)


def shown(value: object, language: str) -> str:
    """Return a value as it stands in a sentence of that language."""
    if isinstance(value, Message):
        return value.in_language(language)
    if isinstance(value, (list, tuple)):
        return ("、" if language == "ja" else ", ").join(shown(one, language) for one in value)
    return str(value)
