"""A terminal dashboard of administrative-reform indicators."""

__version__ = "0.1.0"
