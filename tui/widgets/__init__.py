"""What draws blocks in the terminal."""
