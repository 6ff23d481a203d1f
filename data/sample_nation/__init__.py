"""A small, consistent country, and what each of its agencies would send about it: sample data, all of it."""
