"""The briefing: one entity before a meeting, as a document."""
