"""What files say to people, in each language that people choose."""
