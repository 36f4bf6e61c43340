"""What a document may ask at most, worked out before anything is carried out (law 12)."""
