"""Changes of a dataset's files: worked out, checked, written all or not at all, and taken back."""
