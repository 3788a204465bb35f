"""The static site: what is on each of its pages."""
