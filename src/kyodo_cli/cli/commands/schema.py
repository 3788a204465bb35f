"""`kyodo schema`: the JSON Schema of the files, for editors."""

from pathlib import Path

from kyodo_cli.cli.boundary import FINE
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import hand_over
from kyodo_cli.cli.surroundings import Surroundings


def schema(around: Surroundings, what: str = "plan", *, output: Path | None = None) -> int:
    """Print the schema of a plan file, of a records file or of an export, or write it to a file."""
    from kyodo_cli.render.export_schema import export_schema_text
    from kyodo_cli.render.schema import FILES, schema_text

    kind = choice(what, (*FILES, "export"), "kyodo schema")
    text = export_schema_text() if kind == "export" else schema_text(kind)
    hand_over(text, output, around.here, around.language)
    return FINE
