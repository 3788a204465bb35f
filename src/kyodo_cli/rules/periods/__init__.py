"""Years, periods and what changed when (KY2xx)."""
