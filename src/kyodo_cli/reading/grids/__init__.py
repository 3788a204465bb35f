"""Tables of any kind (.xlsx, .csv, .tsv, .txt) as rows of cells; nothing of them is trusted."""
