"""Print the lowest version of every dependency that pyproject.toml allows, as constraints for pip."""

import tomllib
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]

EXTRAS = PROJECT["optional-dependencies"]

for requirement in [*PROJECT["dependencies"], *EXTRAS["test"], *EXTRAS["browser"]]:
    print(requirement.replace(">=", "=="))
