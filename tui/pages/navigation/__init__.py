"""Steps from one selection to the next, the start of a chart, and the search for anything that can be opened."""
