"""Numbers as databases and sheets hold them."""


def as_double(value: object) -> float | None:
    """Return a number as a double; None where it is too large for one, and only its text holds it."""
    try:
        return float(value)  # type: ignore[arg-type]  # a number
    except OverflowError:
        return None
