"""An independent recomputation: reads the file and does the arithmetic again, and shares no code with the program."""
