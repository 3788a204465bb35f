"""Values as plain text: what the hidden sheet keeps of them, and what they are compared by."""

import re
from decimal import Decimal
from hashlib import sha256

from kyodo_cli.reading.nodes import Data


def plain(value: Data) -> str:
    """Return a value as it is compared: a number by what it is worth (27.0 is 27), a text by its words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return plain_number(Decimal(str(value)))
    return plain_text(str(value))


def plain_number(value: Decimal) -> str:
    """Return a number without zeros that say nothing."""
    text = f"{value:f}" if value else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain_text(text: str) -> str:
    """Return a text without the blanks around it and at the ends of its lines, each line ended in one way."""
    lines = re.sub("\r\n?", "\n", text).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def digest(text: str) -> str:
    """Return what stands for a text where the text itself would be too long."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
