"""The profile panel: everything about one entity."""
