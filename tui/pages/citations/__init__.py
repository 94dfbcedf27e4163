"""The sources and signs of a page."""
