"""The handout: one entity before a meeting, on one sheet of paper."""
