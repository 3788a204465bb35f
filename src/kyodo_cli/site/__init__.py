"""The static site: its pages and files, made one after another."""
