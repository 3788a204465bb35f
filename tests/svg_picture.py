"""A picture as a tree, for tests that look at what is drawn."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from kyodo_cli.render.svg.drawing import NAMESPACE


def parse(picture: str) -> ET.Element:
    """Return a picture that stands by itself; what is no XML is an error."""
    return ET.fromstring(picture)


def every(root: ET.Element, tag: str, css: str = "") -> list[ET.Element]:
    """Return the elements of a tag, of one class if asked to; what patterns are made of is none of them."""
    patterns = list(root.iter(f"{{{NAMESPACE}}}pattern"))
    own = {id(one) for pattern in patterns for one in pattern.iter() if one is not pattern}
    found = (one for one in root.iter(f"{{{NAMESPACE}}}{tag}") if id(one) not in own)
    return [one for one in found if css in one.attrib.get("class", "").split() or not css]


def words(root: ET.Element) -> list[str]:
    """Return every line of text in the picture."""
    return ["".join(one.itertext()) for one in every(root, "text")]


def called(root: ET.Element) -> tuple[str, str]:
    """Return title and description."""
    title, description = root[0].text, root[1].text
    return title or "", description or ""


def places(root: ET.Element) -> Iterator[tuple[str, float, float]]:
    """Yield every place of a line, box, circle or text: what it is, and where."""
    for one in root.iter():
        tag = one.tag.rpartition("}")[2]
        for x, y in (("x", "y"), ("x1", "y1"), ("x2", "y2"), ("cx", "cy")):
            if x in one.attrib and "%" not in one.attrib.get("width", ""):
                yield tag, float(one.attrib[x]), float(one.attrib[y])
