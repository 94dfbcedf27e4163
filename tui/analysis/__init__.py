"""What the figures mean: progress, pace, rank, movement, comparability. Pure functions over the model."""
