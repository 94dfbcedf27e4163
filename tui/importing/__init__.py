"""Published tables brought into a dataset: read, guessed at, questioned, and written only when nothing is open."""
