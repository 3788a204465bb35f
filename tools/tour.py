"""Put what the program prints now into the tours of the READMEs; what was shortened with … stays shortened."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
STEP = re.compile(r"```console\n\$ (.*?)\n(.*?)```", re.DOTALL)
KEPT = {
    "xref": 7,
    "validate --year": 4,
    "status": 12,
    "-C examples/mihon status": 16,
    "-C examples/mihon report --year 2025": 10,
}
"""Lines of long answers that are kept, by how the command begins."""


def printed(command: str, language: str, folder: Path) -> str:
    """Return what a command prints in a copy of the founding plans and the examples."""
    arguments = shlex.split(command)[1:]
    environment = {**os.environ, "KYODO_LANG": language, "COLUMNS": "80"}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "kyodo_cli", *arguments], cwd=folder, env=environment, capture_output=True, check=False
    )
    return done.stdout.decode()


def shortened(command: str, text: str) -> str:
    """Return the first lines of a long answer, a line … and, of findings, the count."""
    for start, kept in KEPT.items():
        if command.startswith(f"kyodo {start}"):
            lines = text.splitlines()
            last = [lines[-1]] if start.startswith("validate") else []
            return "\n".join([*lines[:kept], "…", *last]) + "\n"
    return text


def main() -> None:
    """Rewrite both READMEs."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name in ("plans", "examples"):
            shutil.copytree(ROOT / name, folder / name)
        for language, file in (("en", "README.md"), ("ja", "README.ja.md")):
            path = ROOT / file
            text = path.read_text(encoding="utf-8")
            for command, shown in STEP.findall(text):
                now = shortened(command, printed(command, language, folder))
                text = text.replace(f"$ {command}\n{shown}```", f"$ {command}\n{now}```")
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
