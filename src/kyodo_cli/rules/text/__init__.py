"""Text that is going to be published (KY9xx)."""
