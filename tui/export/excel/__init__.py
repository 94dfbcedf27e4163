"""Excel workbooks: one that prints, and one of codes for machines."""
