"""What every room means by money, period, business time, health, refusal and actor. Standard library only."""
