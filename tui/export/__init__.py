"""Write pages and figures as documents and tables, and turn screens into picture files."""
