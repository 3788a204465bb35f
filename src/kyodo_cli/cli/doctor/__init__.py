"""What may be wrong with a set-up: one file for each part of it, and the table of all checks."""
