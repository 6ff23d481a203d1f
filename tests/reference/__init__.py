"""References: every KPI computed a second time, plainly, from what the sample country truly is (``truth/``).

A module a theme, with ``METRICS``: metric → function of a :class:`tests.reference.truth.Truth` that returns every cell
which the warehouse must have where agencies make no mistakes. They share no line with the warehouse's SQL.
"""
