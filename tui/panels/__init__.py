"""The parts of the screen that hold state and route: one panel a page, the dashboard around them, the key table."""
