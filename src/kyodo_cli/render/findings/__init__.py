"""Diagnostics for whoever reads them: people, programs, GitHub, code scanning."""
