"""What was probably meant by a name that nothing has."""

from collections.abc import Iterable

from kyodo_cli.base.folding import nearest
from kyodo_cli.base.language import Message


def with_nearest(said: Message, wanted: str, known: Iterable[str]) -> Message:
    """Return a sentence with the name most like the one that was written."""
    close = nearest(wanted, sorted(known), limit=1)
    return Message("{said} (did you mean {name}?)", said=said, name=close[0]) if close else said
