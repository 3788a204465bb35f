"""A year's results from a table that kyodo has not sent: a department's own list, one item a row."""
