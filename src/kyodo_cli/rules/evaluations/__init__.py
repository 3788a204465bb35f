"""Scales, stages, evaluations, and what a year still lacks (KY4xx)."""
