"""What changed between two states of a dataset, or between two datasets: a page made of both."""
