"""Measurements of the program beside the smallest thing of its kind; see README.md in this folder."""
