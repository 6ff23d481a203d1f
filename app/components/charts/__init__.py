"""Charts: each builder takes a small frame and returns an Altair chart with direct labels, in the theme's colours."""

from components.charts.rankings import bars
from components.charts.shares import stacked
from components.charts.trends import sparkline, trend

__all__ = ["bars", "sparkline", "stacked", "trend"]
