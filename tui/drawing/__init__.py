"""Blocks of pages as lines of coloured text for a width in cells; colours are roles of a palette."""
