"""Hints that name what was probably meant."""

from collections.abc import Iterable

from kyodo_cli.base.folding import nearest
from kyodo_cli.base.language import Message


def did_you_mean(text: str, candidates: Iterable[str], otherwise: Message) -> Message:
    """Suggest the candidates most like a text; where none is like it, say something else."""
    close = nearest(text, candidates)
    return Message("Did you mean {items}?", items=close) if close else otherwise
