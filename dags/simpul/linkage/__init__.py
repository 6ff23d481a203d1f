"""Linkage: who is meant by records that no sound number names, weighed by Splink over DuckDB."""
