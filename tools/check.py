"""Run every check that needs no fresh environment: `python tools/check.py`. `.ci/run` runs this and more."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

CHECKS = (
    ["ruff", "format", "--check", "."],
    ["ruff", "check", "."],
    ["mypy"],
    ["lint-imports", "--no-cache"],
    [sys.executable, "tools/generate.py", "--check"],
    [sys.executable, "-m", "kyodo_cli", "validate", "--fail-on", "warning"],
)


def main() -> int:
    """Run the checks in turn and name those that failed."""
    folder = Path(sys.executable).parent
    failed = []
    for command in CHECKS:
        program = str(folder / command[0]) if (folder / command[0]).exists() else command[0]
        print("$", " ".join(command), flush=True)
        if subprocess.run([program, *command[1:]], cwd=ROOT, check=False).returncode:  # noqa: S603
            failed.append(command[0])
    print("failed: " + ", ".join(failed) if failed else "all checks passed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
