"""`kyodo schema`: the JSON Schema of the files, for editors."""

from pathlib import Path

from kyodo_cli.base.language import Message
from kyodo_cli.cli.boundary import FINE
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import tell, write_data, write_output
from kyodo_cli.cli.surroundings import Surroundings


def schema(around: Surroundings, what: str = "plan", *, output: Path | None = None) -> int:
    """Print the schema of a plan file or of a records file, or write it to a file."""
    from kyodo_cli.render.schema import FILES, schema_text

    text = schema_text(choice(what, tuple(FILES), "kyodo schema"))
    if output is None:
        write_data(text)
    else:
        write_output(around.here / output, text)
        tell(Message("Wrote {path}.", path=output), around.language)
    return FINE
