"""`kyodo schema`: the JSON Schema of the files, for editors."""

from pathlib import Path

from kyodo_cli.cli.boundary import FINE
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import hand_over
from kyodo_cli.cli.surroundings import Surroundings


def schema(around: Surroundings, what: str = "plan", *, output: Path | None = None) -> int:
    """Print the schema of a plan file or of a records file, or write it to a file."""
    from kyodo_cli.render.schema import FILES, schema_text

    text = schema_text(choice(what, tuple(FILES), "kyodo schema"))
    hand_over(text, output, around.here, around.language)
    return FINE
