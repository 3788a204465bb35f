"""Excel workbooks (.xlsx) as people see them, read within bounds; nothing of them is trusted."""
