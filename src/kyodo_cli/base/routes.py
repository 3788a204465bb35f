"""Routes: where in a plan or a record something stands, as a value and as text."""

Route = tuple[str | int, ...]
"""The way to a value: kind in the plural, id, field. An entry of a list without ids is its index from 0."""

Path = tuple[str | int, ...]
"""The way to a value from the top of its file, step by step: keys, and positions in lists from 0."""


def printed(route: Route) -> str:
    """Return a route as people read and write it, list entries counted from 1: `actions/a04/related/2`."""
    return "/".join(str(part + 1) if isinstance(part, int) else part for part in route)


def parse(text: str) -> tuple[str, ...]:
    """Return the parts of a written route; only the place it is resolved in knows which of them count list entries."""
    plain = text.strip().replace("／", "/")
    return tuple(part.strip() for part in plain.split("/")) if plain else ()
