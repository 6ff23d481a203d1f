"""Lineage: where each column and each metric comes from, down to the agencies' own fields."""
