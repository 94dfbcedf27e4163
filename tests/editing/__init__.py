"""Changes of a dataset's files."""
