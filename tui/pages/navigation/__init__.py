"""From one selection to the next: steps, the start of a chart, the search."""
