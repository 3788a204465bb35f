"""Pages of text taken apart."""


def block(page: str, heading: str) -> str:
    """Return the lines under a heading up to the next one, without their margins and the years before them."""
    lines = page.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(heading))
    found = []
    for line in lines[start + 1 :]:
        if line and not line.startswith(" "):
            break
        if line.strip():
            found.append(line.strip())
    return "\n".join(found)
