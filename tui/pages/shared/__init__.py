"""What several panels show: figures, names, marks, standings, commitments, attention notes."""
