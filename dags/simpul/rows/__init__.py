"""From delivered cells to typed rows: what each must satisfy, and what becomes of those that do not."""
