"""The tests of reform-tui."""
