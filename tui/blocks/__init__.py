"""Pages, blocks and figures: the values that pages make, and that widgets and exports draw."""
