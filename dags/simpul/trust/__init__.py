"""Trust: how far each number of an edition can be relied on, and why."""
