"""Write the files that are made from the program: catalogue, references, rule pages, JSON Schemas.

`python tools/generate.py` writes them; with `--check` it only says which are not up to date, and exits 1.
"""

import os
import sys
from pathlib import Path

import catalogue
import export_reference
import reference
from kyodo_cli.rules.registry import RULES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def generated() -> dict[Path, bytes]:
    """Return every generated file with its content."""
    files = {catalogue.MO: catalogue.compiled()}
    for language, ending in (("en", ".md"), ("ja", ".ja.md")):
        files[DOCS / f"cli{ending}"] = reference.command_reference(language).encode()
        files[DOCS / f"views{ending}"] = reference.view_reference(language).encode()
        page = DOCS / f"export{ending}"
        files[page] = export_reference.with_tables(page, language).encode()
        files[DOCS / "rules" / f"README{ending}"] = reference.rule_index(language).encode()
    for rule in RULES:
        files[DOCS / "rules" / f"{rule.code}.md"] = reference.rule_page(rule).encode()
    for what in ("plan", "records", "export"):
        files[DOCS / "schema" / f"{what}.schema.json"] = reference.schema(what).encode()
    return files


def main() -> int:
    """Write or check."""
    check = "--check" in sys.argv
    files = generated()
    known = {path for folder in (DOCS / "rules", DOCS / "schema") for path in folder.glob("*") if path.is_file()}
    stale = [path for path, content in files.items() if not path.exists() or path.read_bytes() != content]
    stale += sorted(known - files.keys())
    for path in stale:
        print(f"{'not up to date' if check else 'written'}: {path.relative_to(ROOT)}")
        if not check and path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[path])
        elif not check:
            path.unlink()
    return 1 if check and stale else 0


if __name__ == "__main__":
    os.environ.pop("KYODO_LANG", None)
    sys.exit(main())
