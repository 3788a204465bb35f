"""What is shown, as frozen values: each view is made for one output and knows nothing of how it looks."""
