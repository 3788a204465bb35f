"""The data of a plan's year as files: CSV with a description of its columns, and JSON."""
