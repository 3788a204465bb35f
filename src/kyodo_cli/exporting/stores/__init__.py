"""The tables written down: as CSV, as a workbook, as a database, as Parquet."""
