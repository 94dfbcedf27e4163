"""What a hostile file, folder, environment or typist may do: nothing but be told no."""
