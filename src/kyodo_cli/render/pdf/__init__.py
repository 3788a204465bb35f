"""The report on paper: markup of Typst made into a PDF (the only door to typst)."""
