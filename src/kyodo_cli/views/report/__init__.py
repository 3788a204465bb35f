"""The yearly report of a plan: what is on the page, part by part."""

from kyodo_cli.views.report.page import ReportView, report_view

__all__ = ["ReportView", "report_view"]
