"""Charts and small pictures as drawings with true coordinates, in the colours of print; all lengths are in points."""
