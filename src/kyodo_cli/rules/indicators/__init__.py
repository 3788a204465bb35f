"""Indicators: targets, formulas, values (KY3xx)."""
