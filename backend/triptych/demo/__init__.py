"""What a newcomer sees: the shipped portfolio and the story, told only through use cases."""
