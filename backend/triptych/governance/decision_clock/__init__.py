"""The decision clock (EX10): who holds the ball since when, against which target, and to whom silence escalates."""
