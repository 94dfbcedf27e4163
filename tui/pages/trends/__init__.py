"""The trends panel: one measure over time, or many as small charts."""
