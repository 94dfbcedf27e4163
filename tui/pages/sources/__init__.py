"""The sources: where the figures come from, and what limits their comparison."""
