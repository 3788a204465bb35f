"""Which kyodo this is; the only place that says so."""

from typing import Final

VERSION: Final = "0.1.0"
