"""A page printed to A4, and what its tags say of where everything stands."""

from typing import NamedTuple

from playwright.sync_api import Page


class Paper(NamedTuple):
    """A printed page."""

    data: bytes

    @classmethod
    def of(cls, page: Page) -> "Paper":
        """Print a page as a citizen would, from a browser."""
        return cls(page.pdf(prefer_css_page_size=True, tagged=True))
