"""A new agency: its contract, staging models and sample, proposed from one example file."""
