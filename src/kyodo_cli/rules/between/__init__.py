"""Between the plans of a workspace, and files that nothing reads (KY5xx)."""
