"""Who is who, and what refers to what (KY1xx)."""
