"""Deliveries: which came, which should have come, how they differ from what was promised."""
