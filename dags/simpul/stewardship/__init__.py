"""What waits for a steward, what stewards decided, and what no steward can decide."""
