"""The rankings panel: one index as a ranked table, or several entities side by side."""
