"""A plan from the table that it lives in: the head is found, rows become items, what is not understood is listed."""
