"""Pictures as SVG: geometry and text only. What they show is decided in `views`."""
