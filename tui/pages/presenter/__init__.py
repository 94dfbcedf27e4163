"""The presenter: one figure, chart or list a page, for a projector."""
