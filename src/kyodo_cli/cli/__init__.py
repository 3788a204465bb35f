"""The command line: what the process knows, what was typed, and what is written."""
