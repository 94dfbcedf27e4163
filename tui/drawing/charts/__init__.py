"""Charts: figures over time as lines of coloured text."""
